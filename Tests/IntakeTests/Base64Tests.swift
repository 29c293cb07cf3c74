import Testing

@testable import Intake

@Suite struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmE=", "fooba"),
    ("Zm9vYmFy", "foobar"),
  ]) func `the examples of RFC 4648 are read`(text: String, bytes: String) {
    #expect(Base64.decode(text) == Array(bytes.utf8))
  }

  @Test(arguments: [
    ("Zg", [0x66]), ("Zm8", [0x66, 0x6F]), ("-_-_", [0xFB, 0xFF, 0xBF]), ("+/+/", [0xFB, 0xFF, 0xBF]),
  ])
  func `padding may be missing and the digits may be those for URLs`(text: String, bytes: [UInt8]) {
    #expect(Base64.decode(text) == bytes)
  }

  @Test func `lines and spaces between the digits are passed over`() {
    #expect(Base64.decode("Zm9v\r\nYmFy\n") == Array("foobar".utf8))
    #expect(Base64.decode(" Z g = = ") == [0x66])
  }

  @Test(arguments: ["Z", "Zm9vY", "Zm9v!", "Zg==Zg==", "<p>x", "=", "é", "Zg=x"])
  func `what is not Base64 is refused`(text: String) {
    #expect(Base64.decode(text) == nil)
  }
}
