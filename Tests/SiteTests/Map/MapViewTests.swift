import Testing

@testable import Site

@Suite struct MapViewTests {
  func view(_ places: [(Double, Double)]) -> MapView {
    let vertices = places.map { MapKit.place("x", $0.0, $0.1).vertex }
    return MapFitting(vertices, width: 680, height: 440).view(of: .shared)
  }

  @Test(arguments: [
    ([(40.2, 44.5), (55.75, 37.6)], MapProjection.Kind.conic), ([(64.1, -21.9)], .azimuthal),
    ([(-33.9, 151.2)], .conic),
    ([(1.3, 103.8)], .azimuthal), ([(-1.7, 29.2), (3, 32)], .azimuthal), ([(90, 0), (78, 15)], .azimuthal),
    ([(-90, 0)], .azimuthal), ([(40.7, -74), (35.7, 139.7)], .equalEarth), ([(-34, 18), (51, 0)], .equalEarth),
  ])
  func `the projection suits where the places lie`(places: [(Double, Double)], kind: MapProjection.Kind) {
    #expect(view(places).projection.kind == kind)
  }

  @Test func `Fiji and Samoa are neighbours over the antimeridian`() {
    let view = view([(-18.1, 178.4), (-13.8, -171.8)])
    let (suva, apia) = (
      view.place(MapKit.place("", -18.1, 178.4).vertex), view.place(MapKit.place("", -13.8, -171.8).vertex)
    )
    #expect(apia.x - suva.x > 200 && apia.x - suva.x < 680)
    #expect(view.projection.kind != .equalEarth)
  }

  @Test func `north is up and east is right`() {
    for (latitude, longitude) in [(40.0, 45.0), (-40, -70), (0, 100), (-17, 179.9)] {
      let view = view([(latitude, longitude)])
      let middle = view.place(MapKit.place("", latitude, longitude).vertex)
      #expect(view.place(MapKit.place("", latitude + 1, longitude).vertex).y < middle.y - 5)
      let east = longitude + 1 > 180 ? longitude - 359 : longitude + 1
      #expect(view.place(MapKit.place("", latitude, east).vertex).x > middle.x + 5)
    }
  }

  @Test func `one place is not shown nearer than its outlines bear`() {
    let view = view([(50, 10)])
    #expect(view.height / view.scale * 6_371 >= 1_899)
  }

  @Test func `areas are kept`() {
    // A degree square at two latitudes, measured on the plane, against the sphere's.
    for (kind, middle) in [(MapProjection.Kind.conic, 45.0), (.azimuthal, 5), (.equalEarth, 0)] {
      let projection = MapProjection(kind, longitude: 0.3, latitude: middle * .pi / 180, spread: 0.2)
      for latitude in [10.0, 40, 55] {
        let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map { corner in
          projection.point(MapKit.place("", latitude + corner.1, 20 + corner.0).vertex)
        }
        var area = 0.0
        for (a, b) in zip(corners, corners.dropFirst() + [corners[0]]) { area += (a.x * b.y - b.x * a.y) / 2 }
        let top = MapKit.place("", latitude + 1, 0).vertex.sinLatitude
        let sphere = (top - MapKit.place("", latitude, 0).vertex.sinLatitude) * .pi / 180
        #expect(abs(abs(area) / sphere - 1) < 0.002, "\(kind) \(latitude)")
      }
    }
  }

  @Test func `a whole world is no higher than it is`() {
    let view = view([(40.7, -74), (35.7, 139.7), (-33.9, 151.2), (51.5, 0)])
    #expect(view.height <= 2.64 * view.scale + 1)
    #expect(view.height < 440)
  }

  @Test func `a point of the plane is led back to its place`() throws {
    for (kind, middle) in [(MapProjection.Kind.conic, 45.0), (.conic, -45), (.azimuthal, 5), (.azimuthal, -80)] {
      let projection = MapProjection(kind, longitude: 0.3, latitude: middle * .pi / 180, spread: 0.2)
      for (north, east) in [(0.0, 0.0), (8, 11), (-9, 20), (4, -25)] {
        let vertex = MapKit.place("", middle + north, 17 + east).vertex
        let back = try #require(projection.place(of: projection.point(vertex)))
        #expect(abs(back.latitude - vertex.latitude) < 1e-7 && abs(back.longitude - vertex.longitude) < 1e-7)
      }
    }
    #expect(MapProjection(.equalEarth, longitude: 0, latitude: 0).place(of: MapPosition(x: 0, y: 0)) == nil)
  }

  @Test func `the window holds all that is in view`() {
    for (latitude, longitude) in [(40.0, 45.0), (-45, -70), (0, 100), (-17, 179.9), (84, 10), (-90, 0), (64, -22)] {
      let view = view([(latitude, longitude)])
      for step in 0..<2_000 {
        let vertex = MapKit.place("", Double(step % 40) * 4.5 - 88, Double(step / 40) * 7.2 - 180).vertex
        let spot = view.place(vertex)
        guard (0...view.width).contains(spot.x), (0...view.height).contains(spot.y) else { continue }
        var box = GeoBox()
        box.include(longitude: vertex.longitude, latitude: vertex.latitude)
        #expect([0, 2 * Double.pi, -2 * Double.pi].contains { view.shows(box, turn: $0) }, "\(latitude) \(longitude)")
      }
    }
  }
}
