internal import Record

/// Tells a line that sends the reader to another article: "LOOK ALSO: Puno: snowfall leaves five districts incommunicado".
///
/// Fires where words that do so stand first and a colon, bar or arrow right behind them. Leaves sentences that begin with the
/// same words ("Read: the letter in which he …" that ends with a stop, "Read the letter").
enum TeaserLine {
  private static let known = WordPhrases("teaser-words.tsv")

  /// Whether `line` is a teaser.
  static func matches(_ utf8: UnsafeBufferPointer<UInt8>, _ line: PageLine) -> Bool {
    guard line.words >= 2, line.words <= 40 else { return false }
    let words = WordScanner(utf8, line.span.range).prefix(6).map { $0 }
    let length = known.length(at: 0, of: words.map(\.hash))
    guard length > 0, words.count > length else { return false }
    guard isMark(utf8, words[length - 1].end, words[length].start) else { return false }
    let isShouted = words[..<length].allSatisfy { $0.capitals == $0.letters && $0.letters > 1 }
    return isShouted || length > 1 || !line.endsSentence
  }

  /// Whether a colon, a bar or an arrow stands right behind a word.
  private static func isMark(_ utf8: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    for index in start..<end where utf8[index] != 0x20 && utf8[index] != 0xC2 && utf8[index] != 0xA0 {
      return utf8[index] == 0x3A || utf8[index] == 0x7C || utf8[index] == 0x3E || utf8[index] == 0xBB
        || utf8[index] == 0xE2 && index + 1 < end && utf8[index + 1] != 0x80
    }
    return false
  }
}
