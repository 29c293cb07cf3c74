import Foundation
import TestKit

/// A folder of inputs that are broken in every way that has a problem of its own, with good ones between them.
struct BrokenInputs {
  /// A file and what is to come of it: for each record the codes of its problems.
  typealias Case = (name: String, bytes: [UInt8], codes: [[String]])

  /// The files in the order in which a folder is read.
  let cases: [Case]

  /// A page long enough that a part of it is worth reading.
  static let page = Sample.html(
    (1...200).map { "Sentence \($0) of the report on bridge \($0 * 7919 % 1000) is here." }.joined(separator: "</p><p>")
  )

  init() throws {
    let page = Array(Self.page.utf8)
    let small = Array(Sample.html("The bridge is open.").utf8)
    let gzip = try Sample.gzip(page)
    let members = try (1...3).map { try Sample.gzip(Sample.response("http://x/\($0)", page)) }
    var damagedMember = members[1]
    for index in damagedMember.count / 2..<damagedMember.count / 2 + 40 { damagedMember[index] ^= 0x5A }
    let records = (1...3).map { Sample.response("http://x/\($0)", small) }
    let wrongDigest = Sample.response("http://x/4", small, fields: [("WARC-Payload-Digest", "sha1:AAAA")])
    let wrongDate = Sample.record(
      [
        ("WARC-Type", "conversion"), ("WARC-Date", "yesterday"), ("WARC-Record-ID", "<>"),
        ("Content-Type", "text/plain"),
      ],
      block: Array("The council met.\n\nThe bridge is open.".utf8))
    let truncated = Sample.response("http://x/5", small, fields: [("WARC-Truncated", "length")])
    let noHead = Sample.record(
      [("WARC-Type", "response"), ("WARC-Date", "2024-03-14T10:00:00Z"), ("Content-Type", "application/http")],
      block: Array("what is this".utf8))
    let bomb = try Sample.gzip([UInt8](repeating: 0x20, count: 40 << 20))
    let rubbish = (0..<4000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) }
    cases = [
      ("a-good.html", page, [[]]),
      ("b-cut.html.gz", Array(gzip.prefix(gzip.count / 2)), [["DL-INTAKE-004"]]),
      ("c-damaged.html.gz", Self.flipped(gzip), [["DL-INTAKE-005"]]),
      ("d-bomb.html.gz", bomb, [["DL-INTAKE-006"]]),
      ("e-empty.html", [], [["DL-INTAKE-002"]]),
      ("f-rubbish.html", rubbish, [["DL-INTAKE-008"]]),
      ("g-pdf.txt", Array("%PDF-1.7\n".utf8) + rubbish, [["DL-INTAKE-008"]]),
      (
        "h-lines.jsonl", Array("{\"text\":\"One.\"}\n{\"text\":\n{\"x\":1}\n{\"text\":\"Two.\"}\n".utf8),
        [[], ["DL-INTAKE-009"], ["DL-INTAKE-010"], []]
      ),
      (
        "i-cut-lines.jsonl.gz", try Self.cutLines(),
        Array(repeating: [], count: 3) + [["DL-INTAKE-004"]]
      ),
      (
        "j-junk.warc", records[0] + Array("these bytes are no record\r\n\r\n".utf8) + records[1],
        [[], ["DL-INTAKE-013"], []]
      ),
      ("k-cut.warc", records[0] + records[1].prefix(records[1].count - 200), [[], ["DL-INTAKE-014"]]),
      ("l-digest.warc", wrongDigest + records[2], [["DL-INTAKE-015"], []]),
      (
        "m-notes.warc", wrongDate + truncated + noHead + records[2],
        [["DL-INTAKE-020"], ["DL-INTAKE-019"], ["DL-INTAKE-018"], []]
      ),
      ("n-member.warc.gz", members[0] + damagedMember + members[2], [[], ["DL-INTAKE-005"], []]),
      (
        "o-encodings.warc", Self.encoded("br", rubbish) + Self.encoded("gzip", Array(gzip.prefix(gzip.count / 2))),
        [["DL-INTAKE-016"], ["DL-INTAKE-017"]]
      ),
      ("z-good.txt", Array("Council meets\n\nThe council of Riga met on Tuesday.".utf8), [[]]),
    ]
  }

  /// Writes the files into `folder`.
  func write(to folder: TemporaryFolder) {
    for file in cases { folder.write(file.bytes, to: file.name) }
  }

  private static func flipped(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for index in bytes.count / 2..<bytes.count / 2 + 40 { bytes[index] ^= 0x5A }
    return bytes
  }

  /// Two lines in a gzip member, and the begin of a second member that is cut.
  private static func cutLines() throws -> [UInt8] {
    let whole = try Sample.gzip(Array("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n".utf8))
    return whole + whole.prefix(whole.count - 12)
  }

  private static func encoded(_ encoding: String, _ body: [UInt8]) -> [UInt8] {
    Sample.response(
      "http://x/\(encoding)", body, type: "text/html\r\nContent-Encoding: \(encoding)")
  }
}
