internal import Record
internal import Testing

@testable import Site

@Suite struct ProofOfWorkTests {
  private let captcha = CaptchaSample.captcha
  private let form = CaptchaSample.form
  private let now = CaptchaSample.now

  private func refusal(_ field: String, form: String? = nil, now: Int? = nil) -> CaptchaRefusal? {
    if case .refused(let reason) = captcha.verify(altcha: field, form: form ?? self.form, now: now ?? self.now) {
      reason
    } else {
      nil
    }
  }

  @Test func `a solved challenge is solved, by its nonce and until it expires`() throws {
    let challenge = CaptchaSample.challenge()
    let field = try ProofSolver.solve(challenge)
    guard case .solved(let token, let until) = captcha.verify(altcha: field, form: form, now: now) else {
      Issue.record("not solved")
      return
    }
    #expect(until == now + 600)
    #expect(token.utf8.count == 34)
    #expect(String(decoding: challenge, as: UTF8.self).contains(#""nonce":"\#(token.dropFirst(2))""#))
  }

  @Test func `the challenge has the names and the order that the protocol signs`() {
    let keys = CaptchaKeys(key: CaptchaSample.key)
    let challenge = ProofChallenge(
      nonce: Array(0..<16), salt: Array(0xF0...0xFF), cost: 1000, keyPrefix: "00", expiresAt: 1_700_000_600,
      form: keys.mark(form: "comment:1"))
    // Written and signed by the PyPI package altcha 2.3.0 with the same key.
    #expect(
      String(decoding: challenge.signed(with: keys).json, as: UTF8.self)
        == #"{"parameters":{"algorithm":"PBKDF2/SHA-256","cost":1000,"data":{"form":"0201a4ee49e0f56d77bdba4d3756de48"},"#
        + #""expiresAt":1700000600,"keyLength":32,"keyPrefix":"00","nonce":"000102030405060708090a0b0c0d0e0f","#
        + #""salt":"f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"},"#
        + #""signature":"a7b8ada46a15c9da04604049522ece5046e51cf6ea577662d03d66e03fe6c376"}"#)
  }

  @Test func `what the protocol's own Python package solved and wrote is solved`() {
    // altcha.Payload(challenge, solve_challenge(challenge)).to_base64() for the challenge of the test above; blanks after commas.
    let field =
      "eyJjaGFsbGVuZ2UiOiB7InBhcmFtZXRlcnMiOiB7ImFsZ29yaXRobSI6ICJQQktERjIvU0hBLTI1NiIsICJjb3N0IjogMTAwMCwgImtleUxlbmd0aCI6ID"
      + "MyLCAia2V5UHJlZml4IjogIjAwIiwgIm5vbmNlIjogIjAwMDEwMjAzMDQwNTA2MDcwODA5MGEwYjBjMGQwZTBmIiwgInNhbHQiOiAiZjBmMWYyZjNmNGY1"
      + "ZjZmN2Y4ZjlmYWZiZmNmZGZlZmYiLCAiZXhwaXJlc0F0IjogMTcwMDAwMDYwMCwgImRhdGEiOiB7ImZvcm0iOiAiMDIwMWE0ZWU0OWUwZjU2ZDc3YmRiYT"
      + "RkMzc1NmRlNDgifX0sICJzaWduYXR1cmUiOiAiYTdiOGFkYTQ2YTE1YzlkYTA0NjA0MDQ5NTIyZWNlNTA0NmU1MWNmNmVhNTc3NjYyZDAzZDY2ZTAzZmU2"
      + "YzM3NiJ9LCAic29sdXRpb24iOiB7ImNvdW50ZXIiOiA3MiwgImRlcml2ZWRLZXkiOiAiMDBhYjMwNjI1OWJhYWJiNmYzM2JlMGFhNzUxMjMxNDYwN2U5Yz"
      + "NlMDZlZDI5MTU3MjE3ZjFkMzM5OGQxMjA4ZCIsICJ0aW1lIjogMzguOTE5NTM2MDAwMzIxMzg2fX0="
    let captcha = Captcha(key: CaptchaSample.key)
    #expect(
      captcha.verify(altcha: field, form: form, now: now)
        == .solved(token: "a:000102030405060708090a0b0c0d0e0f", until: 1_700_000_600))
  }

  @Test func `an answer is the same challenge whoever sends it and however often`() throws {
    let field = try ProofSolver.solve(CaptchaSample.challenge())
    let again = try ProofSolver.altered(field, #""time":12.5"#, #""time":99"#)
    #expect(again != field)
    #expect(
      captcha.verify(altcha: field, form: form, now: now) == captcha.verify(altcha: again, form: form, now: now + 1))
    let other = try ProofSolver.solve(CaptchaSample.challenge(seed: 2))
    #expect(captcha.verify(altcha: field, form: form, now: now) != captcha.verify(altcha: other, form: form, now: now))
  }

  @Test(arguments: [
    (#""expiresAt":1700000600"#, #""expiresAt":1700000601"#),
    (#""cost":100"#, #""cost":1"#),
    (#""keyPrefix":"0""#, #""keyPrefix":"1""#),
    (#""salt":""#, #""salt":"00"#),
    (#""algorithm":"PBKDF2/SHA-256""#, #""algorithm":"SHA-256""#),
    (#""algorithm":"PBKDF2/SHA-256""#, #""algorithm":"PBKDF2/SHA-512""#),
    (#""keyLength":32"#, #""keyLength":1"#),
    (#""keyLength":32,"#, ""),
    (#""data":{"form":""#, #""data":{"form":"00"#),
    (#""cost":100"#, #""cost":100,"memoryCost":1"#),
    (#""cost":100"#, #""cost":100,"cost":100"#),
    (#""cost":100"#, #""cost":100,"keySignature":"00""#),
    (#""expiresAt":1700000600"#, #""expiresAt":null"#),
    (#""signature":""#, #""signature":"","was":""#),
  ])
  func `an altered challenge is refused`(old: String, new: String) throws {
    let field = try ProofSolver.solve(CaptchaSample.challenge())
    #expect(captcha.verify(altcha: field, form: form, now: now).isSolved)
    let reason = refusal(try ProofSolver.altered(field, old, new))
    #expect(reason == .signature || reason == .malformed)
  }

  @Test func `a challenge with one hex digit of salt, nonce, form or signature changed is refused by its signature`()
    throws
  {
    let field = try ProofSolver.solve(CaptchaSample.challenge())
    for name in ["salt", "nonce", "form", "signature"] {
      let key = "\"\(name)\":\""
      let digits = try ProofSolver.json(of: field).split(separator: key)
      let digit = try #require(digits.last?.first)
      let altered = try ProofSolver.altered(field, "\(key)\(digit)", "\(key)\(digit == "0" ? "1" : "0")")
      #expect(refusal(altered) == .signature, "\(name)")
    }
  }

  @Test func `an answer is for its own form`() throws {
    let field = try ProofSolver.solve(CaptchaSample.challenge())
    #expect(refusal(field, form: "comment:2") == .otherForm)
    #expect(refusal(field, form: "") == .otherForm)
    #expect(refusal(field) == nil)
  }

  @Test func `an answer is taken until its time and no longer`() throws {
    let field = try ProofSolver.solve(CaptchaSample.challenge())
    #expect(refusal(field, now: now + 599) == nil)
    #expect(refusal(field, now: now + 600) == .expired)
    // Our own clock went back, or the lifetime was made shorter: it lies further ahead than we give.
    #expect(refusal(field, now: now - 1) == .expired)
  }

  @Test func `an answer to what another key signed is refused`() throws {
    let other = Captcha(key: [UInt8](1...32), settings: captcha.settings)
    #expect(refusal(try ProofSolver.solve(CaptchaSample.challenge(captcha: other))) == .signature)
  }

  @Test func `an answer to an easier challenge from before the settings changed is refused`() throws {
    let field = try ProofSolver.solve(CaptchaSample.challenge())
    let harder = Captcha(key: CaptchaSample.key, settings: CaptchaSettings(cost: 101, keyPrefix: "0"))
    #expect(harder.verify(altcha: field, form: form, now: now) == .refused(.otherSettings))
  }

  @Test func `a solution is checked, not believed`() throws {
    let challenge = String(decoding: CaptchaSample.challenge(), as: UTF8.self)
    let zeros = String(repeating: "0", count: 64)
    for counter in 0..<3 {
      let claimed = ProofSolver.field(
        challenge: challenge, solution: #"{"counter":\#(counter),"derivedKey":"\#(zeros)"}"#)
      #expect(refusal(claimed) == .unsolved)
    }
    // The right key for a counter, but without the prefix: no work was done.
    let claimed = ProofSolver.field(challenge: challenge, solution: #"{"counter":0,"derivedKey":"\#(zeros)"}"#)
    let parsed = try #require(ProofAnswer(text: claimed))
    let idle = try #require((UInt32(0)..<100).first { parsed.signed.challenge.derivedKey(counter: $0)[0] >= 16 })
    let key = Hexadecimal.text(parsed.signed.challenge.derivedKey(counter: idle))
    #expect(
      refusal(ProofSolver.field(challenge: challenge, solution: #"{"counter":\#(idle),"derivedKey":"\#(key)"}"#))
        == .unsolved)
  }

  @Test func `parts of two challenges make none`() throws {
    let first = try ProofSolver.solve(CaptchaSample.challenge(seed: 1))
    let second = try ProofSolver.solve(CaptchaSample.challenge(seed: 2))
    let json = try [first, second].map(ProofSolver.json)
    func spliced(at key: String) -> String {
      let parts = json.map { $0.split(separator: key) }
      return ProofSolver.base64("\(parts[0][0])\(key)\(parts[1][1])")
    }
    #expect(refusal(spliced(at: #""solution":"#)) == .unsolved)
    #expect(refusal(spliced(at: #""signature":"#)) == .signature)
  }

  @Test func `a token of a form without script is no proof of work, and the other way round`() throws {
    #expect(refusal(CaptchaSample.token()) == .malformed)
    let field = try ProofSolver.solve(CaptchaSample.challenge())
    #expect(captcha.verify(code: "12345678", token: field, form: form, now: now) == .refused(.signature))
  }

  @Test(arguments: [
    "", " ", "e30=", "bnVsbA==", "W10=", "{}", "a", "====", String(repeating: "A", count: 2052),
    String(repeating: "W", count: 2048), "\u{0}", "é", "AAA\u{301}",
  ])
  func `what is no answer is refused`(field: String) {
    #expect(refusal(field) == (field.isEmpty ? .missing : .malformed))
  }

  @Test func `counters beyond four bytes, fractions and signs are refused`() throws {
    let field = try ProofSolver.solve(CaptchaSample.challenge())
    for counter in ["-1", "4294967296", "1e300", "0.5", "\"0\"", "null", "[]"] {
      #expect(refusal(try ProofSolver.altered(field, #""counter":"#, #""counter":\#(counter),"x":"#)) == .malformed)
      let challenge = String(decoding: CaptchaSample.challenge(), as: UTF8.self)
      let solution = #"{"counter":\#(counter),"derivedKey":"\#(String(repeating: "0", count: 64))"}"#
      #expect(refusal(ProofSolver.field(challenge: challenge, solution: solution)) == .malformed, "\(counter)")
    }
  }

  @Test func `settings out of range are named`() {
    #expect(CaptchaSettings().problem == nil)
    #expect(CaptchaSettings(cost: 99).problem == "the cost of a captcha is 100 to 1000000, not 99")
    for prefix in ["", "0G", "AB", "000000000"] { #expect(CaptchaSettings(keyPrefix: prefix).problem != nil) }
    #expect(CaptchaSettings(lifetimeSeconds: 29).problem == "the life of a captcha is 30 to 86400 seconds, not 29")
  }
}

extension CaptchaOutcome {
  var isSolved: Bool { if case .solved = self { true } else { false } }
}
