import Record
import Testing

@Suite struct StrictBase64Tests {
  @Test func `Base64 is read in the one way in which it is written`() {
    #expect(StrictBase64.decode("") == [])
    #expect(StrictBase64.decode("Zg==") == [0x66])
    #expect(StrictBase64.decode("Zm8=") == [0x66, 0x6F])
    #expect(StrictBase64.decode("Zm9v") == [0x66, 0x6F, 0x6F])
    #expect(StrictBase64.decode("+/+/") == [0xFB, 0xFF, 0xBF])
    // Bits left over, padding missing, too much of it or in the middle, blanks, the alphabet for addresses.
    for text in ["Zh==", "Zm9=", "Zg", "Zg=", "Z===", "Zg==Zm9v", "Zm 9", "Zm9v\n", "-_-_", "Zm9\u{0}"] {
      #expect(StrictBase64.decode(text) == nil, "\(text)")
    }
    #expect(StrictBase64.decodeForAddresses("-_-_") == [0xFB, 0xFF, 0xBF])
    #expect(StrictBase64.decodeForAddresses("Zh") == nil)
    #expect(StrictBase64.decodeForAddresses("Z") == nil)
  }

  @Test func `bytes of any number are written and read again`() {
    for count in 0..<80 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ count &* 59) }
      #expect(StrictBase64.decodeForAddresses(StrictBase64.encodeForAddresses(bytes)) == bytes)
    }
    #expect(StrictBase64.encodeForAddresses([0xFB, 0xFF, 0xBF]) == "-_-_")
    #expect(StrictBase64.encodeForAddresses([0x66]) == "Zg" && StrictBase64.encodeForAddresses([]).isEmpty)
  }
}
