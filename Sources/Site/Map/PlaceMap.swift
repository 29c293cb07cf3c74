internal import Record

/// A map of the places that an article names, as SVG: no script, no tiles, nothing loaded.
///
/// The borders are Natural Earth's de facto ones, but that Crimea stands with Ukraine (see `Outlines`); they are coarse, and no
/// statement of ours. The caller writes the list of the places beneath the map: what has no room for its name, or is too much for
/// one map, is found there.
///
/// All colours come from the style sheet (`MapStyle` is one), by these classes:
/// - `map` the picture; `map-sea`, `map-graticule`, `map-land` (its line is the coast), `map-lit` (countries of the places),
///   `map-border`
/// - `map-country`, and `map-country-lit`, names of countries
/// - `map-point` with `map-dateline`, `map-event` or `map-mentioned`; `map-halo` the ring round a dateline
/// - `map-cluster` and `map-count`, the disc of several places and their number; `map-cluster-strong` where one is a dateline's or an event's
/// - `map-name`, and `map-strong` for a dateline's or an event's place
struct PlaceMap {
  /// Pixels of the picture, in which letters are 14 high. Choose about the width at which it is shown on a phone or in a column: a
  /// picture shown smaller than it is has small letters.
  struct Size: Sendable, Hashable {
    var width, height: Int

    /// In a column, or on a phone.
    static let column = Size(width: 420, height: 330)
    /// Over the measure of the text.
    static let wide = Size(width: 680, height: 440)
  }

  /// Places beyond this number, the least weighty, are left to the list.
  static let greatestCount = 40

  let places: [MapPlace]
  let outlines: Outlines

  /// A map of `places`; nil where none of them stands anywhere on earth.
  init?(_ places: [MapPlace], outlines: Outlines = .shared) {
    let found = places.enumerated().filter { $0.element.isOnEarth && !MapText.cleaned($0.element.name).isEmpty }
    if found.isEmpty { return nil }
    let sorted = found.sorted { one, other in
      if MapPlace.weightier(one.element, other.element) { return true }
      return !MapPlace.weightier(other.element, one.element) && one.offset < other.offset
    }
    self.places = sorted.prefix(Self.greatestCount).map(\.element)
    self.outlines = outlines
  }

  /// Appends the picture.
  ///
  /// - Parameter id: begins the ids of its title and description; must be unique in the page.
  func append(size: Size, id: String, to out: inout [UInt8]) {
    let vertices = places.map(\.vertex)
    let lit = litCountries(vertices)
    let view = view(size, vertices, lit)
    let markers = MapMarker.merged(Array(zip(places, vertices.map(view.place))))
    var labels = MapLabels(markers, width: view.width, height: view.height)
    var drawing = MapDrawing(view: view, id: id)
    drawing.open(title: title, description: description)
    var painter = MapPainter(outlines, view)
    drawing.path("map-sea", painter.sea())
    drawing.path("map-graticule", painter.graticule())
    drawing.path("map-land", painter.areas(outlines.land))
    drawing.path("map-lit", painter.areas(lit.flatMap { outlines.countries[$0].rings }))
    drawing.path("map-border", painter.borders())
    let names = markers.map { ($0, labels.place($0)) }
    for index in lit {
      if let label = labels.place(outlines.countries[index], isLit: true, in: view) {
        drawing.country(label, isLit: true)
      }
    }
    for (index, country) in outlines.countries.enumerated() where !lit.contains(index) {
      if let label = labels.place(country, isLit: false, in: view) { drawing.country(label, isLit: false) }
    }
    // The weightiest last: it lies on top.
    for marker in markers.reversed() { drawing.marker(marker) }
    for (marker, label) in names {
      if let label { drawing.name(label, of: marker) }
    }
    drawing.close()
    out.append(contentsOf: drawing.writer.bytes)
  }

  /// What of the world the picture shows.
  func view(_ size: Size) -> MapView {
    let vertices = places.map(\.vertex)
    return view(size, vertices, litCountries(vertices))
  }

  private func view(_ size: Size, _ vertices: [GeoVertex], _ lit: [Int]) -> MapView {
    let fitting = MapFitting(vertices, width: Double(max(120, size.width)), height: Double(max(90, size.height)))
    return fitting.view(around: lit.count == 1 ? outlines.countries[lit[0]].rings : [], of: outlines)
  }

  /// The picture as a document of its own, with its style: to be shown as an image.
  func document(size: Size) -> [UInt8] {
    var picture: [UInt8] = []
    append(size: size, id: "map", to: &picture)
    guard let head = picture.firstIndex(of: UInt8(ascii: ">")) else { return picture }
    return picture[...head] + Array("<style>\(MapStyle.css)</style>".utf8) + picture[(head + 1)...]
  }

  /// The indices of the countries that the places lie in.
  private func litCountries(_ vertices: [GeoVertex]) -> [Int] {
    let finder = MapCountryFinder(outlines: outlines)
    var found: [Int] = []
    for (place, vertex) in zip(places, vertices) {
      let index = place.country.map { outlines.index(code: $0) } ?? finder.country(at: vertex)
      if let index, !found.contains(index) { found.append(index) }
    }
    return found
  }

  /// The title: its places in a few words.
  var title: String {
    let names = places.prefix(2).map { MapText.label($0.name) }
    let rest = places.count - names.count
    return switch (names.count, rest) {
    case (1, _): "Map: " + names[0]
    case (_, 0): "Map: " + names.joined(separator: " and ")
    case (_, 1): "Map: " + names.joined(separator: ", ") + " and one more place"
    default: "Map: " + names.joined(separator: ", ") + " and \(rest) more places"
    }
  }

  private var description: String {
    let names = places.map { place in
      switch place.role {
      case .dateline: MapText.label(place.name) + " (dateline)"
      case .event: MapText.label(place.name) + " (scene of an event)"
      case .mentioned: MapText.label(place.name)
      }
    }
    return "Shown are " + names.joined(separator: ", ") + "."
  }
}
