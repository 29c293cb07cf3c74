internal import Desk
internal import Record

/// A proof-of-work challenge: find a counter for which PBKDF2 of nonce and counter begins with a given prefix.
///
/// Source: the ALTCHA protocol as widget 3 speaks it (proof of work, version 2): algorithm PBKDF2/SHA-256, counter as four
/// bytes, the signature an HMAC-SHA256 in hex over the parameters as JSON with sorted keys and without blanks.
struct ProofChallenge: Sendable, Hashable {
  static let algorithm = "PBKDF2/SHA-256"
  static let keyLength = 32

  /// Sixteen random bytes that no other challenge has: the challenge's name.
  var nonce: [UInt8]
  var salt: [UInt8]
  var cost: Int
  var keyPrefix: String
  /// Seconds since 1970 from which on no answer is taken.
  var expiresAt: Int
  /// The mark of the form that it is for.
  var form: [UInt8]
}

extension ProofChallenge {
  init(form: [UInt8], settings: CaptchaSettings, expiresAt: Int, random: inout some RandomNumberGenerator) {
    self.init(
      nonce: RandomBytes.take(16, from: &random), salt: RandomBytes.take(16, from: &random), cost: settings.cost,
      keyPrefix: settings.keyPrefix, expiresAt: expiresAt, form: form)
  }

  /// The parameters as they are signed. All strings in them are ASCII that JSON need not escape.
  var canonicalJSON: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.string("algorithm", Self.algorithm)
      json.key("cost")
      json.number(cost)
      json.key("data")
      json.object { $0.string("form", Hexadecimal.text(form)) }
      json.key("expiresAt")
      json.number(expiresAt)
      json.key("keyLength")
      json.number(Self.keyLength)
      json.string("keyPrefix", keyPrefix)
      json.string("nonce", Hexadecimal.text(nonce))
      json.string("salt", Hexadecimal.text(salt))
    }
    return json.bytes
  }

  /// The challenge with our signature.
  func signed(with keys: CaptchaKeys) -> SignedProofChallenge {
    SignedProofChallenge(challenge: self, signature: HMACSHA256.code(of: canonicalJSON, key: keys.challenges))
  }

  /// The key that a counter gives: the browser seeks the counter, we check one.
  func derivedKey(counter: UInt32) -> [UInt8] {
    CaptchaKeys.derivedKey(
      password: nonce + BigEndian.bytes(UInt64(counter)).suffix(4), salt: salt, iterations: cost, count: Self.keyLength)
  }
}

/// A challenge and the signature that came or goes with it.
struct SignedProofChallenge: Sendable, Hashable {
  var challenge: ProofChallenge
  var signature: [UInt8]

  /// The form in which the widget takes it.
  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("parameters")
      json.raw(challenge.canonicalJSON)
      json.string("signature", Hexadecimal.text(signature))
    }
    return json.bytes
  }
}

/// Bytes out of a generator of numbers.
enum RandomBytes {
  static func take(_ count: Int, from random: inout some RandomNumberGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count { bytes += BigEndian.bytes(random.next()) }
    return Array(bytes.prefix(count))
  }
}
