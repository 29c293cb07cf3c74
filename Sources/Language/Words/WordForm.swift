/// What the models look at in one token: its word, its beginning and end, its shape, its classes. Computed once a token.
struct WordForm {
  /// `Token.word`; digits are made one, so that all numbers of a form are alike.
  var word: UInt64
  /// The last bytes, 1 to 4, in small letters; shorter words are taken whole.
  var suffixes: (UInt64, UInt64, UInt64, UInt64)
  /// The first bytes, 1 to 3, in small letters.
  var prefixes: (UInt64, UInt64, UInt64)
  /// The kinds of its letters in order, runs made one: "Xx", "X.X.", "d-x".
  var shape: UInt64
  /// The flags of `Token.Shape` that tell something about a word, with whether it holds a hyphen or digit.
  var flags: UInt64
  /// Words used like it.
  var classes: WordClasses.Classes
  /// The tag it has most often.
  var usualTag: UInt64

  /// The form of a sentence's edge.
  static let edge = WordForm(
    word: 1, suffixes: (1, 1, 1, 1), prefixes: (1, 1, 1), shape: 1, flags: 1, classes: .init(), usualTag: 63)
}

/// Computes word forms.
struct WordFormReader: Sendable {
  private let classes = WordClasses()
  private let usual: UsualTags

  init(usual: UsualTags) { self.usual = usual }

  /// The form of `token`. Linear in its length, which is cut at 64 bytes.
  func form(of token: Token, in bytes: UnsafeBufferPointer<UInt8>) -> WordForm {
    let start = Int(token.start)
    let end = Int(token.end)
    var letters: UInt64 = 0
    var shape: UInt64 = 0
    var lastKind: UInt64 = 0
    var hasHyphen: UInt64 = 0
    var hasDigit: UInt64 = 0
    var prefixes: (UInt64, UInt64, UInt64) = (0, 0, 0)
    var wordWithoutDigits = LowercaseHash()
    let limit = min(end, start &+ 64)
    for position in start..<limit {
      var byte = bytes[position]
      let kind: UInt64
      switch byte {
      case 0x41...0x5A:
        kind = 1
        byte |= 0x20
      case 0x61...0x7A: kind = 2
      case 0x30...0x39:
        kind = 3
        hasDigit = 1
        byte = 0x30
      case 0x2D:
        kind = 4
        hasHyphen = 1
      case 0x2E: kind = 5
      case 0x27: kind = 6
      default: kind = byte >= 0x80 ? 7 : 8
      }
      if kind != lastKind { shape = shape &<< 4 | kind }
      lastKind = kind
      letters = letters &<< 8 | UInt64(byte)
      wordWithoutDigits.add(byte)
      switch position &- start {
      case 0: prefixes = (letters, letters, letters)
      case 1: (prefixes.1, prefixes.2) = (letters, letters)
      case 2: prefixes.2 = letters
      default: break
      }
    }
    if end > limit {
      letters = 0
      for position in end &- 4..<end { letters = letters &<< 8 | UInt64(bytes[position] | 0x20) }
    }
    let interesting: Token.Shape = [.capitalized, .allCapitals, .sentenceStart, .punctuation]
    let flags =
      UInt64(token.shape.intersection(interesting).rawValue) &<< 2 | hasHyphen &<< 1 | hasDigit
    return WordForm(
      word: hasDigit == 1 ? wordWithoutDigits.value : token.word,
      suffixes: (letters & 0xFF, letters & 0xFFFF, letters & 0xFF_FFFF, letters & 0xFFFF_FFFF),
      prefixes: prefixes, shape: shape, flags: flags,
      classes: classes.classes(of: token.word), usualTag: UInt64(usual.tag(of: token.word)))
  }
}
