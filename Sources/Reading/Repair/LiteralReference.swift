internal import Knowledge

/// Turns character references that stand in the text as text into their characters: "Q&amp;A", "&amp;quot;", "&#8220;".
///
/// Fires only where the semicolon stands. Leaves a lone ampersand ("AT&T;" has no such name) and names that are not known.
enum LiteralReference {
  private static let characters: [UInt64: [UInt8]] = {
    Dictionary(
      KnowledgeFile("literal-references.tsv").rows.map { row in
        (exactHash(row[0].utf8), Array((row.count > 1 ? row[1] : "").utf8))
      }, uniquingKeysWith: { first, _ in first })
  }()

  static func edits(in utf8: UnsafeBufferPointer<UInt8>) -> [TracedText.Edit] {
    var edits: [TracedText.Edit] = []
    var index = 0
    while index < utf8.count {
      guard utf8[index] == 0x26, let (bytes, end) = character(in: utf8, at: index) else {
        index += 1
        continue
      }
      edits.append(.init(range: index..<end, replacement: bytes, kind: "literalReference"))
      index = end
    }
    return edits
  }

  /// The character of the reference at `start`, which holds an ampersand, however often it was escaped.
  private static func character(in utf8: UnsafeBufferPointer<UInt8>, at start: Int) -> ([UInt8], Int)? {
    var name = start + 1
    while let end = nameEnd(in: utf8, from: name) {
      let bytes =
        utf8[name] == 0x23
        ? numeric(utf8[(name + 1)..<end]) : characters[exactHash(utf8[name..<end])]
      guard let bytes else { return nil }
      if bytes == [0x26], let next = nameEnd(in: utf8, from: end + 1), isKnown(utf8[(end + 1)..<next]) {
        name = end + 1
        continue
      }
      return (bytes, end + 1)
    }
    return nil
  }

  /// Where the semicolon stands that ends the name.
  private static func nameEnd(in utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < utf8.count, index - start < 10 {
      let byte = utf8[index]
      if byte == 0x3B { return index > start ? index : nil }
      guard byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x23 && index == start
      else { return nil }
      index += 1
    }
    return nil
  }

  private static func isKnown(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    name.first == 0x23 ? numeric(name.dropFirst()) != nil : characters[exactHash(name)] != nil
  }

  /// The scalar of `8220` or `x201C`, where there is a printable one.
  private static func numeric(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    let isHex = digits.first.map { $0 | 0x20 == 0x78 } ?? false
    let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
    guard text.utf8.count <= 7, let value = UInt32(text, radix: isHex ? 16 : 10), value >= 0x20,
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return value == 0xA0 ? [0x20] : value == 0xAD ? [] : Array(String(Character(scalar)).utf8)
  }

  /// FNV-1a of the name as it is written: `Auml` and `auml` are two names.
  private static func exactHash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
