internal import Record
internal import Testing

@testable import Site

@Suite struct CaptchaTextTests {
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
    var numbers = SeededNumbers(seed: 5)
    for count in 0..<80 {
      let bytes = RandomBytes.take(count, from: &numbers)
      #expect(StrictBase64.decodeForAddresses(StrictBase64.encodeForAddresses(bytes)) == bytes)
      #expect(StrictBase64.decode(ProofSolver.base64(bytes)) == bytes)
    }
  }

  @Test func `derived keys are those of the standard`() {
    // RFC 7914 §11, the first 32 bytes of PBKDF2-HMAC-SHA-256 of "passwd" and "salt", one iteration.
    #expect(
      Hexadecimal.text(
        CaptchaKeys.derivedKey(password: Array("passwd".utf8), salt: Array("salt".utf8), iterations: 1, count: 32))
        == "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc")
  }
}
