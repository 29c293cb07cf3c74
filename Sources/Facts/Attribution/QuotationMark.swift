internal import Record

/// A quotation mark as it stands in the text, before it is known what it belongs to.
struct QuotationMark: Hashable {
  /// Marks of one family open and close each other.
  enum Family: UInt8 {
    /// “ ” „ " '' and ``: reporters, editors and broken encodings mix them freely.
    case double
    /// « and ».
    case angle
    /// ‘ ’ and ', which are apostrophes as well.
    case single
  }

  /// What it does by its looks and its neighbours.
  enum Side: UInt8 { case opens, closes, either }

  /// The mark's bytes.
  var span: Span
  var family: Family
  var side: Side

  /// The mark that begins at `index` of `text`, if one does. A line's ends count as white space.
  static func at(_ index: Int, in text: UnsafeBufferPointer<UInt8>, line: Range<Int>) -> QuotationMark? {
    func byte(_ offset: Int) -> UInt8 { line.contains(offset) ? text[offset] : 0x20 }
    func mark(_ count: Int, _ family: Family, _ side: Side? = nil) -> QuotationMark {
      let span = Span(index, index + count)
      return QuotationMark(
        span: span, family: family, side: side ?? Self.side(before: byte(index - 1), after: byte(index + count)))
    }
    switch text[index] {
    case 0x22: return mark(1, .double)
    case 0x27: return byte(index + 1) == 0x27 ? mark(2, .double) : mark(1, .single)
    case 0x60: return byte(index + 1) == 0x60 ? mark(2, .double, .opens) : nil
    case 0xC2:
      if byte(index + 1) == 0xAB { return mark(2, .angle, .opens) }
      if byte(index + 1) == 0xBB { return mark(2, .angle, .closes) }
      return nil
    case 0xE2 where byte(index + 1) == 0x80:
      switch byte(index + 2) {
      case 0x98, 0x9A: return mark(3, .single, .opens)
      case 0x99: return mark(3, .single, .closes)
      case 0x9C, 0x9E, 0x9F: return mark(3, .double, .opens)
      case 0x9D: return mark(3, .double, .closes)
      default: return nil
      }
    default: return nil
    }
  }

  /// Straight marks open behind white space or a bracket when a word follows, and close otherwise.
  private static func side(before: UInt8, after: UInt8) -> Side {
    let spaceBefore = isBreak(before) || before == 0x28 || before == 0x5B || before == 0x2D || before == 0x94
    let spaceAfter = isBreak(after)
    if spaceBefore && !spaceAfter { return .opens }
    if !spaceBefore && spaceAfter { return .closes }
    return spaceBefore ? .either : .closes
  }

  /// Whether a byte is white space.
  static func isBreak(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}
