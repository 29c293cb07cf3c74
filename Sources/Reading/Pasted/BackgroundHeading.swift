internal import Record

/// Tells headings under which is told what went before: by their words ("Background", "Conflict in …"), or because the
/// paragraph under them begins with a year ("In the fall of 2020, …").
enum BackgroundHeading {
  private static let known = WordPhrases("background-words.tsv")

  /// Whether the heading at `title` opens a background section whose first paragraph stands at `text`.
  static func opens(_ utf8: UnsafeBufferPointer<UInt8>, _ title: Range<Int>, text: Range<Int>) -> Bool {
    let words = WordScanner(utf8, title).prefix(12).map(\.hash)
    if known.length(at: 0, of: words) > 0 { return true }
    return WordScanner(utf8, text).prefix(7).contains { isYear(utf8, $0) }
  }

  private static func isYear(_ utf8: UnsafeBufferPointer<UInt8>, _ word: WordScanner.Word) -> Bool {
    guard word.digits == 4, word.letters == 4 else { return false }
    return utf8[word.start] == 0x31 && utf8[word.start + 1] == 0x39
      || utf8[word.start] == 0x32 && utf8[word.start + 1] == 0x30
  }
}
