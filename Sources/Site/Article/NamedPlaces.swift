internal import Record

/// The places that an article names, each once.
enum NamedPlaces {
  /// A place with how it is named.
  struct Named {
    var place: Toponym.Candidate
    var role: Toponym.Role
    var count: Int
  }

  /// Those of `record` in the order of their first mention; the weightiest role of each.
  static func of(_ record: PageRecord) -> [Named] {
    var found: [Named] = []
    var known: [Int: Int] = [:]
    for toponym in record.places {
      guard let place = toponym.place else { continue }
      if let index = known[place.geonames] {
        found[index].count += 1
        if weight(toponym.role) > weight(found[index].role) { found[index].role = toponym.role }
      } else {
        known[place.geonames] = found.count
        found.append(Named(place: place, role: toponym.role, count: 1))
      }
    }
    return found
  }

  private static func weight(_ role: Toponym.Role) -> Int {
    switch role {
    case .event: 2
    case .dateline: 1
    case .mentioned: 0
    }
  }

  /// A map of them; nil where none stands anywhere on earth.
  static func map(_ places: [Named]) -> PlaceMap? {
    PlaceMap(
      places.map { named in
        MapPlace(
          name: named.place.name, latitude: named.place.latitude, longitude: named.place.longitude, role: named.role,
          times: named.count, country: named.place.country)
      })
  }

  /// Writes the map as an image that is drawn when it is asked for, at `address`.
  static func image(_ places: [Named], at address: String, to html: inout HTMLWriter) {
    guard let map = map(places) else { return }
    html.raw("<img class=\"map\" loading=\"lazy\" width=\"420\" height=\"330\"")
    html.attribute("src", address)
    html.attribute("alt", map.title)
    html.raw(">")
  }
}
