internal import Record
internal import Testing

@testable import Site

/// A browser that solves a challenge, and one that lies.
enum ProofSolver {
  /// The field's value for a challenge: the first counter whose key begins as asked.
  static func solve(_ challenge: [UInt8]) throws -> String {
    let json = try JSONParser().parse(challenge)
    let parameters = try #require(json["parameters"])
    let nonce = try #require(parameters["nonce"]?.string.flatMap(Hexadecimal.bytes))
    let salt = try #require(parameters["salt"]?.string.flatMap(Hexadecimal.bytes))
    let cost = Int(try #require(parameters["cost"]?.number))
    let prefix = try #require(parameters["keyPrefix"]?.string)
    for counter in UInt32(0)..<100_000 {
      let password = nonce + BigEndian.bytes(UInt64(counter)).suffix(4)
      let key = Hexadecimal.text(
        CaptchaKeys.derivedKey(password: password, salt: salt, iterations: cost, count: ProofChallenge.keyLength))
      if key.hasPrefix(prefix) {
        let solution = #"{"counter":\#(counter),"derivedKey":"\#(key)","time":12.5}"#
        return field(challenge: String(decoding: challenge, as: UTF8.self), solution: solution)
      }
    }
    throw Unsolved()
  }

  /// The field's value for any challenge and solution.
  static func field(challenge: String, solution: String) -> String {
    base64(#"{"challenge":\#(challenge),"solution":\#(solution)}"#)
  }

  /// The field's value with one text in its JSON replaced by another.
  static func altered(_ field: String, _ old: String, _ new: String) throws -> String {
    let json = try json(of: field)
    let start = try #require(json.utf8.firstRange(of: old), "\(old) does not stand in \(json)")
    return base64(json.replacingCharacters(in: start, with: new))
  }

  /// The JSON in a field.
  static func json(of field: String) throws -> String {
    let bytes = try #require(StrictBase64.decode(field))
    return String(decoding: bytes, as: UTF8.self)
  }

  static func base64(_ text: String) -> String { base64(Array(text.utf8)) }

  static func base64(_ bytes: [UInt8]) -> String {
    var text = StrictBase64.encodeForAddresses(bytes).utf8.map { $0 == 0x2D ? 0x2B : $0 == 0x5F ? 0x2F : $0 }
    while !text.count.isMultiple(of: 4) { text.append(0x3D) }
    return String(decoding: text, as: UTF8.self)
  }

  struct Unsolved: Error {}
}

extension String.UTF8View {
  fileprivate func firstRange(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].starts(with: text.utf8) { return start..<index(start, offsetBy: text.utf8.count) }
      start = index(after: start)
    }
    return nil
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}

/// A captcha with a known key and little work to do, at a known time.
enum CaptchaSample {
  static let key = [UInt8](0..<32)
  static let now = 1_700_000_000
  static let form = "comment:1"
  static let captcha = Captcha(key: key, settings: CaptchaSettings(cost: 100, keyPrefix: "0"))

  static func challenge(seed: UInt64 = 1, captcha: Captcha = captcha) -> [UInt8] {
    var numbers = SeededNumbers(seed: seed)
    return captcha.challenge(form: form, now: now, random: &numbers)
  }

  static func token(seed: UInt64 = 1, form: String = form) -> String {
    var numbers = SeededNumbers(seed: seed)
    return captcha.codeForm(form: form, now: now, random: &numbers)
  }

  /// What the image of a token shows.
  static func code(of token: String) throws -> String {
    let keys = CaptchaKeys(key: key)
    let token = try #require(CodeToken(text: token, keys: keys))
    return String(decoding: token.digits(keys: keys), as: UTF8.self)
  }
}
