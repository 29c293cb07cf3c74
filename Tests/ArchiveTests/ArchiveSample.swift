import Foundation
import GRDB
import Intake
import Record
import TestKit

@testable import Archive

/// A small archive for tests of keeping, verifying and drawing again: texts, answers of a web archive, a page that changes,
/// one that stays, a copy.
enum ArchiveSample {
  /// When everything counts as kept.
  static let keptAt = "2024-05-12T14:30:00Z"

  /// The captures in the order they are offered: pasted texts first, then answers of `https://wire.example`.
  static let captures: [Capture] = {
    let texts = (1...3).map { text(path: "/pages/\($0).txt", words($0)) }
    let answers = [
      answer("c", "2024-01-01T00:00:00Z", words(4)), answer("c", "2024-01-02T00:00:00Z", words(5)),
      answer("c", "2024-01-03T00:00:00Z", words(5)), answer("d", "2024-01-04T00:00:00Z", words(6)),
    ]
    return texts + answers + [text(path: "/copies/1.txt", words(1)), texts[0], text(path: "/pages/9.txt", words(9))]
  }()

  /// A pasted text that came from `path`.
  static func text(path: String, _ words: String) -> Capture {
    let payload = Array(words.utf8)
    return Capture(
      source: path, payload: payload, digest: Digest.sha256(payload), form: .articleText, mediaType: "text/plain")
  }

  /// An answer as a crawler recorded it.
  static func answer(_ name: String, _ time: String, _ words: String) -> Capture {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    let payload = Array(words.utf8)
    let url = "https://wire.example/\(name)"
    let block = Array(head.utf8) + payload
    let fields = [
      ("WARC-Type", "response"), ("WARC-Record-ID", "<urn:test:\(name):\(time)>"), ("WARC-Date", time),
      ("WARC-Target-URI", url), ("Content-Type", "application/http; msgtype=response"),
      ("Content-Length", String(block.count)),
    ]
    let record = CapturedRecord(fields: fields.map { .init($0.0, $0.1) }, block: block)
    guard
      let capture = record.opened(
        source: "/crawls/a.warc", form: .articleText, payloadLength: payload.count, limits: IntakeLimits()
      ).capture
    else { preconditionFailure("the sample can be opened") }
    return capture
  }

  /// The text of a page: facts, and words enough that compressing does something.
  static func words(_ number: Int) -> String {
    var dice = Dice(seed: UInt64(number))
    let stems = ["rain", "road", "river", "Riga", "šķērsiela"]
    let filler = (0..<40).map { _ in "\(stems[dice.number(below: 5)])\(dice.number(below: 90))" }
    return "Baku said the road \(number) was open. Rain came to Yerevan in November 2020.\n"
      + filler.joined(separator: " ")
  }

  /// Draws the record of a capture: always the same of the same bytes, in place of the whole way of a page.
  static func record(of capture: Capture) -> PageRecord {
    let text = String(decoding: capture.payload, as: UTF8.self)
    let said = text.prefix { $0 != "." }.dropFirst("Baku said ".count)
    let number = Int(said.filter(\.isNumber)) ?? 0
    var record = RecordBuilder(
      text, headline: "Road \(number)", outlet: "Wire \(number % 2)", section: "World",
      published: "2023-09-0\(1 + number % 9)", source: capture.source
    )
    .saying("Baku", "said", String(said), as: "Government of Azerbaijan", country: "AZ")
    .saying("Yerevan", "came", "in November 2020", as: "Government of Armenia", country: "AM", stance: "denies")
    .place("Baku", "Baku", geonames: 587_084, latitude: 40.378, longitude: 49.892, country: "AZ")
    .place("Yerevan", "Yerevan", geonames: 616_052, latitude: 40.181, longitude: 44.514, country: "AM")
    .time("November 2020", "2020-11").record
    record.capture = .init(
      source: capture.source, time: capture.time, digest: capture.digest, mediaType: capture.mediaType,
      charset: "utf-8", bytes: capture.payload.count)
    return record
  }

  /// An offering of `capture`.
  static func offering(_ capture: Capture, drawnBy: String = "first") -> Offering {
    Offering(
      capture, record: record(of: capture), drawnBy: drawnBy, keptAt: keptAt, workingFolder: "/")
  }

  /// Keeps `captures` in the archive at `path`, four in a batch, and a problem; gives what became of them.
  @discardableResult
  static func keep(
    _ captures: [Capture] = captures, at path: String, on disk: any Disk = SystemDisk(), maxFileBytes: Int = 3000,
    prepare: (Archive) throws -> Void = { _ in }
  ) throws -> Keeper.Outcome {
    let archive = try Archive(path: path, makes: true, disk: disk)
    try prepare(archive)
    let keeper = try Keeper(
      archive, software: "test", keptAt: keptAt, waitingSeconds: 0, maxFileBytes: maxFileBytes)
    for (index, capture) in captures.enumerated() {
      try keeper.keep(offering(capture))
      if index % 4 == 3 { try keeper.commit() }
    }
    try keeper.keep(Problem(code: "DL-TEST-001", message: "cut"), source: "/pages/cut.txt")
    try keeper.commit()
    try archive.store.close()
    return keeper.outcome
  }

  /// All faults that are found in the archive at `path`.
  static func faults(at path: String, on disk: any Disk = SystemDisk()) throws -> [String] {
    try faults(of: Archive(path: path, disk: disk))
  }

  /// All faults of an open archive.
  static func faults(of archive: Archive) throws -> [String] {
    var faults: [String] = []
    var verifier = Verifier(archive) { faults.append($0) }
    _ = try verifier.verify()
    return faults
  }
}

/// What stands in a database, table by table, to be held against another's.
enum TableDump {
  /// The tables that hold what is kept; those of the full-text indexes are checked against them by `faults`.
  static let tables = [
    "evidenceFile", "page", "label", "article", "body", "facet", "tally", "party", "place", "spelling", "statement",
    "capture",
    "problem",
  ]

  /// The rows of each table, in order.
  static func of(_ path: String, leaving columns: Set<String> = []) throws -> [String: [String]] {
    try of(DatabaseQueue(path: path), leaving: columns)
  }

  /// The rows of each table of an open database.
  static func of(_ database: any DatabaseReader, leaving columns: Set<String> = []) throws -> [String: [String]] {
    try database.read { db in
      try Dictionary(
        uniqueKeysWithValues: tables.map { table in
          let names = try db.columns(in: table).map(\.name).filter { !columns.contains("\(table).\($0)") }
          if names.isEmpty { return (table, []) }
          let rows = try Row.fetchAll(db, sql: "SELECT \(names.joined(separator: ", ")) FROM \(table)")
          return (table, rows.map { String(describing: $0) }.sorted())
        })
    }
  }
}
