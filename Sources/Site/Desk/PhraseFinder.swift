internal import Desk
internal import Record

/// Finds words that an editor marked, typed or pasted in an article's text.
///
/// White space of any kind and length counts as one blank: what a browser gives of marked words has line breaks of its own.
struct PhraseFinder {
  /// Why words were not found, in words for the editor.
  enum Failure: Error, Hashable {
    /// What is wrong with the words themselves.
    case words(String)
    /// What is wrong with the sentence that narrows them.
    case sentence(String)
  }

  private let text: Text
  /// The text with one blank for all white space, and where each of its bytes stands.
  private let flat: [UInt8]
  private let origin: [Int]

  /// What stands for words that are left out between two pieces of a part.
  static let gap = "[…]"

  init(_ text: Text) {
    self.text = text
    (flat, origin) = Self.flat(text.utf8)
  }

  /// The part that was typed: pieces with `[…]` between them. Where a piece stands more than once, `which` says at which of
  /// its places (1 is the first; one number for each piece), or `sentence` in which sentence.
  func part(_ typed: String, which: String = "", sentence: String = "") throws(Failure) -> MarkedPart {
    let pieces = Self.pieces(typed)
    let numbers = which.split(whereSeparator: { $0 == "," || $0 == " " }).map { Int($0) ?? 0 }
    guard numbers.allSatisfy({ $0 > 0 }), numbers.count <= max(1, pieces.count) else {
      throw .words("Please give numbers from 1, one for each piece.")
    }
    let range = try self.range(of: sentence)
    var spans: [Span] = []
    for (index, piece) in pieces.enumerated() {
      spans.append(try span(of: piece, index < numbers.count ? numbers[index] : nil, in: range))
    }
    spans.sort()
    for (first, second) in zip(spans, spans.dropFirst()) where first.end > second.start {
      throw .words("Two of the pieces stand over each other. Mark them as one.")
    }
    return MarkedPlace.part(spans, in: text)
  }

  /// A part as it is typed, and at which place each of its pieces stands where they stand more than once.
  func typed(_ spans: [Span]) -> (words: String, which: String) {
    var isAmbiguous = false
    let numbers = spans.map { span -> String in
      let places = self.places(of: text[span])
      if places.count > 1 { isAmbiguous = true }
      return String((places.firstIndex { $0.start == span.start } ?? 0) + 1)
    }
    return (
      spans.map { text[$0] }.joined(separator: " \(Self.gap) "), isAmbiguous ? numbers.joined(separator: ", ") : ""
    )
  }

  private func span(of piece: String, _ number: Int?, in range: Span?) throws(Failure) -> Span {
    let everywhere = places(of: piece)
    guard !everywhere.isEmpty else {
      throw .words("These words do not stand in the text: “\(Self.short(piece))”. Copy them from it.")
    }
    let places = everywhere.filter { range?.contains($0) ?? true }
    let there = range == nil ? "in the text" : "in the sentence"
    guard !places.isEmpty else {
      throw .words("These words do not stand in the sentence that you gave: “\(Self.short(piece))”.")
    }
    if let number {
      guard number <= places.count else {
        throw .words(
          "“\(Self.short(piece))” stands \(places.count == 1 ? "once" : "\(places.count) times") \(there); "
            + "there is no number \(number).")
      }
      return places[number - 1]
    }
    guard places.count == 1 else {
      throw .words(
        "“\(Self.short(piece))” stands \(places.count) times \(there). Say which by a number from 1 to "
          + "\(places.count), or give the sentence.")
    }
    return places[0]
  }

  private func range(of sentence: String) throws(Failure) -> Span? {
    guard !Self.flat(Array(sentence.utf8)).bytes.isEmpty else { return nil }
    let places = places(of: sentence)
    guard let first = places.first else {
      throw .sentence("This sentence does not stand in the text. Copy it from there.")
    }
    guard places.count == 1 else {
      throw .sentence("This sentence stands \(places.count) times in the text. Give more of it.")
    }
    return first
  }

  private func places(of words: String) -> [Span] {
    let words = Self.flat(Array(words.utf8)).bytes
    return MarkedPlace.occurrences(of: words, in: flat).map { place in
      // The end is that of the last byte's own, before any white space that was made one.
      Span(origin[place], origin[place + words.count - 1] + 1)
    }
  }

  private static func pieces(_ typed: String) -> [String] {
    var pieces: [String] = []
    var rest = typed.split(separator: "[...]", omittingEmptySubsequences: false).joined(separator: gap)[...]
    while !rest.isEmpty {
      var piece = rest
      if let gap = rest.ranges(of: gap).first {
        piece = rest[..<gap.lowerBound]
        rest = rest[gap.upperBound...]
      } else {
        rest = ""
      }
      if !piece.allSatisfy(\.isWhitespace) { pieces.append(String(piece)) }
    }
    return pieces
  }

  private static func short(_ words: String) -> String {
    let trimmed = words.drop { $0.isWhitespace }
    return trimmed.count > 60 ? trimmed.prefix(59) + "…" : String(trimmed)
  }

  /// Bytes with one blank for all white space, none at the ends; and for each where it stood.
  private static func flat(_ bytes: [UInt8]) -> (bytes: [UInt8], origin: [Int]) {
    var (flat, origin): ([UInt8], [Int]) = ([], [])
    var (index, blank): (Int, Int?) = (0, nil)
    while index < bytes.count {
      let byte = bytes[index]
      let isNoBreak = byte == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0
      if isNoBreak || byte == 0x20 || (0x09...0x0D).contains(byte) {
        blank = blank ?? index
        index += isNoBreak ? 2 : 1
        continue
      }
      if let at = blank, !flat.isEmpty {
        flat.append(0x20)
        origin.append(at)
      }
      blank = nil
      flat.append(byte)
      origin.append(index)
      index += 1
    }
    return (flat, origin)
  }
}
