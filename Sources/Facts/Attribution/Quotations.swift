internal import Record

/// The stretches of a text that stand in quotation marks, paragraph by paragraph.
///
/// Marks of one look are paired even where a page mixes straight and curly ones. A mark that opens what is open already, or
/// closes what is not, is passed over. Single marks count only outside double ones and where they cannot be apostrophes.
/// Linear in the text.
struct Quotations: Sendable {
  /// One quotation, marks included.
  struct Quotation: Sendable, Hashable {
    /// How sure its ends are.
    enum Ends: UInt8, Sendable {
      /// Both marks stand.
      case closed
      /// It runs to the end of its paragraph and the next one opens anew, as printers continue a quotation.
      case continued
      /// Its closing mark is missing.
      case unclosed
      /// Its opening mark is missing; it begins where its sentence does.
      case unopened
    }

    /// From the opening mark to behind the closing one.
    var span: Span
    /// The words between the marks.
    var inner: Span
    var ends: Ends
    /// Whether its marks are single ones.
    var isSingle: Bool
  }

  /// In text order, not overlapping.
  private(set) var all: [Quotation] = []

  /// The quotations of `lines`, which are in text order: paragraphs, as spans of `text`.
  init(in text: Text, lines: [Span]) {
    text.utf8.withUnsafeBufferPointer { bytes in
      for (index, line) in lines.enumerated() {
        let next = index + 1 < lines.count ? lines[index + 1] : nil
        read(line, of: bytes, continues: next.map { Self.opens($0, bytes) } ?? false)
      }
    }
  }

  /// Whether the line's first visible character opens a quotation.
  private static func opens(_ line: Span, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = line.start
    while index < line.end, QuotationMark.isBreak(bytes[index]) { index += 1 }
    guard index < line.end, let mark = QuotationMark.at(index, in: bytes, line: line.range) else { return false }
    return mark.side == .opens && mark.family != .single
  }

  private mutating func read(_ line: Span, of bytes: UnsafeBufferPointer<UInt8>, continues: Bool) {
    var open: QuotationMark?
    var firstWord = line.start
    while firstWord < line.end, QuotationMark.isBreak(bytes[firstWord]) { firstWord += 1 }
    var passedOver = 0
    var lastPassed: QuotationMark?
    var lastMark = line.start
    var singlesFrom = line.start
    var index = line.start
    while index < line.end {
      let byte = bytes[index]
      guard byte == 0x22 || byte == 0x27 || byte == 0x60 || byte == 0xC2 || byte == 0xE2,
        let mark = QuotationMark.at(index, in: bytes, line: line.range)
      else {
        index += 1
        continue
      }
      index = mark.span.end
      if mark.family == .single {
        if open == nil, index > singlesFrom, index < line.end, mark.side == .opens, !isDigit(bytes[index]) {
          switch single(mark, line, bytes) {
          case .some(let end): index = end
          case nil: singlesFrom = line.end
          }
        }
        continue
      }
      if let opening = open {
        guard opening.family == mark.family else { continue }
        if mark.side == .opens {
          passedOver += 1
          lastPassed = mark
        } else {
          add(opening.span.start, opening.span.end, mark.span.start, mark.span.end, .closed)
          open = nil
        }
      } else if mark.side == .closes, mark.span.start > line.start {
        if passedOver > 0, let last = all.last, last.span.start >= line.start, mark.span.start - last.span.end < 200 {
          all[all.count - 1].span.end = mark.span.end
          all[all.count - 1].inner.end = mark.span.start
          passedOver -= 1
        } else if lastMark == line.start, !isDigit(bytes[mark.span.start - 1]) {
          let start = sentenceStart(before: mark.span.start, from: line.start, bytes)
          add(start, start, mark.span.start, mark.span.end, .unopened)
        }
      } else if mark.side != .closes {
        open = mark
        passedOver = 0
      }
      lastMark = mark.span.end
    }
    if open == nil, continues, let lastPassed { runOn(behind: lastPassed, firstWord, lastMark, line, bytes) }
    guard let open else { return }
    var end = line.end
    while end > open.span.end, QuotationMark.isBreak(bytes[end - 1]) { end -= 1 }
    if continues {
      add(open.span.start, open.span.end, end, end, .continued)
    } else if open.span.start == firstWord {
      add(open.span.start, open.span.end, end, end, .unclosed)
    }
  }

  /// Lets a quotation that opens its paragraph go on to its end behind a short one inside it, where the next
  /// paragraph opens anew: "“They answer with a “Shahed”. Partners see this."
  private mutating func runOn(
    behind inner: QuotationMark, _ firstWord: Int, _ lastMark: Int, _ line: Span, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    guard let last = all.last, last.span.start == firstWord, last.span.end == lastMark, !last.isSingle,
      inner.span.start > last.inner.start + 1, last.span.end - inner.span.start <= Self.maxInner
    else { return }
    var end = line.end
    while end > last.span.end, QuotationMark.isBreak(bytes[end - 1]) { end -= 1 }
    guard end > last.span.end else { return }
    all[all.count - 1].span.end = end
    all[all.count - 1].inner.end = end
    all[all.count - 1].ends = .continued
  }

  /// How many bytes a quotation inside another has that is no quotation of its own.
  private static let maxInner = 60

  private mutating func add(_ start: Int, _ innerStart: Int, _ innerEnd: Int, _ end: Int, _ ends: Quotation.Ends) {
    guard innerStart < innerEnd else { return }
    all.append(
      Quotation(span: Span(start, end), inner: Span(innerStart, innerEnd), ends: ends, isSingle: false))
  }

  /// Adds the quotation that a single mark opens, if one closes it, and answers where it ends.
  ///
  /// A mark between letters is an apostrophe; one behind an "s" may be a possessive, so one behind a comma or stop is
  /// preferred to it.
  private mutating func single(_ opening: QuotationMark, _ line: Span, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var found: QuotationMark?
    var index = opening.span.end
    while index < line.end {
      guard bytes[index] == 0x27 || bytes[index] == 0xE2,
        let mark = QuotationMark.at(index, in: bytes, line: line.range), mark.family == .single
      else {
        index += 1
        continue
      }
      index = mark.span.end
      let after = index < line.end ? bytes[index] : 0x20
      if isLetter(after) || mark.side == .opens { continue }
      let before = bytes[mark.span.start - 1]
      if before == 0x2C || before == 0x2E || before == 0x21 || before == 0x3F {
        found = mark
        break
      }
      if before != 0x73 && found == nil { found = mark }
      if found != nil, mark.span.start - opening.span.end > 400 { break }
    }
    guard let found, found.span.start > opening.span.end else { return nil }
    all.append(
      Quotation(
        span: Span(opening.span.start, found.span.end), inner: Span(opening.span.end, found.span.start), ends: .closed,
        isSingle: true))
    return found.span.end
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte >= 0xC3 && byte < 0xE2
  }

  /// Where the sentence that runs up to `position` begins: behind the last full stop, question or exclamation mark and space.
  private func sentenceStart(before position: Int, from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = position - 2
    while index > start {
      let byte = bytes[index - 1]
      if QuotationMark.isBreak(bytes[index]), byte == 0x2E || byte == 0x3F || byte == 0x21 { return index + 1 }
      index -= 1
    }
    var first = start
    while first < position, QuotationMark.isBreak(bytes[first]) { first += 1 }
    return first
  }
}
