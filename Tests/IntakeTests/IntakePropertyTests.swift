import Intake
import Record
import TestKit
import Testing

/// What must hold for every input, however damaged: the reader ends, what lies before the damage is unchanged, and what
/// is whole behind it is read.
@Suite struct IntakePropertyTests {
  /// A file of many pages, and where each stands in it.
  struct Pages {
    var bytes: [UInt8] = []
    var pages: [(id: String, payload: [UInt8], range: Range<Int>)] = []

    mutating func add(_ id: String, _ payload: [UInt8], as stored: [UInt8]) {
      pages.append((id, payload, bytes.count..<bytes.count + stored.count))
      bytes += stored
    }
  }

  /// How pages are stored.
  enum Storing: String, CaseIterable, Sendable {
    case warc
    case warcGzip = "warc.gz"
    case warcZstd = "warc.zst"
    case lines = "jsonl"
  }

  private static let words =
    "the council bridge river said on Tuesday that traffic would go by valley road until spring"
    .split(separator: " ").map(String.init)

  private static func page(_ dice: inout Dice) -> [UInt8] {
    let prose: [String] = (0..<20 + dice.number(below: 300)).map { _ in words[dice.number(below: words.count)] }
    return Array("<!DOCTYPE html><title>Page</title><p>\(prose.joined(separator: " "))".utf8)
  }

  private static func pages(_ storing: Storing, count: Int, _ dice: inout Dice) -> Pages {
    var pages = Pages()
    for number in 0..<count {
      let (id, payload) = ("urn:page:\(number)", page(&dice))
      let records = [
        WARCSample(
          "request", "GET /\(number) HTTP/1.1\r\nHost: x.example\r\n\r\n", ["WARC-Record-ID": "<urn:r:\(number)>"]),
        .response(
          payload, id: id, ["WARC-Target-URI": "https://x.example/\(number)", "WARC-Date": "2019-03-04T05:06:07Z"]),
      ]
      switch storing {
      case .warc:
        pages.bytes += records[0].bytes
        pages.add(id, payload, as: records[1].bytes)
      case .warcGzip:
        pages.bytes += Compressed.gzip(records[0].bytes)
        pages.add(id, payload, as: Compressed.gzip(records[1].bytes))
      case .warcZstd:
        pages.bytes += Compressed.zstd(records[0].bytes)
        pages.add(id, payload, as: Compressed.zstd(records[1].bytes))
      case .lines:
        let text = String(decoding: payload, as: UTF8.self)
        pages.add(id, payload, as: Array("{\"id\": \"\(id)\", \"html\": \"\(text)\"}\n".utf8))
      }
    }
    return pages
  }

  /// All that the reader gives; nil where it does not end.
  private static func take(_ path: String) -> [Delivery]? {
    let reader = InputReader([.path(path)], limits: IntakeLimits(), counter: ByteCounter(), tally: Tally())
    var deliveries: [Delivery] = []
    while let parcel = reader.next() {
      deliveries.append(parcel.open())
      if deliveries.count > 10_000 { return nil }
    }
    return deliveries
  }

  @Test(.timeLimit(.minutes(15)), arguments: Storing.allCases)
  func `damage leaves what is before it unchanged and what is behind it to be read`(_ storing: Storing) throws {
    var dice = Dice(seed: 11)
    let folder = TemporaryFolder()
    var behind = (whole: 0, read: 0)
    for trial in 0..<700 {
      let original = Self.pages(storing, count: 8, &dice)
      let damage = Damage(to: original.bytes, &dice)
      let path = folder.write(damage.bytes, to: "input.\(storing.rawValue)")
      let detail = "seed 11, trial \(trial): \(damage)"
      let deliveries = try #require(Self.take(path), "does not end; \(detail)")
      let captures = deliveries.compactMap(\.page)
      let before = original.pages.prefix { $0.range.upperBound <= damage.range.lowerBound }
      #expect(captures.prefix(before.count).map(\.payload) == before.map(\.payload), "\(detail)")
      #expect(captures.prefix(before.count).map(\.id) == before.map(\.id), "\(detail)")
      for page in original.pages where page.range.lowerBound >= damage.range.upperBound {
        behind.whole += 1
        if captures.contains(where: { $0.id == page.id && $0.payload == page.payload }) { behind.read += 1 }
      }
    }
    #expect(behind.whole > 1_500)
    #expect(Double(behind.read) >= 0.99 * Double(behind.whole), "\(behind)")
  }

  @Test(.timeLimit(.minutes(15)), arguments: ["page.html.gz", "page.html.zst", "page.html", "download"])
  func `a damaged page is read or told`(name: String) throws {
    var dice = Dice(seed: 12)
    let folder = TemporaryFolder()
    for trial in 0..<250 {
      let page = Self.page(&dice)
      let stored =
        name.hasSuffix(".gz") ? Compressed.gzip(page) : name.hasSuffix(".zst") ? Compressed.zstd(page) : page
      let damage = Damage(to: stored, &dice)
      let deliveries = try #require(
        Self.take(folder.write(damage.bytes, to: name)), "seed 12, trial \(trial): \(damage)")
      #expect(deliveries.count == 1, "seed 12, trial \(trial): \(damage)")
      // Both formats have checksums here: no other bytes come without a word.
      if name.hasSuffix(".gz") || name.hasSuffix(".zst"), let capture = deliveries.first?.page, capture.payload != page,
        damage.bytes.prefix(4) == stored.prefix(4)
      {
        #expect(deliveries[0].problems.count > 0, "seed 12, trial \(trial): \(damage)")
      }
    }
  }

  @Test(.timeLimit(.minutes(15))) func `any bytes under any name are read or told`() throws {
    var dice = Dice(seed: 13)
    let folder = TemporaryFolder()
    let pieces: [[UInt8]] =
      [
        "WARC/1.0\r\n", "WARC/1.1\r\n", "Content-Length: ", "5", "99999999", "\r\n", "\r\n\r\n",
        "WARC-Type: response\r\n",
        "Content-Type: application/http\r\n", "HTTP/1.1 200 OK\r\n", "Transfer-Encoding: chunked\r\n", "{", "}",
        "\"html\":",
        "\"htmlBase64\":", "\"x\"", "<p>", "\0", "\u{1F}", "Content-Encoding: gzip\r\n", "WARC-Type: request\r\n", "\\",
        "WARC-Payload-Digest: sha1:", "Content-Encoding: deflate, gzip, br\r\n", "4\r\n",
      ].map { Array($0.utf8) } + [
        Compressed.gzip("WARC/1.0\r\nContent-Length: 9\r\n\r\n".utf8), [0x1F, 0x8B, 8], [0xFF, 0xFE],
      ]
    for trial in 0..<1_500 {
      var bytes = (0..<dice.number(below: 30)).flatMap { _ in pieces[dice.number(below: pieces.count)] }
      let packing = ["", ".gz", ".zst"][dice.number(below: 3)]
      if packing == ".gz" { bytes = Compressed.gzip(bytes) }
      if packing == ".zst" { bytes = Compressed.zstd(bytes) }
      let kind = ["html", "txt", "warc", "jsonl", "other"][dice.number(below: 5)]
      let path = folder.write(bytes, to: "input.\(kind)\(packing)")
      _ = try #require(Self.take(path), "does not end; seed 13, trial \(trial): \(bytes)")
    }
  }
}
