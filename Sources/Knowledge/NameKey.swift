/// The key a proper name is looked up by: a hash of its folded letters, fed piece by piece, so that no string is made.
///
/// Folding takes off case, accents, full stops and apostrophes, and makes one space of hyphens and white space:
/// "Nagorno-Karabakh" and "NAGORNO KARABAKH", "N'Djamena" and "NDjamena", "U.S." and "US", "Şuşa" and "Susa" are each one key.
/// `Scripts/make-knowledge.py` folds in the same way; `fold.bin` holds what it makes of each character beyond ASCII.
public struct NameKey: Sendable, Hashable {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  private var isParted = false
  /// Whether no letter was fed yet.
  public private(set) var isEmpty = true

  /// The key of no letters.
  public init() {}

  /// The key of a whole name.
  public init(_ name: some StringProtocol) {
    let bytes = Array(name.utf8)
    bytes.withUnsafeBufferPointer { add($0, from: 0, to: $0.count) }
  }

  /// The key as the tables hold it.
  public var value: UInt64 {
    var mixed = hash
    mixed ^= mixed >> 32
    return mixed &* 0x9E37_79B9_7F4A_7C15
  }

  /// Marks the end of a word: the next letter begins another.
  public mutating func part() { isParted = true }

  /// Feeds the UTF-8 bytes `start..<end` of `text`, which must lie inside it. Linear in their number.
  public mutating func add(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    var at = start
    while at < end {
      let byte = text[at]
      if byte < 0x80 {
        at += 1
        addASCII(byte)
      } else {
        at = addScalar(text, at: at, end: end)
      }
    }
  }

  private mutating func addASCII(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): put(byte | 0x20)
    case UInt8(ascii: "'"), UInt8(ascii: "."), UInt8(ascii: "`"): break
    case 0...0x20, UInt8(ascii: "-"): isParted = true
    default: put(byte)
    }
  }

  /// Feeds the character at `at` and returns the offset behind it.
  private mutating func addScalar(_ text: UnsafeBufferPointer<UInt8>, at: Int, end: Int) -> Int {
    let lead = text[at]
    let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    let next = min(at + width, end)
    var code = width == 1 ? 0 : Int(lead) & (0x7F >> width)
    for index in (at + 1)..<max(next, at + 1) { code = code << 6 | Int(text[index] & 0x3F) }
    if let (first, second) = Folding.table.letters(of: code) {
      if first == UInt8(ascii: " ") {
        isParted = true
      } else {
        if first != 0 { put(first) }
        if second != 0 { put(second) }
      }
    } else {
      for index in at..<next { put(text[index]) }
    }
    return next
  }

  private mutating func put(_ byte: UInt8) {
    if isParted, !isEmpty { mix(UInt8(ascii: " ")) }
    isParted = false
    isEmpty = false
    mix(byte)
  }

  private mutating func mix(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  public static func == (a: NameKey, b: NameKey) -> Bool { a.hash == b.hash }
  public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// What each character beyond ASCII is in a key: `fold.bin`, two bytes a character.
private struct Folding: Sendable {
  static let table = Folding()
  private static let blocks = [0x80..<0x370, 0x1E00..<0x1F00, 0x2000..<0x2070]
  private let file = KnowledgeFile("fold.bin")

  /// The letters; 0 0 where the character is dropped; nil where it stays as it is.
  func letters(of code: Int) -> (UInt8, UInt8)? {
    var base = 0
    for block in Self.blocks {
      if block.contains(code) {
        let at = (base + code - block.lowerBound) * 2
        let bytes = file.bytes
        return bytes[at] == 1 ? nil : (bytes[at], bytes[at + 1])
      }
      base += block.count
    }
    return nil
  }
}
