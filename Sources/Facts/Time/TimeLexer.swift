internal import Language
internal import Record

/// Cuts a text into lexemes. Linear in its length.
struct TimeLexer {
  let lexicon: TimeLexicon

  /// The lexemes of `article`, with a boundary behind each block.
  func lexemes(of article: Article) -> [TimeLexeme] {
    var result: [TimeLexeme] = []
    result.reserveCapacity(article.text.count / 5 + 2)
    let text = article.text.utf8
    text.withUnsafeBufferPointer { bytes in
      if article.blocks.isEmpty { read(bytes, 0..<bytes.count, into: &result) }
      for block in article.blocks {
        let low = max(0, min(block.span.start, bytes.count))
        let high = max(low, min(block.span.end, bytes.count))
        read(bytes, low..<high, into: &result)
      }
    }
    return result
  }

  private func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into result: inout [TimeLexeme]) {
    var position = range.lowerBound
    var glued = false
    while position < range.upperBound {
      let byte = bytes[position]
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        glued = false
        position += 1
        continue
      }
      if byte == 0xC2, position + 1 < range.upperBound, bytes[position + 1] == 0xA0 {
        glued = false
        position += 2
        continue
      }
      var lexeme: TimeLexeme
      if Self.isDigit(byte) {
        lexeme = Self.number(bytes, from: position, to: range.upperBound)
      } else if let (mark, length) = Self.mark(bytes, at: position, to: range.upperBound) {
        lexeme = TimeLexeme(start: Int32(position), end: Int32(position + length), kind: .mark)
        lexeme.mark = mark
        if mark == 0x27, !result.isEmpty, Self.isGenitive(bytes, at: position + length, to: range.upperBound) {
          lexeme.end += 1
          lexeme.kind = .word
          lexeme.hash = Self.genitive
        } else {
          lexeme.hash = WordHash.of(CollectionOfOne(mark))
        }
      } else {
        lexeme = Self.word(bytes, from: position, to: range.upperBound)
        lexeme.entry = lexicon.place(of: lexeme.hash)
        lexeme.roles = lexicon.roles(at: lexeme.entry)
      }
      lexeme.glued = glued
      result.append(lexeme)
      position = Int(lexeme.end)
      glued = true
    }
    result.append(.boundary)
  }

  private static let genitive = WordHash.of("'s")

  /// A run of digits, with groups of three behind commas.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int) -> TimeLexeme {
    var lexeme = TimeLexeme(start: Int32(start), end: Int32(start), kind: .number)
    var value = 0
    var position = start
    func digits() -> Int {
      let first = position
      while position < limit, isDigit(bytes[position]) {
        value = min(value * 10 + Int(bytes[position] - 0x30), Int(Int32.max))
        position += 1
      }
      return position - first
    }
    var count = digits()
    while count <= 3 || lexeme.grouped, position + 3 < limit, bytes[position] == 0x2C, isDigit(bytes[position + 1]),
      isDigit(bytes[position + 2]), isDigit(bytes[position + 3]),
      position + 4 >= limit || !isDigit(bytes[position + 4])
    {
      position += 1
      count += digits()
      lexeme.grouped = true
    }
    lexeme.end = Int32(position)
    lexeme.digits = UInt8(min(count, 255))
    lexeme.number = Int32(value)
    return lexeme
  }

  /// A run of letters, of any script.
  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int) -> TimeLexeme {
    var position = start
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    while position < limit {
      let byte = bytes[position]
      let isUpper = (0x41...0x5A).contains(byte)
      guard isUpper || (0x61...0x7A).contains(byte) || byte >= 0x80 else { break }
      if byte >= 0xC2, mark(bytes, at: position, to: limit) != nil { break }
      if byte == 0xC2, position + 1 < limit, bytes[position + 1] == 0xA0 { break }
      hash = (hash ^ UInt64(isUpper ? byte | 0x20 : byte)) &* 0x0000_0100_0000_01B3
      position += 1
    }
    position = max(position, start + 1)
    var lexeme = TimeLexeme(start: Int32(start), end: Int32(position), kind: .word)
    lexeme.capital = (0x41...0x5A).contains(bytes[start])
    lexeme.hash = hash
    return lexeme
  }

  /// The mark at `position` with its length in bytes; nil where a letter stands there.
  private static func mark(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, to limit: Int) -> (UInt8, Int)? {
    let byte = bytes[position]
    if byte < 0x80 {
      let isLetter = (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      return isLetter ? nil : (byte, 1)
    }
    guard byte == 0xE2, position + 2 < limit, bytes[position + 1] == 0x80 || bytes[position + 1] == 0x88 else {
      return nil
    }
    switch (bytes[position + 1], bytes[position + 2]) {
    case (0x80, 0x90...0x95), (0x88, 0x92): return (0x2D, 3)
    case (0x80, 0x98...0x9B): return (0x27, 3)
    case (0x80, 0x9C...0x9F): return (0x22, 3)
    case (0x80, 0xA6): return (0x2E, 3)
    default: return nil
    }
  }

  /// Whether an `s` that ends its word stands at `position`.
  private static func isGenitive(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, to limit: Int) -> Bool {
    guard position < limit, bytes[position] | 0x20 == 0x73 else { return false }
    guard position + 1 < limit else { return true }
    let next = bytes[position + 1]
    return !isDigit(next) && !(0x41...0x5A).contains(next) && !(0x61...0x7A).contains(next)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
