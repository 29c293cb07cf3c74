internal import Desk
internal import Record

/// What the widget puts into its field: the challenge as it was given, and the solution it found.
struct ProofAnswer: Sendable, Hashable {
  /// Longer than any answer to a challenge of ours, which has some 720 characters.
  static let maxTextBytes = 2048

  var signed: SignedProofChallenge
  var counter: UInt32
  var derivedKey: [UInt8]

  /// What the field says of its form. Cheap checks come first; the key is derived only for what we signed ourselves.
  static func outcome(
    of text: String, form: [UInt8], settings: CaptchaSettings, keys: CaptchaKeys, now: Int
  ) -> CaptchaOutcome {
    guard !text.isEmpty else { return .refused(.missing) }
    guard let answer = ProofAnswer(text: text) else { return .refused(.malformed) }
    let challenge = answer.signed.challenge
    let signature = challenge.signed(with: keys).signature
    guard ConstantTime.areEqual(signature, answer.signed.signature) else { return .refused(.signature) }
    guard challenge.expiresAt > now, challenge.expiresAt <= now + settings.lifetimeSeconds else {
      return .refused(.expired)
    }
    guard ConstantTime.areEqual(challenge.form, form) else { return .refused(.otherForm) }
    guard challenge.cost == settings.cost, challenge.keyPrefix == settings.keyPrefix else {
      return .refused(.otherSettings)
    }
    let derived = challenge.derivedKey(counter: answer.counter)
    guard ConstantTime.areEqual(derived, answer.derivedKey), Hexadecimal.text(derived).hasPrefix(challenge.keyPrefix)
    else { return .refused(.unsolved) }
    return .solved(token: "a:" + Hexadecimal.text(challenge.nonce), until: challenge.expiresAt)
  }
}

extension ProofAnswer {
  /// The answer that the field's Base64 spells; nil where it has a field too many, one too few or one of another form than
  /// ours, as then nothing of it can have been signed by us.
  init?(text: String) {
    guard text.utf8.count <= Self.maxTextBytes, let bytes = StrictBase64.decode(text),
      let json = try? JSONParser(options: .init(maxDepth: 8)).parse(bytes),
      let answer = ExactFields(json, ["challenge", "solution"]),
      let challenge = ExactFields(answer["challenge"], ["parameters", "signature"]),
      let parameters = ProofChallenge(parameters: challenge["parameters"]),
      let signature = challenge.bytes("signature", count: 32),
      let solution = ExactFields(answer["solution"], ["counter", "derivedKey", "time"], optional: ["time"]),
      let counter = solution.integer("counter", in: 0...Int(UInt32.max)),
      let derivedKey = solution.bytes("derivedKey", count: ProofChallenge.keyLength)
    else { return nil }
    self.init(
      signed: SignedProofChallenge(challenge: parameters, signature: signature), counter: UInt32(counter),
      derivedKey: derivedKey)
  }
}

extension ProofChallenge {
  fileprivate init?(parameters json: JSONValue?) {
    let names = ["algorithm", "cost", "data", "expiresAt", "keyLength", "keyPrefix", "nonce", "salt"]
    guard let fields = ExactFields(json, names),
      fields["algorithm"]?.string == Self.algorithm, fields.integer("keyLength", in: 0...1024) == Self.keyLength,
      let nonce = fields.bytes("nonce", count: 16), let salt = fields.bytes("salt", count: 16),
      let cost = fields.integer("cost", in: 1...1_000_000),
      let keyPrefix = fields["keyPrefix"]?.string, (1...8).contains(keyPrefix.utf8.count),
      keyPrefix.utf8.allSatisfy(Hexadecimal.isLowerDigit),
      let expiresAt = fields.integer("expiresAt", in: 0...(1 << 50)),
      let form = ExactFields(fields["data"], ["form"])?.bytes("form", count: 16)
    else { return nil }
    self.init(nonce: nonce, salt: salt, cost: cost, keyPrefix: keyPrefix, expiresAt: expiresAt, form: form)
  }
}

/// The members of a JSON object that has each of the given keys once, and no other.
private struct ExactFields {
  private let object: JSONValue

  init?(_ value: JSONValue?, _ keys: [String], optional: Set<String> = []) {
    guard let value, let members = value.members else { return nil }
    let found = members.map(\.key)
    guard Set(found).count == found.count, Set(found).isSubset(of: keys),
      keys.allSatisfy({ optional.contains($0) || found.contains($0) })
    else { return nil }
    object = value
  }

  subscript(key: String) -> JSONValue? { object[key] }

  func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let number = object[key]?.number, let value = Int(exactly: number), range.contains(value) else { return nil }
    return value
  }

  func bytes(_ key: String, count: Int) -> [UInt8]? {
    guard let text = object[key]?.string, text.utf8.count == count * 2 else { return nil }
    return Hexadecimal.bytes(text)
  }
}
