internal import Desk
internal import Record

/// What a form without script carries: a name, a time and a form, under our signature. The code to type follows from it by
/// another key, so that the token tells nothing of the code and nothing is kept for a code that nobody types.
struct CodeToken: Sendable, Hashable {
  static let digitCount = 8

  /// Sixteen random bytes that no other token has.
  var nonce: [UInt8]
  /// Seconds since 1970 from which on no answer is taken.
  var expiresAt: Int
  /// The mark of the form that it is for.
  var form: [UInt8]
}

extension CodeToken {
  init(form: [UInt8], expiresAt: Int, random: inout some RandomNumberGenerator) {
    self.init(nonce: RandomBytes.take(16, from: &random), expiresAt: expiresAt, form: form)
  }

  /// The token that the text spells, where we signed it.
  init?(text: String, keys: CaptchaKeys) {
    guard text.utf8.count == 96, let bytes = StrictBase64.decodeForAddresses(text), bytes.count == 72 else {
      return nil
    }
    let expiresAt = BigEndian.number(bytes[16..<24])
    guard expiresAt < 1 << 50 else { return nil }
    self.init(nonce: Array(bytes[..<16]), expiresAt: Int(expiresAt), form: Array(bytes[24..<40]))
    guard ConstantTime.areEqual(signature(keys: keys), Array(bytes[40...])) else { return nil }
  }

  /// The token for a hidden field or an address.
  func text(keys: CaptchaKeys) -> String {
    StrictBase64.encodeForAddresses(fields.flatMap(\.self) + signature(keys: keys))
  }

  /// The name by which it is spent.
  var name: String { "c:" + Hexadecimal.text(nonce) }

  /// The code, eight ASCII digits.
  func digits(keys: CaptchaKeys) -> [UInt8] {
    // 64 bits over 10^8 codes: no code is likelier than another by more than one part in 10^11.
    var rest = BigEndian.number(CaptchaKeys.hmac(fields: fields, key: keys.codes).prefix(8))
    var digits = [UInt8](repeating: 0, count: Self.digitCount)
    for index in digits.indices.reversed() {
      digits[index] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
    return digits
  }

  /// A number that decides what the image or the recording looks and sounds like beside its digits.
  func seed(for purpose: String, keys: CaptchaKeys) -> UInt64 {
    BigEndian.number(CaptchaKeys.hmac(fields: [Array(purpose.utf8)] + fields, key: keys.seeds).prefix(8))
  }

  private var fields: [[UInt8]] { [nonce, BigEndian.bytes(UInt64(expiresAt)), form] }

  private func signature(keys: CaptchaKeys) -> [UInt8] { CaptchaKeys.hmac(fields: fields, key: keys.tokens) }
}
