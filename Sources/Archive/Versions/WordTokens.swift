internal import Record

/// The words, numbers and marks of a stretch of text, numbered so that equal ones have the same number.
///
/// A word keeps apostrophes and hyphens between its letters, a number the commas and points between its digits. Of scripts
/// that are written without spaces every character is a word of its own. White space is left out.
struct WordTokens {
  /// One word, number or mark.
  struct Token: Hashable {
    var span: Span
    /// Equal for equal letters.
    var id: Int
    /// Equal for letters that differ in case only.
    var folded: Int
    var kind: Kind
  }

  enum Kind { case word, number, mark }

  /// Gives numbers to words; one for all texts that are compared.
  struct Numbering {
    private var ids: [String: Int] = [:]

    mutating func id(_ word: String) -> Int {
      if let id = ids[word] { return id }
      ids[word] = ids.count
      return ids.count - 1
    }
  }

  /// The tokens of `text` in `span`, in order.
  static func of(_ text: Text, in span: Span, _ numbering: inout Numbering) -> [Token] {
    var tokens: [Token] = []
    var reader = ScalarReader(bytes: text.utf8, position: span.start, end: span.end)
    while let first = reader.next() {
      let start = reader.start
      let kind: Kind
      switch ScalarClass(first) {
      case .space: continue
      case .mark: kind = .mark
      case .alone: kind = .word
      case .letter:
        kind = .word
        reader.skip {
          $0 == .letter || $0 == .digit
        } joinedBy: {
          "'’-‐‑".unicodeScalars.contains($0)
        }
      case .digit:
        kind = .number
        reader.skip {
          $0 == .digit || $0 == .letter
        } joinedBy: {
          ".,'’\u{A0}\u{202F}".unicodeScalars.contains($0)
        }
      }
      let span = Span(start, reader.position)
      let word = text[span]
      let lower = word.lowercased()
      let isNumber = kind == .number || (kind == .word && isNumberWord(lower))
      tokens.append(
        Token(
          span: span, id: numbering.id(word), folded: lower == word ? numbering.id(word) : numbering.id(lower),
          kind: isNumber ? .number : kind))
    }
    return tokens
  }

  /// Whether an English word is a number: `twenty-seven`. `one` is not among them, for it is mostly a pronoun.
  private static func isNumberWord(_ word: String) -> Bool {
    word.split(separator: "-").allSatisfy { numberWords.contains(String($0)) }
  }

  private static let numberWords: Set<String> = [
    "zero", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
    "sixty",
    "seventy", "eighty", "ninety", "dozen", "hundred", "hundreds", "thousand", "thousands", "million", "billion",
  ]
}

/// What a character is to a reader of words.
private enum ScalarClass {
  case space, letter, digit, mark
  /// A letter of a script that is written without spaces.
  case alone

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x61...0x7A, 0x41...0x5A: self = .letter
    case 0x30...0x39: self = .digit
    case 0...0x20: self = .space
    case 0x21..<0x80: self = .mark
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      self = .alone
    default:
      let properties = scalar.properties
      if properties.numericType == .decimal {
        self = .digit
      } else if properties.isWhitespace {
        self = .space
      } else if properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered {
        self = .letter
      } else {
        self = .mark
      }
    }
  }
}

/// Walks the scalars of valid UTF-8.
private struct ScalarReader {
  let bytes: [UInt8]
  /// Behind the scalar that was read last.
  private(set) var position: Int
  /// Before the scalar that was read last.
  private(set) var start: Int
  private let end: Int

  init(bytes: [UInt8], position: Int, end: Int) {
    self.bytes = bytes
    self.position = position
    self.end = end
    start = position
  }

  mutating func next() -> Unicode.Scalar? {
    guard let (scalar, count) = scalar(at: position) else { return nil }
    start = position
    position += count
    return scalar
  }

  /// Goes on over scalars of these classes, and over single joints that have one on the other side too.
  mutating func skip(_ isInside: (ScalarClass) -> Bool, joinedBy isJoint: (Unicode.Scalar) -> Bool) {
    while let (scalar, count) = scalar(at: position) {
      if isInside(ScalarClass(scalar)) {
        position += count
      } else if isJoint(scalar), let (following, _) = self.scalar(at: position + count),
        isInside(ScalarClass(following))
      {
        position += count
      } else {
        return
      }
    }
  }

  private func scalar(at offset: Int) -> (Unicode.Scalar, Int)? {
    guard offset < end else { return nil }
    let first = UInt32(bytes[offset])
    let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + count <= end else { return nil }
    var value = count == 1 ? first : first & (0x7F >> UInt32(count))
    for index in 1..<max(count, 1) { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", count)
  }
}
