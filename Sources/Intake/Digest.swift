internal import CNettle

/// SHA-256 of captured bytes.
public enum Digest {
  /// `sha256:` and 64 lower-case hex digits of `bytes`.
  public static func sha256(_ bytes: [UInt8]) -> String {
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    nettle_sha256_update(&context, bytes.count, bytes)
    var digest = [UInt8](repeating: 0, count: 32)
    nettle_sha256_digest(&context, 32, &digest)
    var hex = Array("sha256:".utf8)
    for byte in digest {
      hex.append(digits[Int(byte >> 4)])
      hex.append(digits[Int(byte & 15)])
    }
    return String(decoding: hex, as: UTF8.self)
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
