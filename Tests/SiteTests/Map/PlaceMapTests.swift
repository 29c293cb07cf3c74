import Testing

@testable import Record
@testable import Site

@Suite struct PlaceMapTests {
  @Test func `the map names its places for those who do not see it`() {
    let svg = MapKit.svg(MapKit.karabakh)
    #expect(svg.contains("<g role=\"img\" aria-labelledby=\"map-title map-description\">"))
    #expect(svg.contains("<title id=\"map-title\">Map: Moscow, Stepanakert and 3 more places</title>"))
    #expect(svg.contains("Shown are Moscow (dateline), Stepanakert (scene of an event), Yerevan, Baku, Ankara."))
  }

  @Test func `every place has its name beside it where there is room`() {
    let svg = MapKit.svg(MapKit.karabakh)
    for place in MapKit.karabakh { #expect(svg.contains(">\(place.name)</text>"), "\(place.name)") }
    #expect(svg.contains(">UKRAINE</text>"))
  }

  @Test func `nothing is styled or run from within the picture`() {
    let svg = MapKit.svg(MapKit.karabakh)
    for word in ["style=", "<script", "fill=", "stroke=", "onclick", "<image", "<use", "url(", "<a ", "href"] {
      #expect(!svg.contains(word), "\(word)")
    }
  }

  @Test(arguments: [
    (MapKit.karabakh, 25_000), ([MapKit.place("Reykjavik", 64.14, -21.9)], 25_000),
    ([MapKit.place("Washington", 38.9, -77.04), MapKit.place("Los Angeles", 34.05, -118.24)], 25_000),
    (
      [MapKit.place("London", 51.5, -0.1), MapKit.place("Sydney", -33.9, 151.2), MapKit.place("Lima", -12, -77)], 45_000
    ),
  ])
  func `a picture stays small`(places: [MapPlace], most: Int) {
    for size in [PlaceMap.Size.wide, .column] { #expect(MapKit.svg(places, size).utf8.count < most) }
  }

  @Test(arguments: [(Double.nan, 40.0), (95, 40), (10, .infinity), (-91, 0), (10, 181)])
  func `a place that is nowhere is left out`(latitude: Double, longitude: Double) {
    let nowhere = MapKit.place("Nowhere", latitude, longitude)
    #expect(PlaceMap([nowhere]) == nil)
    #expect(
      MapKit.svg([nowhere, MapKit.place("Paris", 48.86, 2.35)]).contains("<title id=\"map-title\">Map: Paris</title>"))
  }

  @Test func `no places make no map`() { #expect(PlaceMap([]) == nil) }

  @Test func `hostile names stay text`() {
    let hostile = "</text><script>alert(1)</script>\u{202E}\u{0}\"'&"
    let svg = MapKit.svg([MapKit.place(hostile, 48, 2)])
    #expect(!svg.contains("<script"))
    #expect(!svg.unicodeScalars.contains("\u{202E}"))
    #expect(svg.contains("&lt;/text&gt;&lt;script"))
  }

  @Test func `near places share a marker that says how many`() {
    let near = [
      MapKit.place("Gaza City", 31.5, 34.47), MapKit.place("Jabalia", 31.53, 34.48),
      MapKit.place("Cairo", 30.05, 31.25),
    ]
    let svg = MapKit.svg(near)
    #expect(svg.contains("<circle class=\"map-cluster\""))
    #expect(svg.contains("text-anchor=\"middle\">2</text>"))
    #expect(svg.contains("Jabalia"))
    let same = [near[0], near[0], near[2]]
    #expect(!MapKit.svg(same).contains("map-cluster"))
  }

  @Test func `no more than forty places are shown and the weighty ones are among them`() throws {
    var places = (0..<100).map { MapKit.place("Village \($0)", 45 + Double($0 % 10), Double($0 / 10)) }
    places.append(MapPlace(name: "Capital", latitude: 47.3, longitude: 5.2, role: .dateline))
    let map = try #require(PlaceMap(places))
    #expect(map.places.count == 40)
    #expect(map.places[0].name == "Capital")
    #expect(map.places[1].name == "Village 0")
  }

  @Test func `the same places make the same picture`() {
    #expect(MapKit.svg(MapKit.karabakh) == MapKit.svg(MapKit.karabakh))
  }

  @Test func `a picture may be asked for at any size`() {
    for size in [(0, 0), (-5, 3), (1, 4_000), (4_000, 1)] {
      #expect(MapKit.svg(MapKit.karabakh, .init(width: size.0, height: size.1)).hasSuffix("</svg>"))
    }
  }

  @Test func `any two points of the globe make a picture with its points in it`() {
    let latitudes = [-90.0, -72, -30, 0, 8, 45, 80, 90]
    let longitudes = [-180.0, -100, -1, 0, 77, 179.9]
    for latitude in latitudes {
      for longitude in longitudes {
        let other = MapKit.place("B", -latitude / 3 + 5, -longitude * 0.7)
        for places in [[MapKit.place("A", latitude, longitude)], [MapKit.place("A", latitude, longitude), other]] {
          guard let map = PlaceMap(places) else {
            Issue.record("no map of \(places)")
            continue
          }
          let view = map.view(.wide)
          for spot in map.places.map(\.vertex).map(view.place) {
            #expect((0...view.width).contains(spot.x) && (0...view.height).contains(spot.y), "\(spot) \(places)")
          }
          var out: [UInt8] = []
          map.append(size: .column, id: "m", to: &out)
          #expect(!String(decoding: out, as: UTF8.self).contains("nan"))
        }
      }
    }
  }
}
