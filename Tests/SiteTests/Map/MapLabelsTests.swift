import Testing

@testable import Record
@testable import Site

@Suite struct MapLabelsTests {
  func marker(_ name: String, _ x: Double, _ y: Double) -> MapMarker {
    MapMarker(places: [MapKit.place(name, 0, 0)], position: MapPosition(x: x, y: y))
  }

  @Test func `a name stands to the right, or where there is room`() {
    let markers = [marker("Vienna", 100, 100), marker("Bratislava", 118, 100), marker("Edge", 292, 50)]
    var labels = MapLabels(markers, width: 300, height: 200)
    var anchors: [MapLabels.Anchor?] = []
    for marker in markers { anchors.append(labels.place(marker)?.anchor) }
    #expect(anchors == [.end, .start, .end])
  }

  @Test func `a name without room is left to the list`() {
    let markers = (0..<40).map { marker("Longer name \($0)", 60 + Double($0 % 8) * 14, 60 + Double($0 / 8) * 14) }
    var labels = MapLabels(markers, width: 220, height: 180)
    var placed = 0
    for marker in markers where labels.place(marker) != nil { placed += 1 }
    #expect(placed < 20 && placed > 0)
  }

  @Test func `a very long name is cut`() {
    #expect(MapText.label(String(repeating: "Llanfair", count: 50)).count == 28)
    #expect(MapText.label("Newcastle upon Tyne") == "Newcastle upon Tyne")
  }

  @Test func `controls and turns of direction are taken out of a name`() {
    #expect(MapText.label(" a\u{202E}b\u{0}\n\tc ") == "ab c")
    #expect(MapText.label("القدس") == "القدس")
  }

  @Test func `often named places have larger points`() {
    var often = marker("A", 0, 0)
    often.places[0].times = 8
    #expect(often.radius > marker("A", 0, 0).radius)
    often.places[0].times = .min
    #expect(often.radius == marker("A", 0, 0).radius)
  }
}
