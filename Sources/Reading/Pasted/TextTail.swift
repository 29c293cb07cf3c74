internal import Record

/// Finds what agencies and editors put behind the last sentence of a report: "PTI ATK KHS", "/rtv", "(END) JCR/LBM".
///
/// Fires behind a stop, on an agency's name with its editors' marks, on two or more words of capitals, on a slash with a few
/// letters, and on an end mark in brackets. Leaves a sentence, and a single word in capitals that is no agency.
enum TextTail {
  private static let agencies = WordPhrases("agencies.tsv")

  /// Words that agencies end a report with.
  private static let ends = Set(["enditem", "endit", "xfn"].map { WordScanner.hash(of: $0) })

  /// Where the tail begins in the last line of the text; nil where there is none.
  static func start(in utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    let low = max(range.lowerBound, range.upperBound - 40)
    var index = range.upperBound - 2
    while index > low {
      if utf8[index] == 0x20, endsSentence(utf8, before: index, from: range.lowerBound),
        isTail(utf8, (index + 1)..<range.upperBound)
      {
        return index + 1
      }
      index -= 1
    }
    return nil
  }

  private static func endsSentence(_ utf8: UnsafeBufferPointer<UInt8>, before end: Int, from start: Int) -> Bool {
    var index = end - 1
    while index > start, utf8[index] == 0x22 || utf8[index] == 0x29 { index -= 1 }
    if index - 2 > start, utf8[index] == 0x9D, utf8[index - 1] == 0x80, utf8[index - 2] == 0xE2 { index -= 3 }
    return index > start && (utf8[index] == 0x2E || utf8[index] == 0x21 || utf8[index] == 0x3F)
  }

  private static func isTail(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let words = Array(WordScanner(utf8, range))
    if words.count == 1, ends.contains(words[0].hash), isWhole(utf8, range) { return true }
    guard !words.isEmpty, words.count <= 6, words.allSatisfy({ $0.letters <= 5 && $0.digits == 0 }) else {
      return false
    }
    if utf8[range.lowerBound] == 0x2F { return words.count == 1 && words[0].letters >= 2 && isWhole(utf8, range) }
    let isShouted = words.allSatisfy { $0.capitals == $0.letters }
    guard isShouted, isWhole(utf8, range) else { return false }
    let agency = agencies.length(at: 0, of: words.map(\.hash))
    return agency > 0 || words.count >= 2
  }

  /// Whether nothing but letters, spaces, slashes and brackets stands there: no stop, no comma.
  private static func isWhole(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    utf8[range].allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || [0x20, 0x2F, 0x28, 0x29, 0x2D].contains($0) }
  }
}
