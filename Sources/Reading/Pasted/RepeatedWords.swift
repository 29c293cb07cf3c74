/// Finds words that stand twice in one line with little between: a headline run together with its copy in the page's title,
/// "SAVA ONLINEEconomyGas deal signed in NišGas deal signed in Niš - Sava Online".
enum RepeatedWords {
  /// The shortest repetition that counts, in bytes: a headline's, not a name's.
  private static let least = 24
  /// Longer lines are not looked at: the search is not linear in the line.
  private static let longest = 700

  /// The first of the two copies, and where the second ends; nil where nothing is repeated.
  static func find(in utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (first: Range<Int>, end: Int)? {
    guard range.count >= 2 * least, range.count <= longest else { return nil }
    var best: (first: Range<Int>, end: Int)?
    for start in range where beginsScalar(utf8[start]) && startsWord(utf8, start, range.lowerBound) {
      let most = (range.upperBound - start) / 2
      guard most >= max(least, best?.first.count ?? 0) else { break }
      if let found = length(utf8, start, most, range.upperBound), found.length > best?.first.count ?? 0 {
        best = (start..<(start + found.length), start + 2 * found.length + found.gap)
      }
    }
    return best
  }

  /// The length of the longest stretch at `start` that stands again behind at most four bytes of marks and spaces.
  private static func length(_ utf8: UnsafeBufferPointer<UInt8>, _ start: Int, _ most: Int, _ end: Int)
    -> (length: Int, gap: Int)?
  {
    for length in stride(from: most, through: least, by: -1) {
      for gap in 0...5 where start + 2 * length + gap <= end {
        let second = start + length + gap
        guard utf8[second] == utf8[start], utf8[second + length - 1] == utf8[start + length - 1],
          isGap(utf8, (start + length)..<second)
        else { continue }
        if (0..<length).allSatisfy({ utf8[start + $0] == utf8[second + $0] }) { return (length, gap) }
      }
    }
    return nil
  }

  private static func isGap(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    utf8[range].allSatisfy {
      $0 == 0x20 || $0 == 0x7C || $0 == 0x2D || $0 == 0xE2 || $0 == 0x80 || $0 == 0x93 || $0 == 0x94
    }
  }

  private static func beginsScalar(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

  /// Whether a headline may begin here: behind a space, a seam or a mark, and not on a space.
  private static func startsWord(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int, _ low: Int) -> Bool {
    guard utf8[index] > 0x20 else { return false }
    guard index > low else { return true }
    let before = utf8[index - 1]
    let isSmall = before >= 0x61 && before <= 0x7A || before >= 0x80
    return before <= 0x2F || before == 0x7C || isSmall && !(utf8[index] >= 0x61 && utf8[index] <= 0x7A)
      || before >= 0x3A && before <= 0x40 || before >= 0x30 && before <= 0x39
  }
}
