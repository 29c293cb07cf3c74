import Testing

@testable import Site

@Suite struct OutlinesTests {
  let outlines = Outlines.shared

  func country(_ latitude: Double, _ longitude: Double) -> String? {
    MapCountryFinder(outlines: outlines).country(at: MapKit.place("", latitude, longitude).vertex)
      .map { outlines.countries[$0].name }
  }

  @Test func `the file holds the world`() {
    #expect(outlines.countries.count == 177)
    #expect(outlines.countries.filter { $0.code == nil }.map(\.name) == ["N. Cyprus", "Somaliland"])
    #expect(outlines.index(code: "AM").map { outlines.countries[$0].name } == "Armenia")
    #expect(outlines.index(code: "SG") == nil)
    #expect(outlines.arcs.count { $0.isBorder } > 300)
  }

  @Test func `every ring is closed`() {
    for ring in outlines.countries.flatMap(\.rings) + outlines.land {
      var end: (Double, Double)?
      var start: (Double, Double)?
      for step in ring.steps {
        let range = outlines.arcs[step.arc].vertices
        let (low, high) = (outlines.vertices[range.lowerBound], outlines.vertices[range.upperBound - 1])
        let (from, to) = step.backwards ? (high, low) : (low, high)
        if let end { #expect(abs(end.0 - from.longitude - step.turn) < 1e-9 && end.1 == from.latitude) }
        start = start ?? (from.longitude + step.turn, from.latitude)
        end = (to.longitude + step.turn, to.latitude)
      }
      guard let start, let end else {
        Issue.record("an empty ring")
        continue
      }
      #expect(start.1 == end.1)
      #expect(ring.roundsPole || abs(start.0 - end.0) < 1e-9)
    }
    #expect(outlines.land.count { $0.roundsPole } == 1)
  }

  @Test(arguments: [
    (55.75, 37.6, "Russia"), (65.5, -172.5, "Russia"), (-80, 100, "Antarctica"), (-90, 0, "Antarctica"),
    (39.0, 35.0, "Turkey"), (-29.5, 28.3, "Lesotho"), (-28, 25, "South Africa"), (-17.8, 178, "Fiji"),
  ])
  func `a point within a country is found in it`(latitude: Double, longitude: Double, name: String) {
    #expect(country(latitude, longitude) == name)
  }

  @Test(arguments: [
    (31.77, 35.21), (47.59, 7.6), (-1.68, 29.22), (0, -30), (42, 51), (90, 0),
  ])
  func `near a border and at sea no country is claimed`(latitude: Double, longitude: Double) {
    #expect(country(latitude, longitude) == nil)
  }

  @Test func `a file of another layout or cut short does not trap the reader`() {
    [UInt8]([0x80, 0x80, 0x80]).withUnsafeBytes { bytes in
      var reader = OutlineReader(bytes)
      #expect(reader.number() == 0)
      #expect(reader.signed() == 0)
      #expect(reader.text(3) == "\0\0\0")
    }
  }

  @Test func `zigzag gives back signed numbers`() {
    [UInt8]([0x01, 0x02, 0xAC, 0x02]).withUnsafeBytes { bytes in
      var reader = OutlineReader(bytes)
      #expect(reader.signed() == -1)
      #expect(reader.signed() == 1)
      #expect(reader.signed() == 150)
    }
  }
}
