internal import Glibc
internal import Record

/// A point of the map: one place, or several that would stand on top of each other.
struct MapMarker: Sendable {
  /// The places, the weightiest first; the marker stands where the first one is. At least one.
  var places: [MapPlace]
  var position: MapPosition

  /// Places nearer than this, in pixels, become one marker.
  private static let nearest = 11.0

  /// Its radius in pixels; a little larger for what is often named.
  var radius: Double {
    if places.count > 1 { return 8.5 }
    let often = min(2, log2(Double(max(1, places[0].times))) * 0.5)
    switch places[0].role {
    case .dateline: return 5
    case .event: return 4.5 + often
    case .mentioned: return 3.5 + often
    }
  }

  /// How far its drawing reaches, with the ring round a dateline.
  var reach: Double { radius + (places.count == 1 && places[0].role == .dateline ? 3.5 : 0) }

  var box: PlaneBox {
    let reach = reach + 1.5
    return PlaneBox(
      left: position.x - reach, top: position.y - reach, right: position.x + reach, bottom: position.y + reach)
  }

  /// Markers for places that are sorted by weight.
  static func merged(_ places: [(place: MapPlace, position: MapPosition)]) -> [MapMarker] {
    var markers: [MapMarker] = []
    for (place, position) in places {
      let near = markers.firstIndex {
        hypot($0.position.x - position.x, $0.position.y - position.y) < nearest
      }
      guard let near else {
        markers.append(MapMarker(places: [place], position: position))
        continue
      }
      if let same = markers[near].places.firstIndex(where: { $0.name == place.name }) {
        markers[near].places[same].times += max(1, place.times)
      } else {
        markers[near].places.append(place)
      }
    }
    return markers
  }
}
