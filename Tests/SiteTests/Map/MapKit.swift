@testable import Record
@testable import Site

/// Maps of a few places, as text.
enum MapKit {
  static let karabakh = [
    MapPlace(
      name: "Stepanakert", latitude: 39.8, longitude: 46.75, role: .event, times: 6, country: "AZ"),
    MapPlace(name: "Yerevan", latitude: 40.18, longitude: 44.51, country: "AM"),
    MapPlace(name: "Baku", latitude: 40.38, longitude: 49.89, country: "AZ"),
    MapPlace(name: "Moscow", latitude: 55.75, longitude: 37.62, role: .dateline, country: "RU"),
    MapPlace(name: "Ankara", latitude: 39.92, longitude: 32.85, country: "TR"),
  ]

  static func place(_ name: String, _ latitude: Double, _ longitude: Double) -> MapPlace {
    MapPlace(name: name, latitude: latitude, longitude: longitude)
  }

  static func svg(_ places: [MapPlace], _ size: PlaceMap.Size = .wide) -> String {
    var out: [UInt8] = []
    PlaceMap(places)?.append(size: size, id: "map", to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// The `d` of the path of this class.
  static func path(_ style: String, in svg: String) -> String? {
    svg.firstRange(of: "class=\"\(style)\" d=\"").map { String(svg[$0.upperBound...].prefix { $0 != "\"" }) }
  }

  /// The points of a path of relative lines, each in pixels.
  static func points(_ path: String) -> [(x: Double, y: Double)] {
    var numbers: [Double] = []
    var points: [(x: Double, y: Double)] = []
    var (command, token) = (Character("M"), "")
    func flush() {
      if let number = Double(token) { numbers.append(number) }
      token = ""
      guard numbers.count == 2 else { return }
      let from: (x: Double, y: Double) = command == "l" ? points.last ?? (x: 0, y: 0) : (x: 0, y: 0)
      points.append((from.x + numbers[0], from.y + numbers[1]))
      numbers = []
    }
    for letter in path {
      switch letter {
      case "M", "l", "z":
        flush()
        command = letter
      case " ", "-":
        flush()
        if letter == "-" { token = "-" }
      case "." where token.contains("."):
        flush()
        token = "."
      default: token.append(letter)
      }
    }
    flush()
    return points
  }
}
