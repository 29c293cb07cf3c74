internal import Knowledge

/// Whether one place lies in another, as far as the gazetteer tells.
enum Containment {
  /// By country for a country, by first-level area for such an area, by country and distance for a region.
  static func holds(_ inner: Gazetteer.Place, in outer: Gazetteer.Place) -> Bool {
    if inner.feature == outer.feature, inner.geonames == outer.geonames { return false }
    switch outer.feature {
    case .country: return inner.country == outer.country && inner.feature != .country
    case .admin1: return inner.area == outer.area && inner.feature != .admin1
    case .region:
      return (outer.country == 0 || inner.country == outer.country) && Distance.isNear(inner, outer, degrees: 4)
    default: return false
    }
  }
}

/// How far apart places are; only as exact as choosing between places of one name needs.
enum Distance {
  /// Whether two places lie within so many degrees of a great circle, east and west shortened by the latitude.
  static func isNear(_ a: Gazetteer.Place, _ b: Gazetteer.Place, degrees: Double) -> Bool {
    let north = a.latitude - b.latitude
    var east = abs(a.longitude - b.longitude)
    if east > 180 { east = 360 - east }
    // The parabola stands for the cosine, within 0.06 of it everywhere.
    let latitude = (a.latitude + b.latitude) / 180
    east *= max(0.05, 1 - latitude * latitude)
    return north * north + east * east <= degrees * degrees
  }
}
