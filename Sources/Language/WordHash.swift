/// FNV-1a of a word's bytes: the key of every word list, so that no string is made for a look-up.
public enum WordHash {
  /// The hash of a word, which should be in lower case.
  public static func of(_ word: some StringProtocol) -> UInt64 { of(word.utf8) }

  /// The hash of a word's UTF-8 bytes.
  public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
