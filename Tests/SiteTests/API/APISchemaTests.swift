import Record
import Testing

@testable import Site

@Suite struct APISchemaTests {
  @Test(arguments: [
    ("2024-03-20T12:00:00Z", 1_710_936_000), ("2024-03-20t12:00:00z", 1_710_936_000),
    ("2024-03-20T14:00:00+02:00", 1_710_936_000), ("2024-03-20T12:00:00.25-00:00", 1_710_936_000),
  ])
  func `a moment is read with its zone`(_ text: String, _ seconds: Int) {
    #expect(InstantText.seconds(text) == seconds)
  }

  @Test(arguments: [
    "", "2024-03-20", "2024-03-20T12:00:00", "2024-03-20T12:00Z", "2024-03-20T24:00:00Z", "2024-02-30T12:00:00Z",
    "2024-03-20T12:00:00.Z", "2024-03-20T12:00:00Zx", "2024-03-20T12:00:00+2", "2024-03-20T12:00:00+02:00x",
  ])
  func `what is no moment is none`(_ text: String) {
    #expect(InstantText.seconds(text) == nil)
  }

  @Test(arguments: [
    ("1", true), ("100", true), ("0", false), ("101", false), ("01", false), ("+1", false), (" 1", false),
    ("1.0", false),
    ("", false), ("9999999999999999999999", false),
  ])
  func `a number in a query is a number and nothing else`(_ text: String, _ isRight: Bool) {
    #expect((APISchema(.whole(1...100)).fault(inText: text) == nil) == isRight)
  }

  @Test func `text is counted in code points`() throws {
    let schema = APISchema(.text(1...2))
    #expect(throws: Never.self) { try schema.check(.string("é👍", at: Span(0, 0)), [:]) }
    #expect(throws: SchemaFault(pointer: "/a", rule: "may have at most 2 characters")) {
      try schema.check(.string("abc", at: Span(0, 0)), at: "/a", [:])
    }
  }

  @Test func `JSON of any keys is written as it was read`() throws {
    let text = #"{"a\"b":[1,-2,3.5,true,null,"é\n"],"":{},"c":[]}"#
    let value = SchemaValue(try JSONParser().parse(text.utf8))
    #expect(String(decoding: value.bytes, as: UTF8.self) == text)
  }
}
