internal import CNettle
internal import Desk

/// The keys of a captcha, all made from one: an answer of one kind can never pass for another.
struct CaptchaKeys: Sendable {
  /// Signs proof-of-work challenges. Made as HMAC-SHA256 of the site's key over "dateline captcha altcha".
  let challenges: [UInt8]
  /// Signs the tokens of forms without script.
  let tokens: [UInt8]
  /// Gives a token its code.
  let codes: [UInt8]
  /// Gives a token the seeds of its noise.
  let seeds: [UInt8]
  private let forms: [UInt8]

  init(key: [UInt8]) {
    func made(_ purpose: String) -> [UInt8] { HMACSHA256.code(of: Array("dateline captcha \(purpose)".utf8), key: key) }
    challenges = made("altcha")
    tokens = made("token")
    codes = made("code")
    seeds = made("seed")
    forms = made("form")
  }

  /// Sixteen bytes that stand for a form in what is signed, however long its name.
  func mark(form: String) -> [UInt8] {
    Array(HMACSHA256.code(of: Array(form.utf8), key: forms).prefix(16))
  }

  /// HMAC-SHA256 of `fields`, each after its length in four bytes, so that no byte of one can pass for one of the next.
  static func hmac(fields: [[UInt8]], key: [UInt8]) -> [UInt8] {
    var message: [UInt8] = []
    for field in fields {
      message += BigEndian.bytes(UInt64(field.count)).suffix(4)
      message += field
    }
    return HMACSHA256.code(of: message, key: key)
  }

  /// PBKDF2 with HMAC-SHA256. Source: RFC 8018 §5.2.
  static func derivedKey(password: [UInt8], salt: [UInt8], iterations: Int, count: Int) -> [UInt8] {
    var key = [UInt8](repeating: 0, count: count)
    nettle_pbkdf2_hmac_sha256(
      password.count, password, UInt32(clamping: iterations), salt.count, salt, count, &key)
    return key
  }
}
