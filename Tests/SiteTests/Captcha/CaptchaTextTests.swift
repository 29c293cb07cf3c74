internal import Record
internal import Testing

@testable import Site

@Suite struct CaptchaTextTests {
  @Test func `the solver's answers are Base64 as it is read`() {
    var numbers = SeededNumbers(seed: 5)
    for count in 0..<80 {
      let bytes = RandomBytes.take(count, from: &numbers)
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
