import Archive
import CZlib
import Foundation
import Intake
import Record
import TestKit

/// Captures as they come in from input, and the words that the archive adds.
enum Sample {
  static let now = "2026-08-01T12:00:00Z"

  static func keeping(_ capture: Capture, at moment: String = now) -> Keeping {
    Keeping(
      event: "\(capture.source) \(capture.time ?? "-") \(capture.digest)", keptAt: moment, workingFolder: "/press/desk")
  }

  static func record(_ capture: Capture) -> EvidenceRecord { EvidenceRecord(keeping: capture, as: keeping(capture)) }

  /// What comes in from a file called `name` with these bytes.
  static func captures(_ bytes: [UInt8], _ name: String, limits: IntakeLimits = IntakeLimits()) throws -> [Capture] {
    let folder = TemporaryFolder()
    let reader = InputReader(
      [.path(folder.write(bytes, to: name))], limits: limits, takesAll: true, counter: ByteCounter(), tally: Tally()
    )
    var captures: [Capture] = []
    while let parcel = reader.next() {
      if let capture = parcel.open().capture { captures.append(capture) }
    }
    return captures
  }

  /// A record of a WARC file, with `Content-Length` behind the other fields.
  static func warc(_ fields: String, _ block: [UInt8]) -> [UInt8] {
    Array("WARC/1.0\r\n\(fields)Content-Length: \(block.count)\r\n\r\n".utf8) + block + Array("\r\n\r\n".utf8)
  }

  /// The fields of an answer from `url`.
  static func answerFields(_ url: String, id: String = "urn:uuid:00000000-0000-4000-8000-000000000001") -> String {
    """
    WARC-Type: response\r
    WARC-Target-URI: \(url)\r
    WARC-Date: 2026-07-30T08:09:10Z\r
    WARC-IP-Address: 192.0.2.7\r
    WARC-record-id: <\(id)>\r
    Content-Type: application/http; msgtype=response\r
    X-Crawler: as  it came\r

    """
  }

  static func answer(_ body: [UInt8]) -> [UInt8] { answer("Content-Type: text/html; charset=utf-8\r\n", body) }

  static func answer(_ head: String, _ body: [UInt8]) -> [UInt8] {
    Array("HTTP/1.1 200 OK\r\n\(head)\r\n".utf8) + body
  }

  static func page(_ words: String) -> [UInt8] {
    Array("<html><body><p>\(words)</p></body></html>".utf8)
  }

  static func chunked(_ bytes: [UInt8]) -> [UInt8] {
    let half = bytes.count / 2
    func chunk(_ part: ArraySlice<UInt8>) -> [UInt8] {
      Array("\(String(part.count, radix: 16))\r\n".utf8) + part + Array("\r\n".utf8)
    }
    return chunk(bytes[..<half]) + chunk(bytes[half...]) + Array("0\r\n\r\n".utf8)
  }

  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var state = z_stream()
    deflateInit2_(&state, 9, Z_DEFLATED, 31, 8, 0, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&state) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + 1024)
    let count = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        state.next_in = input.baseAddress
        state.avail_in = UInt32(input.count)
        state.next_out = output.baseAddress
        state.avail_out = UInt32(output.count)
        deflate(&state, Z_FINISH)
        return output.count - Int(state.avail_out)
      }
    }
    return Array(output.prefix(count))
  }

  /// The one capture in a WARC file of one record.
  static func capture(_ fields: String, _ block: [UInt8]) throws -> Capture {
    let captures = try captures(warc(fields, block), "crawl.warc")
    guard let capture = captures.first else { throw CocoaError(.fileReadCorruptFile) }
    return capture
  }

  /// A capture of every form that there is.
  static func everyForm() throws -> [Capture] {
    let page = page("The minister said: “Ja.”")
    let fields = answerFields("http://example.org/story?a=b&c=%C3%A9")
    let lines = """
      {"html": "<p>Hello</p>", "id": 7, "url": "https://example.org/a b", "published": "2026-07-01"}
      {"htmlBase64": "PGh0bWw+PHA+SGVsbG88L3A+", "id": "x\\r\\nInjected: yes", "url": "no address"}
      {"pageText": "Home\\nThe bridge was open, the minister said."}
      {"text": "The bridge was open. 100 % of it.", "id": " 50 % \\n", "url": "https://example.org/\\r\\nWARC-Type: x"}
      """
    let resource = "WARC-Type: resource\r\nWARC-Target-URI: <file:///a>\r\nWARC-Date: 2026-07-30\r\n"
    let records = try [
      capture(fields, answer(page)),
      capture(fields, answer("Content-Encoding: gzip\r\nContent-Type: text/html\r\n", gzip(page))),
      capture(fields, answer("Transfer-Encoding: chunked\r\nContent-Type: text/html\r\n", chunked(page))),
      capture(
        fields,
        answer(
          "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n", chunked(gzip(page)))),
      capture(fields, answer("Content-Type: text/html; charset=windows-1251\r\n", [0x3C, 0x70, 0x3E, 0xEF, 0xF0])),
      capture(fields, answer("Content-Type: image/png\r\n", [0x89, 0x50, 0x4E, 0x47, 0])),
      capture(fields, Array("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nGone".utf8)),
      capture(fields + "WARC-Truncated: length\r\nWARC-Block-Digest: sha1:WRONG\r\n", answer(page)),
      capture(resource + "Content-Type: text/html\r\n", page),
      capture(
        "WARC-Type: conversion\r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Refers-To: <urn:x:0>\r\nContent-Type: text/plain\r\n",
        Array("Home\nThe bridge was open.".utf8)),
    ]
    return try records + captures(page, "story.html") + captures(Array("Home\nThe bridge was open.".utf8), "story.txt")
      + captures(Array(lines.utf8), "stories.jsonl")
  }
}
