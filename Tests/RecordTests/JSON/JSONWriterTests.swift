import Record
import Testing

@Suite struct JSONWriterTests {
  private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", #""""#), ("words", #""words""#), (#"a"b\c"#, #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#),
    ("\0a\u{1F}b\u{7F}", #""\u0000a\u001fb\u007f""#), ("\u{80}x\u{9F}", #""\u0080x\u009f""#),
    ("\u{A0}©é — 漢\u{1F600}", "\"\u{A0}©é — 漢\u{1F600}\""),
  ])
  func `control characters and quotation marks are escaped, all else stands as it is`(text: String, json: String) {
    #expect(written { $0.string(text) } == json)
    // Bytes that lie in pieces are written alike.
    #expect(written { $0.string(utf8: text.utf8.lazy.map { $0 }) } == json)
  }

  @Test func `bytes that are no UTF-8 are kept`() {
    var json = JSONWriter()
    json.string(utf8: [0xC2, 0xC2, 0x85, 0xFF, 0xC2])
    #expect(json.bytes == [0x22, 0xC2] + Array(#"\u0085"#.utf8) + [0xFF, 0xC2, 0x22])
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (10, "10"), (99, "99"), (100, "100"), (999_999_999, "999999999"),
    (1_000_000_000, "1000000000"), (-5, "-5"), (.max, "9223372036854775807"), (.min, "-9223372036854775808"),
  ])
  func `whole numbers have all their digits`(number: Int, json: String) {
    #expect(written { $0.number(number) } == json)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1.0, "1"), (0.95, "0.95"), (0.9996, "1"), (0.001, "0.001"), (0.0004, "0"),
    (-0.4, "-0.4"), (-12.0305, "-12.031"), (59.43696, "59.437"), (100.5, "100.5"), (1e12, "1000000000000"),
  ])
  func `numbers have at most so many places and no zeros behind them`(number: Double, json: String) {
    #expect(written { $0.number(number, places: 3) } == json)
  }
}
