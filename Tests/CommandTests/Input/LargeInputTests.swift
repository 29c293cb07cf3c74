import Record
import Testing

/// Memory does not grow with the input.
@Suite(.serialized) struct LargeInputTests {
  private static let mostMemory = 400 << 20

  @Test func `an archive of 300 MB in small members is read in bounded memory`() throws {
    var seed: UInt32 = 1
    let noise = (0..<65_536).map { _ in
      seed = seed &* 1_664_525 &+ 1_013_904_223
      return UInt8(seed >> 24)
    }
    let image = try Sample.gzip(Sample.response("http://x/image", noise, type: "image/jpeg"))
    let page = try Sample.gzip(Sample.response("http://x/page", Array(Sample.html("The bridge is open.").utf8)))
    let piece = Array(repeatElement(image, count: 16).joined()) + page
    let count = (300 << 20) / piece.count
    var left = count
    let run = try Command("read", "-q", "--format", "json", "-").run(
      input: .pieces {
        left -= 1
        return left >= 0 ? piece : nil
      })
    #expect(run.code == 0)
    #expect(run.lines.count == count)
    #expect(Set(run.records.map { $0["article"]?["headline"]?.string }) == ["Council votes on the bridge"])
    #expect(run.peakBytes > 0 && run.peakBytes < Self.mostMemory, "it had \(run.peakBytes >> 20) MiB")
  }

  @Test func `a page of 200 MB in an archive is cut at the limit`() throws {
    let paragraph = Array(repeatElement(Array("<p>The bridge is open to all.</p>\n".utf8), count: 32_768).joined())
    let count = (200 << 20) / paragraph.count
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    let record =
      "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
      + "Content-Length: \(head.utf8.count + count * paragraph.count)\r\n\r\n" + head
    var pieces = [Array(record.utf8)] + Array(repeating: paragraph, count: count)
    pieces += [Array("\r\n\r\n".utf8) + Sample.response("http://x/next", Array(Sample.html("The end.").utf8))]
    var next = pieces.makeIterator()
    let run = try Command("read", "-q", "--format", "json", "--max-page-bytes", "1000000", "-").run(
      input: .pieces { next.next() })
    #expect(run.code == 3)
    #expect(run.problemCodes == [["DL-INTAKE-007"], []])
    #expect(run.peakBytes > 0 && run.peakBytes < Self.mostMemory, "it had \(run.peakBytes >> 20) MiB")
  }

  @Test func `a line of 150 MB is passed over and the next one answered`() throws {
    let step = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
    var pieces = [Array("{\"text\":\"".utf8)] + Array(repeating: step, count: 150)
    pieces += [Array("\"}\n".utf8) + Array(Sample.line(id: "next", text: "Hello.").utf8)]
    var next = pieces.makeIterator()
    let run = try Command("read", "-q", "--input", "-", "--format", "json").run(input: .pieces { next.next() })
    #expect(run.code == 0)
    #expect(run.records.map { $0["id"]?.string } == ["-:1", "next"])
    #expect(run.problemCodes == [["DL-INTAKE-012"], []])
    #expect(run.peakBytes > 0 && run.peakBytes < Self.mostMemory, "it had \(run.peakBytes >> 20) MiB")
  }
}
