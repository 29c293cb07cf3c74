internal import Record
internal import Testing

@testable import Site

@Suite struct CaptchaFuzzTests {
  private let form = CaptchaSample.form
  private let now = CaptchaSample.now

  /// Changes some bytes: another value, another hex digit, one out, one doubled, two changed for each other.
  private func mutated(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &numbers) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &numbers)
      switch Int.random(in: 0..<8, using: &numbers) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(bytes[place], at: place)
      case 4: bytes.removeSubrange(place...)
      case 5, 6: bytes[place] = Array("0123456789abcdef".utf8)[Int.random(in: 0..<16, using: &numbers)]
      default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &numbers))
      }
    }
    return bytes
  }

  @Test func `no altered answer is solved as another challenge than it was, in 20,000`() throws {
    let captcha = CaptchaSample.captcha
    let field = try ProofSolver.solve(CaptchaSample.challenge())
    let inner = try #require(StrictBase64.decode(field))
    let right = captcha.verify(altcha: field, form: form, now: now)
    var numbers = SeededNumbers(seed: 20_000)
    var counts: [String: Int] = [:]
    for round in 0..<20_000 {
      let altered =
        round.isMultiple(of: 4)
        ? String(decoding: mutated(Array(field.utf8), &numbers), as: UTF8.self)
        : ProofSolver.base64(mutated(inner, &numbers))
      let outcome = captcha.verify(altcha: altered, form: form, now: now)
      switch outcome {
      case .solved:
        // Only the time that the browser says it took is free to change.
        #expect(outcome == right)
        let challenge = try #require(ProofAnswer(text: altered))
        #expect(challenge == ProofAnswer(text: field))
      case .wrong: Issue.record("a proof of work has no wrong tries: \(altered)")
      case .refused(let reason): counts[reason.rawValue, default: 0] += 1
      }
    }
    #expect(counts["malformed", default: 0] > 5_000)
    #expect(counts["signature", default: 0] > 1_000)
  }

  @Test func `no altered token is taken, in 5,000`() throws {
    let captcha = CaptchaSample.captcha
    let token = CaptchaSample.token()
    let code = try CaptchaSample.code(of: token)
    var numbers = SeededNumbers(seed: 20_001)
    for _ in 0..<5_000 {
      let altered = String(decoding: mutated(Array(token.utf8), &numbers), as: UTF8.self)
      guard altered != token else { continue }
      #expect(captcha.verify(code: code, token: altered, form: form, now: now).isRefused, "\(altered)")
    }
  }

  @Test func `nothing that is typed as a code makes it trap`() {
    let captcha = CaptchaSample.captcha
    let token = CaptchaSample.token()
    var numbers = SeededNumbers(seed: 7)
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      let typed = String(decoding: bytes, as: UTF8.self)
      #expect(!captcha.verify(code: typed, token: token, form: form, now: now).isSolved)
    }
  }
}

extension CaptchaOutcome {
  fileprivate var isRefused: Bool { if case .refused = self { true } else { false } }
}
