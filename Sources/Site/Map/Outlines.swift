internal import Glibc
internal import SiteFiles

/// The world's coasts and borders, read once from the bytes linked into the binary.
///
/// They are Natural Earth's at 1:110 million, whose borders are de facto ones (who holds the ground, not who claims it), with one
/// change by the package they were taken from: Crimea stands with Ukraine. They are coarse, tens of kilometres, and no statement
/// of ours about whose any ground is. Source and licence: see NOTICE.
struct Outlines: Sendable {
  /// A line that lies between the same neighbours all along.
  struct Arc: Sendable {
    var vertices: Range<Int>
    var isBorder: Bool
    var box: GeoBox
    /// Which of `Outlines.pieces` are its own.
    var pieces: Range<Int>
  }

  /// Steps in a piece of an arc.
  static let piece = 12

  /// An arc as part of a ring.
  struct Step: Sendable {
    var arc: Int
    var backwards: Bool
    /// What joins it to the step before: whole turns in radians.
    var turn: Double
  }

  /// A closed line round land or round a hole in it.
  struct Ring: Sendable {
    var steps: [Step]
    var box: GeoBox
    /// Whether it runs round a pole, as Antarctica's coast does: it then closes by the pole alone.
    var roundsPole: Bool
  }

  /// A circle that lies within a country: its name can stand there.
  struct Room: Sendable {
    var centre: GeoVertex
    /// In radians along a meridian.
    var radius: Double
  }

  struct Country: Sendable {
    /// ISO 3166-1 alpha-2; nil where there is none.
    var code: String?
    /// As Natural Earth writes it, shortened in places ("Bosnia and Herz.").
    var name: String
    /// Its name in capitals, as maps have it, and its width in ems.
    var capitals: String
    var ems: Double
    var rings: [Ring]
    /// The roomiest first.
    var rooms: [Room]
  }

  /// The outlines linked into the binary, read when first used (about a millisecond).
  static let shared: Outlines = {
    var length = 0
    guard let start = site_file("outlines.bin", &length) else {
      preconditionFailure("no file of the site is called outlines.bin: run Scripts/embed-files.py")
    }
    return Outlines(UnsafeRawBufferPointer(start: start, count: length))
  }()

  private(set) var vertices: [GeoVertex] = []
  private(set) var arcs: [Arc] = []
  /// The boxes of pieces of arcs, `piece` steps each: a piece out of view is drawn as one step.
  private(set) var pieces: [GeoBox] = []
  /// By name.
  private(set) var countries: [Country] = []
  /// All land without its borders.
  private(set) var land: [Ring] = []
  private var indexByCode: [String: Int] = [:]

  init(_ bytes: UnsafeRawBufferPointer) {
    var reader = OutlineReader(bytes)
    precondition(reader.text(4) == "DLO1", "outlines.bin is of another layout: run Scripts/make-outlines.py")
    arcs = (0..<reader.number()).map { _ in readArc(&reader) }
    for index in 0..<reader.number() {
      let code = (reader.byte(), reader.byte())
      let name = reader.text(reader.number())
      let rings = readRings(&reader)
      let rooms = (0..<reader.number()).map { _ in
        Room(
          centre: GeoVertex(
            longitude: GeoVertex.radians(reader.signed()), latitude: GeoVertex.radians(reader.signed())),
          radius: GeoVertex.radians(reader.number()))
      }
      let letters = code.0 == 0 ? nil : String(decoding: [code.0, code.1], as: UTF8.self)
      let capitals = name.uppercased()
      countries.append(
        Country(
          code: letters, name: name, capitals: capitals, ems: MapText.ems(capitals), rings: rings, rooms: rooms))
      if let letters { indexByCode[letters] = index }
    }
    land = readRings(&reader)
  }

  /// The index in `countries` of an alpha-2 code in capitals; nil for one that is too small for these outlines.
  func index(code: String) -> Int? { indexByCode[code] }

  private mutating func readArc(_ reader: inout OutlineReader) -> Arc {
    let isBorder = reader.byte() == 1
    let start = vertices.count
    var (x, y) = (0, 0)
    var box = GeoBox()
    for _ in 0..<reader.number() {
      x += reader.signed()
      y += reader.signed()
      let vertex = GeoVertex(longitude: GeoVertex.radians(x), latitude: GeoVertex.radians(y))
      vertices.append(vertex)
      box.include(longitude: vertex.longitude, latitude: vertex.latitude)
    }
    let firstPiece = pieces.count
    for first in stride(from: start, to: vertices.count, by: Self.piece) {
      var box = GeoBox()
      for vertex in vertices[first..<min(first + Self.piece + 1, vertices.count)] {
        box.include(longitude: vertex.longitude, latitude: vertex.latitude)
      }
      pieces.append(box)
    }
    return Arc(vertices: start..<vertices.count, isBorder: isBorder, box: box, pieces: firstPiece..<pieces.count)
  }

  private func readRings(_ reader: inout OutlineReader) -> [Ring] {
    (0..<reader.number()).map { _ in
      let numbers = (0..<reader.number()).map { _ in reader.signed() }
      return ring(numbers.map { $0 < 0 ? ($0 ^ -1, true) : ($0, false) })
    }
  }

  /// A ring of arcs, each turned so that it begins where the one before ends.
  private func ring(_ parts: [(arc: Int, backwards: Bool)]) -> Ring {
    var ring = Ring(steps: [], box: GeoBox(), roundsPole: false)
    var (first, end): (Double?, Double) = (nil, 0)
    for (index, backwards) in parts where arcs.indices.contains(index) && !arcs[index].vertices.isEmpty {
      let arc = arcs[index]
      let (low, high) = (vertices[arc.vertices.lowerBound].longitude, vertices[arc.vertices.upperBound - 1].longitude)
      let (from, to) = backwards ? (high, low) : (low, high)
      let turn = first == nil ? 0 : ((end - from) / (2 * .pi)).rounded() * 2 * .pi
      first = first ?? from
      end = to + turn
      ring.steps.append(Step(arc: index, backwards: backwards, turn: turn))
      ring.box.include(arc.box.moved(by: turn))
    }
    ring.roundsPole = abs(end - (first ?? end)) > .pi
    return ring
  }
}
