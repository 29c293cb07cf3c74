internal import Glibc
internal import Record

/// Finds room for names: greedily, the weightiest first, none over another, over a marker or past the edge.
struct MapLabels {
  enum Anchor: Sendable { case start, middle, end }

  struct Label: Sendable {
    var text: String
    /// Where the base line begins, ends or has its middle.
    var position: MapPosition
    var anchor: Anchor
  }

  /// Font sizes in pixels of the picture. The style sheet has the same; letters much wider than these would run into each other.
  static let size = 14.0
  static let countrySize = 11.0
  /// The share of an em between the letters of a country's name.
  static let countrySpacing = 0.1

  private var taken: [PlaneBox]
  private let frame: PlaneBox

  init(_ markers: [MapMarker], width: Double, height: Double) {
    taken = markers.map(\.box)
    frame = PlaneBox(left: 3, top: 3, right: width - 3, bottom: height - 3)
  }

  /// The name beside a marker; nil where there is no room: the list beneath the map has it.
  mutating func place(_ marker: MapMarker) -> Label? {
    let text = MapText.label(marker.places[0].name)
    let isStrong = marker.places[0].role != .mentioned
    let width = MapText.ems(text) * Self.size * (isStrong ? 1.07 : 1)
    guard !text.isEmpty else { return nil }
    let (x, y) = (marker.position.x, marker.position.y)
    let (gap, slant) = (marker.reach + 4, marker.reach * 0.7 + 2)
    // The base line lies about a third of an em beneath the middle of the letters.
    let (level, up, down) = (y + Self.size * 0.34, y - slant - Self.size * 0.15, y + slant + Self.size * 0.75)
    let choices: [(Double, Double, Anchor)] = [
      (x + gap, level, .start), (x - gap, level, .end),
      (x + slant, up, .start), (x + slant, down, .start), (x - slant, up, .end), (x - slant, down, .end),
      (x, y - gap - Self.size * 0.1, .middle), (x, y + gap + Self.size * 0.75, .middle),
    ]
    for (x, y, anchor) in choices {
      let box = Self.box(x: x, y: y, anchor, width: width, size: Self.size)
      if isFree(box) {
        taken.append(box)
        return Label(text: text, position: MapPosition(x: x, y: y), anchor: anchor)
      }
    }
    return nil
  }

  /// The name of a country, within it; nil where what is in view of it has no room.
  mutating func place(_ country: Outlines.Country, isLit: Bool, in view: MapView) -> Label? {
    let text = country.capitals
    let width = (country.ems + Double(text.utf8.count) * Self.countrySpacing) * Self.countrySize
    for (index, room) in country.rooms.enumerated() {
      let radius = room.radius * view.scale
      guard radius > 9 else { break }
      guard view.window.south < room.centre.latitude, room.centre.latitude < view.window.north else { continue }
      let middle = view.place(room.centre)
      let half = (max(0, radius * radius - 36)).squareRoot()
      // The circle is the least of the country there: the name may run somewhat beyond the roomiest.
      guard width / 2 < half * (index > 0 ? 1.1 : isLit ? 1.6 : 1.35) else { continue }
      let y = middle.y + Self.countrySize * 0.35
      var box = Self.box(x: middle.x, y: y, .middle, width: width + 10, size: Self.countrySize)
      (box.top, box.bottom) = (box.top - 4, box.bottom + 4)
      if isFree(box) {
        taken.append(box)
        return Label(text: text, position: MapPosition(x: middle.x, y: y), anchor: .middle)
      }
    }
    return nil
  }

  private func isFree(_ box: PlaneBox) -> Bool {
    frame.holds(box) && !taken.contains { $0.touches(box) }
  }

  private static func box(x: Double, y: Double, _ anchor: Anchor, width: Double, size: Double) -> PlaneBox {
    let left =
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    return PlaneBox(left: left - 1, top: y - size * 0.82, right: left + width + 1, bottom: y + size * 0.26)
  }
}
