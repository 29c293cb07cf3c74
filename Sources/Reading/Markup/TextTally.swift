/// Counts what can be seen of a text without understanding it: characters, words, marks, links; byte by byte, in one pass.
///
/// The text comes in pieces, and a word may run on from one piece into the next. A letter of a script that does not part
/// its words by spaces counts as half a word.
struct TextTally: Sendable {
  /// The number of the first words whose hashes are kept.
  static let keptWords = 12

  private(set) var characters = 0
  private(set) var linkCharacters = 0
  private(set) var strongCharacters = 0
  private(set) var digits = 0
  private(set) var capitals = 0
  private(set) var commas = 0
  /// Full stops, question and exclamation marks before white space or the end.
  private(set) var sentenceEnds = 0
  /// Bars, angle quotes and bullets, as navigation sets them between its links.
  private(set) var separators = 0
  /// Hashes of the first words in lower case; letters and digits only.
  private(set) var words: [UInt32] = []
  private(set) var lastByte: UInt8 = 0
  private var spacedWords = 0
  private var wideCharacters = 0
  private var isInWord = false
  private var hash: UInt32 = TokenHash.seed

  /// The number of words.
  var wordCount: Int { spacedWords + wideCharacters / 2 }
  /// Whether nothing but white space has come.
  var isEmpty: Bool { characters == 0 }

  /// Counts a piece of the text.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, isLink: Bool, isStrong: Bool) {
    let before = characters
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte <= 0x20 {
        endWord()
      } else if byte == 0xC2, index < bytes.count, bytes[index] == 0xA0 {
        endWord()
        index += 1
      } else {
        note(byte)
      }
    }
    if isLink { linkCharacters += characters - before }
    if isStrong { strongCharacters += characters - before }
  }

  /// Ends the word that is open, as white space or the end of the text does.
  mutating func endWord() {
    if lastByte == 0x2E || lastByte == 0x21 || lastByte == 0x3F, isInWord || hash != TokenHash.seed {
      sentenceEnds += 1
    }
    if hash != TokenHash.seed, words.count < Self.keptWords { words.append(hash) }
    hash = TokenHash.seed
    isInWord = false
  }

  @inline(__always) private mutating func note(_ byte: UInt8) {
    if byte & 0xC0 != 0x80 { characters += 1 }
    if !isInWord {
      isInWord = true
      spacedWords += 1
    }
    lastByte = byte
    switch byte {
    case 0x30...0x39:
      digits += 1
      hash = TokenHash.adding(byte, to: hash)
    case 0x41...0x5A:
      capitals += 1
      hash = TokenHash.adding(byte | 0x20, to: hash)
    case 0x61...0x7A: hash = TokenHash.adding(byte, to: hash)
    case 0x80...:
      if byte >= 0xE3 && byte <= 0xE9 { wideCharacters += 1 }
      hash = TokenHash.adding(byte, to: hash)
    case 0x2C: commas += 1
    case 0x7C, 0x3E, 0x2F: separators += 1
    default: break
    }
  }
}

/// FNV-1a in 32 bits: the key of the words of class names and of short texts.
enum TokenHash {
  static let seed: UInt32 = 0x811C_9DC5

  @inline(__always) static func adding(_ byte: UInt8, to hash: UInt32) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  /// The hash of a word written in code, in lower case.
  static func of(_ word: StaticString) -> UInt32 {
    word.withUTF8Buffer { $0.reduce(seed) { adding($1, to: $0) } }
  }
}
