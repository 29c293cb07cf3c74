import Facts
import Foundation
import Record
import TestKit
import Testing

@Suite struct `A record drawn from a page, written and read again` {
  private static let examples = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples")
  private static let recorder = Recorder()

  @Test func `the records of the examples are the same values and the same bytes`() throws {
    let folders = try FileManager.default.contentsOfDirectory(at: Self.examples, includingPropertiesForKeys: nil)
    var count = 0
    for folder in folders {
      guard let page = try? Data(contentsOf: folder.appending(path: "page.txt")) else { continue }
      try expectSame(Capture(source: folder.lastPathComponent, payload: Array(page), digest: "", form: .pageText))
      count += 1
    }
    #expect(count >= 6)
  }

  @Test(.enabled(if: SharedData.has("data/pages"), Comment(rawValue: SharedData.advice)))
  func `the records of real pages are the same values and the same bytes`() throws {
    let names = SharedData.names(in: "data/pages/html", suffix: ".gz")
    for name in stride(from: 0, to: names.count, by: 16).map({ names[$0] }) {
      let page = SharedData.unzipped("data/pages/html/\(name)")
      try expectSame(Capture(source: name, url: "https://example.org/", payload: page, digest: "", form: .html))
    }
  }

  private func expectSame(_ capture: Capture) throws {
    let record = Self.recorder.record(of: capture)
    let bytes = record.json(evidence: true)
    let again = try PageRecord(jsonBytes: bytes)
    #expect(again == Self.asWritten(record), "\(capture.source)")
    #expect(again.json(evidence: true) == bytes, "\(capture.source)")
  }

  /// The record with the digits that are written: three of a probability, five of a degree.
  private static func asWritten(_ record: PageRecord) -> PageRecord {
    var record = record
    func short(_ value: Double, _ scale: Double) -> Double { (value * scale).rounded() / scale }
    for index in record.statements.indices {
      record.statements[index].confidence = short(record.statements[index].confidence, 1e3)
    }
    for index in record.times.indices { record.times[index].confidence = short(record.times[index].confidence, 1e3) }
    func short(_ place: Toponym.Candidate) -> Toponym.Candidate {
      var place = place
      place.latitude = short(place.latitude, 1e5)
      place.longitude = short(place.longitude, 1e5)
      return place
    }
    for index in record.places.indices {
      record.places[index].confidence = short(record.places[index].confidence, 1e3)
      record.places[index].place = record.places[index].place.map(short)
      record.places[index].candidates = record.places[index].candidates.map(short)
    }
    return record
  }
}
