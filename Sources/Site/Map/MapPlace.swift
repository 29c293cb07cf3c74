internal import Record

/// A place to be shown on a map.
struct MapPlace: Sendable, Hashable {
  /// The place's name, as it is written beside its point.
  var name: String
  /// Degrees north and east. A place that has none (not a number, latitude 95) is left out of the map.
  var latitude, longitude: Double
  var role: Toponym.Role
  /// How often it is named.
  var times: Int
  /// ISO 3166-1 alpha-2 as the gazetteer has it; the country is lit. Without it the country is found on the outlines, and only
  /// where no border is near: they are coarse.
  var country: String?

  init(
    name: String, latitude: Double, longitude: Double, role: Toponym.Role = .mentioned, times: Int = 1,
    country: String? = nil
  ) {
    self.name = name
    self.latitude = latitude
    self.longitude = longitude
    self.role = role
    self.times = times
    self.country = country
  }

  /// Whether it stands anywhere.
  var isOnEarth: Bool { abs(latitude) <= 90 && abs(longitude) <= 180 }

  var vertex: GeoVertex { GeoVertex(longitude: longitude * .pi / 180, latitude: latitude * .pi / 180) }

  /// What is drawn first, and named first where room is short: the dateline, then where things happened, then the often named.
  static func weightier(_ one: MapPlace, _ other: MapPlace) -> Bool {
    let (a, b) = (rank(one.role), rank(other.role))
    if a != b { return a < b }
    return one.times > other.times
  }

  static func rank(_ role: Toponym.Role) -> Int {
    switch role {
    case .dateline: 0
    case .event: 1
    case .mentioned: 2
    }
  }
}
