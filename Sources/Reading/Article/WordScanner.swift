/// The words of a text, one after the other, with what its letters look like, and no string made.
///
/// A word is a run of letters and digits, with apostrophes and hyphens inside it; a Chinese or Japanese character is a word of
/// its own. Hashes are FNV-1a of the lower-cased bytes, curly apostrophes made straight.
struct WordScanner: Sequence, IteratorProtocol {
  /// One word.
  struct Word {
    /// Its place in the text.
    var start: Int
    var end: Int
    /// The hash of its lower-cased form.
    var hash: UInt64
    /// Letters and digits in it.
    var letters: Int
    /// How many of its letters are capitals.
    var capitals: Int
    /// How many digits it has.
    var digits: Int
    /// Whether it begins with a capital.
    var isCapitalized: Bool
  }

  private let utf8: UnsafeBufferPointer<UInt8>
  private var position: Int
  private let end: Int

  /// The words of `utf8[range]`; the buffer must outlive the scanner.
  init(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.utf8 = utf8
    position = range.lowerBound
    end = range.upperBound
  }

  /// The hash by which a word list is looked up; `word` in lower case.
  static func hash(of word: some StringProtocol) -> UInt64 {
    var hash = seed
    for byte in word.utf8 { mix(byte, into: &hash) }
    return hash
  }

  mutating func next() -> Word? {
    while position < end {
      let letter = Letter(utf8, at: position, before: end)
      if letter.isWord { return word() }
      position += letter.count
    }
    return nil
  }

  private mutating func word() -> Word {
    var word = Word(
      start: position, end: position, hash: Self.seed, letters: 0, capitals: 0, digits: 0, isCapitalized: false)
    while position < end {
      let letter = Letter(utf8, at: position, before: end)
      guard letter.isWord || word.letters > 0 && joins(letter) else { break }
      if letter.isIdeograph, word.letters > 0 { break }
      letter.mix(into: &word.hash, utf8, at: position)
      position += letter.count
      word.end = position
      guard letter.isWord else { continue }
      if letter.isCapital {
        word.capitals += 1
        if word.letters == 0 { word.isCapitalized = true }
      }
      if letter.isDigit { word.digits += 1 }
      word.letters += 1
      if letter.isIdeograph { break }
    }
    return word
  }

  /// Whether an apostrophe or hyphen at the position stands between two letters.
  private func joins(_ mark: Letter) -> Bool {
    guard mark.isJoint, position + mark.count < end else { return false }
    return Letter(utf8, at: position + mark.count, before: end).isWord
  }

  fileprivate static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  fileprivate static func mix(_ byte: UInt8, into hash: inout UInt64) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
}

/// One scalar as a word scanner sees it.
struct Letter {
  /// Its bytes; never beyond the end of the text.
  let count: Int
  /// A letter or digit.
  let isWord: Bool
  let isCapital: Bool
  let isDigit: Bool
  /// A character of a script that writes no spaces and whose characters are words: Han and kana.
  let isIdeograph: Bool
  /// An apostrophe or a hyphen.
  let isJoint: Bool
  /// What is added to the bytes of a capital to make it small; a carry goes to the first byte.
  private let lowered: (UInt8, UInt8)

  /// The scalar at `offset` of `utf8`, looked at no further than `end`.
  init(_ utf8: UnsafeBufferPointer<UInt8>, at offset: Int, before end: Int) {
    let first = utf8[offset]
    let second = offset + 1 < end ? utf8[offset + 1] : 0
    count = Swift.min(Self.length(first), end - offset)
    var pair = (first, second)
    var ideograph = false
    var joint = false
    switch first {
    case 0..<0x80:
      isDigit = first >= 0x30 && first <= 0x39
      isWord = isDigit || first | 0x20 >= 0x61 && first | 0x20 <= 0x7A
      joint = first == 0x27 || first == 0x2D
      if first >= 0x41 && first <= 0x5A { pair.0 = first | 0x20 }
    case 0xC2:
      isDigit = false
      isWord = second == 0xAA || second == 0xB5 || second == 0xBA
    case 0xC3...0xDF:
      isDigit = false
      isWord = !(first == 0xC3 && (second == 0x97 || second == 0xB7)) && !Self.isArabicMark(first, second)
      pair = Self.lower(first, second)
    case 0xE2:
      isDigit = false
      isWord = false
      joint = count == 3 && second == 0x80 && [0x99, 0x90, 0x91].contains(utf8[offset + 2])
    case 0xE3:
      isDigit = false
      isWord = second >= 0x81
      ideograph = isWord
    case 0xE4...0xE9:
      isDigit = false
      isWord = true
      ideograph = true
    case 0xEF, 0xF0...0xFF:
      isDigit = false
      isWord = first == 0xF0 && second >= 0xA0
      ideograph = isWord
    default:
      isDigit = false
      isWord = first >= 0xE0
    }
    isIdeograph = ideograph
    isJoint = joint
    isCapital = pair.0 != first || pair.1 != second
    lowered = pair
  }

  /// Mixes the small form of the scalar into a hash.
  fileprivate func mix(into hash: inout UInt64, _ utf8: UnsafeBufferPointer<UInt8>, at offset: Int) {
    if isJoint, count == 3 {
      WordScanner.mix(utf8[offset + 2] == 0x99 ? 0x27 : 0x2D, into: &hash)
      return
    }
    WordScanner.mix(lowered.0, into: &hash)
    if count > 1 { WordScanner.mix(lowered.1, into: &hash) }
    if count > 2 { for byte in utf8[(offset + 2)..<(offset + count)] { WordScanner.mix(byte, into: &hash) } }
  }

  /// The bytes of a scalar that begins with `first`.
  static func length(_ first: UInt8) -> Int {
    first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  private static func isArabicMark(_ first: UInt8, _ second: UInt8) -> Bool {
    first == 0xD8 && [0x8C, 0x9B, 0x9F].contains(second) || first == 0xD9 && second >= 0xAA && second <= 0xAC
  }

  /// The small form of a Latin, Greek or Cyrillic capital of two bytes.
  private static func lower(_ first: UInt8, _ second: UInt8) -> (UInt8, UInt8) {
    switch (first, second) {
    case (0xC3, 0x80...0x9E) where second != 0x97: (first, second + 0x20)
    case (0xC4, 0xB9...0xBE), (0xC5, 0x81...0x87), (0xC5, 0xB9...0xBD):
      second & 1 == 1 ? (first, second + 1) : (first, second)
    case (0xC4, 0x80...0xB7), (0xC5, 0x8A...0xB7): second & 1 == 0 ? (first, second + 1) : (first, second)
    case (0xCE, 0x91...0x9F): (first, second + 0x20)
    case (0xCE, 0xA0...0xA9): (0xCF, second - 0x20)
    case (0xD0, 0x80...0x8F): (0xD1, second + 0x10)
    case (0xD0, 0x90...0x9F): (first, second + 0x20)
    case (0xD0, 0xA0...0xAF): (0xD1, second - 0x20)
    case (0xD2, 0x90...0xBF), (0xD3, 0x90...0xBF): second & 1 == 0 ? (first, second + 1) : (first, second)
    default: (first, second)
    }
  }
}
