internal import Knowledge
internal import Language
internal import Record

/// A word that may be part of a place name: a token, or what stands between the hyphens of one ("London" in "London-based").
struct PlaceWord {
  /// Its bytes in the text, half-open.
  let start: Int32
  let end: Int32
  /// Its token and sentence.
  let token: Int32
  let sentence: Int32
  /// Whether it begins with a capital, and whether it is all capitals.
  let isCapitalized: Bool
  let isAllCapitals: Bool
}

/// The words of a text, cut for the look-up of names, with what is known of each token as a personal name.
struct PlaceWords {
  /// All words, in text order.
  private(set) var words: [PlaceWord] = []
  /// For each token: its use as a name; unknown where it has no capital.
  private(set) var uses: [NameWords.Use]
  /// For each token: the number of its first word in `words`, and of the first behind it.
  private(set) var firstWord: [Int32]

  /// The words of `analysis`. Linear.
  init(_ analysis: Analysis) {
    uses = Array(repeating: .unknown, count: analysis.tokens.count)
    firstWord = []
    firstWord.reserveCapacity(analysis.tokens.count + 1)
    words.reserveCapacity(analysis.tokens.count)
    analysis.text.utf8.withUnsafeBufferPointer { bytes in
      for (number, sentence) in analysis.sentences.enumerated() {
        for index in sentence.tokens {
          while firstWord.count <= index { firstWord.append(Int32(words.count)) }
          add(index, analysis.tokens[index], sentence: number, bytes)
        }
      }
    }
    while firstWord.count <= analysis.tokens.count { firstWord.append(Int32(words.count)) }
  }

  private mutating func add(_ index: Int, _ token: Token, sentence: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    if token.shape.contains(.punctuation) { return }
    if token.shape.contains(.capitalized) {
      var key = NameKey()
      key.add(bytes, from: Int(token.start), to: Int(token.end))
      uses[index] = NameWords.shared.use(of: key)
    }
    var start = Int(token.start)
    var at = start
    let end = Int(token.end)
    while at <= end {
      if at == end || bytes[at] == UInt8(ascii: "-") {
        if at > start { words.append(word(start..<at, index, token, sentence, bytes)) }
        start = at + 1
      }
      at += 1
    }
  }

  private func word(
    _ range: Range<Int>, _ index: Int, _ token: Token, _ sentence: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> PlaceWord {
    let first = bytes[range.lowerBound]
    let isWhole = range.lowerBound == Int(token.start)
    let isUpper =
      first >= 0x80 ? isWhole && token.shape.contains(.capitalized) || !isWhole : (0x41...0x5A).contains(first)
    var letters = 0
    var small = 0
    for byte in bytes[range] where byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A {
      letters += 1
      small += byte & 0x20 == 0 ? 0 : 1
    }
    return PlaceWord(
      start: Int32(range.lowerBound), end: Int32(range.upperBound), token: Int32(index), sentence: Int32(sentence),
      isCapitalized: isUpper, isAllCapitals: letters > 1 && small == 0)
  }
}
