internal import CNettle
internal import Record

/// Digests of captured bytes.
public enum Digest {
  /// `sha256:` and 64 lower-case hex digits of `bytes`.
  public static func sha256(_ bytes: [UInt8]) -> String {
    "sha256:" + Hexadecimal.text(bytes.withUnsafeBufferPointer(sha256(of:)))
  }

  /// The same of a part of an array.
  public static func sha256(_ bytes: ArraySlice<UInt8>) -> String {
    "sha256:" + Hexadecimal.text(bytes.withUnsafeBufferPointer(sha256(of:)))
  }

  /// Whether `bytes` have the digest `declared` in the form of WARC files; nil where its algorithm is not known here.
  public static func matches(_ bytes: ArraySlice<UInt8>, declared: String) -> Bool? {
    let algorithm = declared.prefix { $0 != ":" }.lowercased().filter { $0 != "-" }
    guard ["sha1", "sha256", "md5"].contains(algorithm), declared.contains(":") else { return nil }
    return bytes.withUnsafeBufferPointer { mismatch($0, declared: declared) } == nil
  }

  /// Whether `bytes` have the digest `declared` in the form of WARC files, `sha1:` and Base32 or hex; the digest that they
  /// have, in the same form, where they don't; nil where they do, or where the algorithm is not known here.
  ///
  /// Source: WARC 1.1 §5.8, labelled digests.
  static func mismatch(_ bytes: UnsafeBufferPointer<UInt8>, declared: String) -> String? {
    let parts = declared.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let actual: [UInt8]
    switch parts[0].lowercased().filter({ $0 != "-" }) {
    case "sha1": actual = sha1(of: bytes)
    case "sha256": actual = sha256(of: bytes)
    case "md5": actual = md5(of: bytes)
    default: return nil
    }
    let value = parts[1].trimming(while: { $0 == " " || $0 == "=" })
    let form = value.utf8.count == actual.count * 2 ? Hexadecimal.text(actual) : base32(actual)
    return value.lowercased() == form.lowercased() ? nil : "\(parts[0]):\(form)"
  }

  private static func sha256(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    nettle_sha256_update(&context, bytes.count, bytes.baseAddress)
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, digest.count, &digest)
    return digest
  }

  private static func sha1(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var context = sha1_ctx()
    nettle_sha1_init(&context)
    nettle_sha1_update(&context, bytes.count, bytes.baseAddress)
    var digest = [UInt8](repeating: 0, count: Int(SHA1_DIGEST_SIZE))
    nettle_sha1_digest(&context, digest.count, &digest)
    return digest
  }

  private static func md5(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var context = md5_ctx()
    nettle_md5_init(&context)
    nettle_md5_update(&context, bytes.count, bytes.baseAddress)
    var digest = [UInt8](repeating: 0, count: Int(MD5_DIGEST_SIZE))
    nettle_md5_digest(&context, digest.count, &digest)
    return digest
  }

  /// Base32 after RFC 4648, without padding.
  private static func base32(_ digest: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    var result: [UInt8] = []
    var bits = 0
    var held = 0
    for byte in digest {
      held = held << 8 & 0xFFFF | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        result.append(digits[held >> bits & 31])
      }
    }
    if bits > 0 { result.append(digits[held << (5 - bits) & 31]) }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Substring {
  fileprivate func trimming(while isDropped: (Character) -> Bool) -> Substring {
    var result = drop(while: isDropped)
    while let last = result.last, isDropped(last) { result.removeLast() }
    return result
  }
}
