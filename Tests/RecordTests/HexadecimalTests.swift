import Record
import Testing

@Suite struct HexadecimalTests {
  @Test func `bytes are written in lower case and read again`() {
    #expect(Hexadecimal.text([0x00, 0x0F, 0xA0, 0xFF]) == "000fa0ff")
    #expect(Hexadecimal.bytes("000fa0ff") == [0x00, 0x0F, 0xA0, 0xFF])
    #expect(Hexadecimal.bytes(Hexadecimal.text(0...255)) == Array(0...255))
    #expect(Hexadecimal.text([]).isEmpty && Hexadecimal.bytes("") == [])
  }

  @Test(arguments: ["0", "000", "0g", "AB", "aB", "é", "é0", " 0", " 00", "0x", "-1"])
  func `what is not lower-case hexadecimal is not read`(text: String) {
    #expect(Hexadecimal.bytes(text) == nil)
  }

  @Test func `digits of either case are read where both may stand`() {
    #expect(Hexadecimal.bytes(ofAnyCase: "aBCd09".utf8) == [0xAB, 0xCD, 0x09])
    for text in ["a", "aBC", "0g", "G0", " 0", "é"] {
      #expect(Hexadecimal.bytes(ofAnyCase: text.utf8) == nil, "\(text)")
    }
  }

  @Test func `a digit has one value, and other bytes have none`() {
    for (value, digit) in "0123456789abcdef".utf8.enumerated() {
      #expect(Hexadecimal.value(of: digit) == UInt8(value) && Hexadecimal.isLowerDigit(digit))
    }
    for (value, digit) in "ABCDEF".utf8.enumerated() {
      #expect(Hexadecimal.value(of: digit) == UInt8(value + 10) && !Hexadecimal.isLowerDigit(digit))
    }
    for byte in "/:@G`g".utf8 { #expect(Hexadecimal.value(of: byte) == nil && !Hexadecimal.isLowerDigit(byte)) }
  }
}
