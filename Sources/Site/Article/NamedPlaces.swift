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

  /// Writes a map of them; nothing where none stands anywhere on earth.
  static func map(_ places: [Named], to html: inout HTMLWriter) {
    let map = PlaceMap(
      places.map { named in
        MapPlace(
          name: named.place.name, latitude: named.place.latitude, longitude: named.place.longitude, role: named.role,
          times: named.count, country: named.place.country,
          href: SiteAddress.place(named.place.geonames, named.place.name))
      })
    guard let map else { return }
    var picture: [UInt8] = []
    map.append(size: .column, id: "map", to: &picture)
    html.safe(picture)
  }
}
