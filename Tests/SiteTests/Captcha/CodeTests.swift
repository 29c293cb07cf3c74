internal import Record
internal import Testing

@testable import Site

@Suite struct CodeTests {
  private let captcha = CaptchaSample.captcha
  private let form = CaptchaSample.form
  private let now = CaptchaSample.now

  private func verify(_ code: String, _ token: String) -> CaptchaOutcome {
    captcha.verify(code: code, token: token, form: form, now: now)
  }

  @Test func `every token is solved by its own code`() throws {
    for seed in UInt64(0)..<500 {
      let token = CaptchaSample.token(seed: seed)
      #expect(verify(try CaptchaSample.code(of: token), token).isSolved)
    }
  }

  @Test func `a wrong code uses a try of the same token that the right one spends`() throws {
    let token = CaptchaSample.token()
    let code = try CaptchaSample.code(of: token)
    guard case .solved(let spent, let until) = verify(code, token) else {
      Issue.record("not solved")
      return
    }
    #expect(until == now + 600)
    let wrong = code.hasPrefix("0") ? "1" + code.dropFirst() : "0" + code.dropFirst()
    #expect(verify(wrong, token) == .wrong(token: spent, until: until))
    #expect(verify(String(code.dropLast()), token) == .wrong(token: spent, until: until))
    #expect(verify(code + "0", token) == .wrong(token: spent, until: until))
    #expect(verify("letters", token) == .wrong(token: spent, until: until))
  }

  @Test func `blanks, hyphens, wide digits and those of other scripts are taken`() throws {
    let token = CaptchaSample.token(seed: 3)
    let code = try CaptchaSample.code(of: token)
    let spaced = code.map { String($0) }.joined(separator: "\u{3000}")
    let zeros: [UInt32] = [0xFF10, 0x0660, 0x06F0, 0x0966]
    let typed = ["  \(code)\n", "\(code.prefix(4)) \(code.suffix(4))", "\(code.prefix(4))-\(code.suffix(4))", spaced]
    for text in typed + zeros.map({ Self.digits(code, from: $0) }) { #expect(verify(text, token).isSolved, "\(text)") }
  }

  @Test(arguments: ["1234567八", "1234567½", "1234567²", "1234567①", "1234567.", "+12345678", "0x123456"])
  func `what is like a digit but is none is not taken`(typed: String) {
    #expect(TypedCode.digits(typed) == .unreadable)
  }

  @Test func `nothing typed is no try`() {
    #expect(verify("", CaptchaSample.token()) == .refused(.missing))
    #expect(verify(" \u{3000}\n", CaptchaSample.token()) == .refused(.missing))
    #expect(verify("12345678", "") == .refused(.missing))
  }

  @Test func `a code is for its own form and its own time`() throws {
    let token = CaptchaSample.token()
    let code = try CaptchaSample.code(of: token)
    #expect(captcha.verify(code: code, token: token, form: "comment:2", now: now) == .refused(.otherForm))
    #expect(captcha.verify(code: code, token: token, form: form, now: now + 599).isSolved)
    #expect(captcha.verify(code: code, token: token, form: form, now: now + 600) == .refused(.expired))
    #expect(captcha.verify(code: code, token: token, form: form, now: now - 1) == .refused(.expired))
  }

  @Test func `an altered token is refused, in each of its parts`() throws {
    let token = CaptchaSample.token()
    let code = try CaptchaSample.code(of: token)
    let bytes = try #require(StrictBase64.decodeForAddresses(token))
    for place in bytes.indices {
      var altered = bytes
      altered[place] ^= 1
      let text = StrictBase64.encodeForAddresses(altered)
      #expect(verify(code, text) == .refused(.signature), "byte \(place)")
      #expect(captcha.image(token: text) == nil)
      #expect(captcha.audio(token: text) == nil)
    }
  }

  @Test func `a token of another key is refused`() throws {
    let other = Captcha(key: [UInt8](1...32), settings: captcha.settings)
    #expect(other.verify(code: "12345678", token: CaptchaSample.token(), form: form, now: now) == .refused(.signature))
  }

  @Test func `fields are signed with their lengths, so that bytes cannot move between them`() {
    let key = CaptchaSample.key
    #expect(CaptchaKeys.hmac(fields: [[1, 2], [3]], key: key) != CaptchaKeys.hmac(fields: [[1], [2, 3]], key: key))
    #expect(CaptchaKeys.hmac(fields: [[1, 2, 3]], key: key) != CaptchaKeys.hmac(fields: [[1, 2, 3], []], key: key))
  }

  @Test func `three tries at a code hit less than once in a million`() throws {
    var codes = 1.0
    for _ in 0..<CodeToken.digitCount { codes *= 10 }
    #expect(Double(Captcha.triesPerCode) / codes < 1e-6)
    // Every digit at every place about as often as any other: 4,000 codes, 400 expected, five standard deviations either way.
    let keys = CaptchaKeys(key: CaptchaSample.key)
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 10), count: CodeToken.digitCount)
    for seed in UInt64(0)..<4_000 {
      var numbers = SeededNumbers(seed: seed)
      let token = CodeToken(form: [1], expiresAt: now, random: &numbers)
      for (place, digit) in token.digits(keys: keys).enumerated() { counts[place][Int(digit) - 0x30] += 1 }
    }
    #expect(counts.allSatisfy { $0.allSatisfy { (305...495).contains($0) } }, "\(counts)")
  }

  @Test func `tokens differ and say nothing of their code`() throws {
    let tokens = (UInt64(0)..<200).map { CaptchaSample.token(seed: $0) }
    #expect(Set(tokens).count == 200)
    // The same nonce, time and form under another key has another code.
    let keys = [CaptchaKeys(key: CaptchaSample.key), CaptchaKeys(key: [UInt8](1...32))]
    let token = try #require(CodeToken(text: tokens[0], keys: keys[0]))
    #expect(token.digits(keys: keys[0]) != token.digits(keys: keys[1]))
  }

  private static func digits(_ code: String, from zero: UInt32) -> String {
    String(String.UnicodeScalarView(code.unicodeScalars.compactMap { Unicode.Scalar(zero + $0.value - 0x30) }))
  }
}
