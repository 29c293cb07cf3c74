import Record
import Testing

@Suite struct JSONParserTests {
  private let strict = JSONParser()
  private let lenient = JSONParser(options: .init(isLenient: true))

  private func read(_ text: String, leniently: Bool = false) throws(JSONError) -> JSONValue {
    try (leniently ? lenient : strict).parse(Array(text.utf8))
  }

  @Test func `every kind of value is read`() throws {
    let value = try read(#" {"a": [1, -2.5e2, true, false, null], "b": {"c": "d"}, "e": [], "f": {}} "#)
    #expect(value["a"]?.array == [.number(1), .number(-250), .bool(true), .bool(false), .null])
    #expect(value["b"]?["c"]?.string == "d")
    #expect(value["e"] == .array([]))
    #expect(value["f"] == .object([]))
    #expect(value["g"] == nil)
  }

  @Test func `a string knows the bytes it came from`() throws {
    let text = #"{"é":"say \"hi\""}"#
    let value = try read(text)
    let span = try #require(value["é"]?.stringSpan)
    #expect(String(decoding: Array(text.utf8)[span.range], as: UTF8.self) == #"say \"hi\""#)
    #expect(value["é"]?.string == #"say "hi""#)
  }

  @Test(arguments: [
    (#""\u0041\u00e9\u20ac""#, "Aé€"), (#""\ud83d\ude00""#, "😀"), (#""\ud83d!""#, "\u{FFFD}!"),
    (#""\ude00""#, "\u{FFFD}"), (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\b\f\n\r\t\/\\\"""#, "\u{8}\u{c}\n\r\t/\\\""),
  ])
  func `escapes are undone`(json: String, expected: String) throws {
    #expect(try read(json).string == expected)
  }

  @Test func `bytes that are not UTF-8 become the replacement character`() throws {
    #expect(try strict.parse([0x22, 0x61, 0xFF, 0x62, 0x22]).string == "a\u{FFFD}b")
  }

  @Test func `the last of two equal keys counts, and both are kept`() throws {
    let value = try read(#"{"a":1,"a":2}"#)
    #expect(value["a"]?.number == 2)
    #expect(value.members?.count == 2)
  }

  @Test(arguments: [
    ("", JSONError.Reason.endsEarly, 0), ("{", .endsEarly, 1), ("[1,", .endsEarly, 3), ("\"ab", .endsEarly, 3),
    (#"{"a""#, .endsEarly, 4), ("[1,]", .expected("a value"), 3), (#"{"a":1,}"#, .expected("a key in quotes"), 7),
    ("[1 2]", .expected("a comma or ]"), 3), (#"{"a" 1}"#, .expected("a colon"), 5),
    ("01", .expected("a number without leading zeros"), 0),
    ("1.", .expected("a digit"), 2), ("nul", .expected("a value"), 0), ("\"a\nb\"", .controlCharacter, 2),
    (#""\x""#, .escape, 1), (#""\u12""#, .escape, 1), ("{} x", .trailing, 3), ("}", .expected("a value"), 0),
  ])
  func `what is not JSON is refused with the byte where it goes wrong`(
    text: String, reason: JSONError.Reason, offset: Int
  ) {
    #expect(throws: JSONError(reason, at: offset)) { try read(text) }
  }

  @Test(arguments: [
    "<!-- {\"a\":1} -->", "<![CDATA[{\"a\":1}]]>", "//<![CDATA[\n{\"a\":1}\n//]]>", "/*<![CDATA[*/{\"a\":1}/*]]>*/",
    "{\"a\":1,}", "{\"a\":1};", "\u{FEFF}{\"a\":1}", "{\"a\":1,,}", "{\"a\":1} }",
  ])
  func `the damage that pages do to JSON-LD is read leniently`(text: String) throws {
    #expect(try read(text, leniently: true)["a"]?.number == 1)
  }

  @Test func `raw line ends and unknown escapes are kept leniently`() throws {
    #expect(try read("\"a\nb\\'c\"", leniently: true).string == "a\nb'c")
  }

  @Test func `what is no JSON at all is refused leniently too`() {
    #expect(throws: JSONError.self) { try read("<p>Hello", leniently: true) }
    #expect(throws: JSONError.self) { try read("{\"a\":", leniently: true) }
  }

  @Test func `nesting is limited by the option and not by the stack`() throws {
    let deep = String(repeating: "[", count: 200_000)
    #expect(throws: JSONError(.tooDeep(limit: 128), at: 128)) { try read(deep) }
    let allowed = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(try read(allowed).array?.count == 1)
  }

  @Test func `what the writer writes is read back`() throws {
    var writer = JSONWriter()
    let text = "q\"b\\n\nt\tc\u{1}d\u{7F}é😀"
    writer.string(text)
    #expect(try strict.parse(writer.bytes).string == text)
  }
}
