internal import Record

/// The lines of a pasted page, measured with the small words of its language.
enum PageLines {
  /// The lines of `page`, whose bytes `utf8` are, and the language as an index into the known ones. Linear.
  static func measure(_ utf8: UnsafeBufferPointer<UInt8>, of page: [UInt8]) -> (lines: [PageLine], tongue: Int?) {
    let tongue = LanguageIdentifier().identify(utf8, 0..<utf8.count)
    let small = tongue.map { LanguageIdentifier.tongues[$0].weights } ?? [:]
    return (TextLines(page).map { PageLine(utf8, $0, small: small) }, tongue)
  }
}
