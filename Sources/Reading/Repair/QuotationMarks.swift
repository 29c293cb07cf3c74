/// Mends double quotation marks: doubled ones ("““In connection"), stray ones ("reported.“"), and pairs of two kinds
/// (`"The main thing …,”`).
///
/// Knows the English way (“ opens, ” closes) and the plain mark; a text with „ or « or with 」 is of another school, and only its
/// doubled marks are mended. Leaves a closing mark that ends a quotation opened in an earlier block, and nested quotations
/// ("“He said “no”” is left).
struct QuotationMarks {
  /// Whether a quotation of an earlier block is still open: each further block of it opens anew, and only the last closes.
  private(set) var isOpen = false

  private struct Mark {
    enum Kind { case plain, opening, closing, other }
    var range: Range<Int>
    var kind: Kind
    /// Whether a word begins right behind it.
    var opens: Bool
    /// Whether a word or its stop ends right before it.
    var closes: Bool
  }

  /// The edits of the next block of the article; blocks must come in order.
  mutating func edits(in utf8: UnsafeBufferPointer<UInt8>) -> [TracedText.Edit] {
    var marks = Self.marks(in: utf8)
    guard !marks.isEmpty else {
      isOpen = false
      return []
    }
    var edits = Self.doubled(&marks)
    let isEnglish = !marks.contains { $0.kind == .other }
    if isEnglish {
      edits += Self.mismatched(marks)
      edits += strays(marks, end: utf8.count)
    }
    follow(marks)
    edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    return edits
  }

  private static func marks(in utf8: UnsafeBufferPointer<UInt8>) -> [Mark] {
    var marks: [Mark] = []
    var index = 0
    while index < utf8.count {
      let length = min(Letter.length(utf8[index]), utf8.count - index)
      if let kind = kind(utf8, at: index, length) {
        let range = index..<(index + length)
        marks.append(
          Mark(
            range: range, kind: kind, opens: beginsWord(utf8, at: range.upperBound),
            closes: endsWord(utf8, before: range.lowerBound)))
      }
      index += length
    }
    return marks
  }

  private static func kind(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int, _ length: Int) -> Mark.Kind? {
    switch (utf8[index], length) {
    case (0x22, _): return .plain
    case (0xC2, 2): return utf8[index + 1] == 0xAB || utf8[index + 1] == 0xBB ? .other : nil
    case (0xE2, 3) where utf8[index + 1] == 0x80:
      switch utf8[index + 2] {
      case 0x9C: return .opening
      case 0x9D: return .closing
      case 0x9E: return .other
      default: return nil
      }
    case (0xE3, 3): return utf8[index + 1] == 0x80 && (0x8C...0x8F).contains(utf8[index + 2]) ? .other : nil
    default: return nil
    }
  }

  private static func beginsWord(_ utf8: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    offset < utf8.count && (Letter(utf8, at: offset, before: utf8.count).isWord || utf8[offset] == 0x5B)
  }

  private static func endsWord(_ utf8: UnsafeBufferPointer<UInt8>, before offset: Int) -> Bool {
    guard offset > 0 else { return false }
    let last = utf8[offset - 1]
    return last >= 0x80
      ? !(offset >= 3 && utf8[offset - 3] == 0xE2 && utf8[offset - 2] == 0x80 && utf8[offset - 1] <= 0x95)
      : last != 0x20 && last != 0x28 && last != 0x5B && last != 0x2D
  }

  /// Two equal marks side by side, of which one has no partner, become one; so do a pair that is doubled at both ends.
  private static func doubled(_ marks: inout [Mark]) -> [TracedText.Edit] {
    var surplus = marks.reduce(0) { $0 + ($1.kind == .opening ? 1 : $1.kind == .closing ? -1 : 0) }
    let plain = marks.count { $0.kind == .plain }
    let pairs = zip(marks.indices, marks.indices.dropFirst()).filter { first, second in
      marks[first].range.upperBound == marks[second].range.lowerBound && marks[first].kind == marks[second].kind
    }
    let plainPairs = pairs.count { marks[$0.0].kind == .plain }
    var edits: [TracedText.Edit] = []
    var gone: Set<Int> = []
    for (first, second) in pairs where !gone.contains(first) {
      switch marks[first].kind {
      case .opening:
        guard surplus > 0 else { continue }
        surplus -= 1
      case .closing:
        guard surplus < 0 else { continue }
        surplus += 1
      case .plain:
        guard marks[second].opens != marks[first].closes, plain % 2 == 1 || plainPairs % 2 == 0 else { continue }
      case .other:
        continue
      }
      let kept = marks[second].range
      edits.append(.init(range: marks[first].range, replacement: [], kind: "doubledQuote"))
      marks[second].range = kept
      marks[second].closes = marks[first].closes
      gone.insert(first)
    }
    marks = marks.indices.filter { !gone.contains($0) }.map { marks[$0] }
    return edits
  }

  /// A plain mark and a curly one that make a pair become a curly pair.
  private static func mismatched(_ marks: [Mark]) -> [TracedText.Edit] {
    var edits: [TracedText.Edit] = []
    var index = 0
    while index + 1 < marks.count {
      let (first, second) = (marks[index], marks[index + 1])
      if first.kind == .plain, second.kind == .closing, first.opens, !first.closes {
        edits.append(.init(range: first.range, replacement: [0xE2, 0x80, 0x9C], kind: "mismatchedQuote"))
        index += 2
      } else if first.kind == .opening, second.kind == .plain, second.closes, !second.opens {
        edits.append(.init(range: second.range, replacement: [0xE2, 0x80, 0x9D], kind: "mismatchedQuote"))
        index += 2
      } else {
        index += 1
      }
    }
    return edits
  }

  /// An opening mark at the very end opens nothing; a closing mark with nothing open before it, behind a pair that is
  /// whole, closes nothing.
  private func strays(_ marks: [Mark], end: Int) -> [TracedText.Edit] {
    var edits: [TracedText.Edit] = []
    var open = isOpen ? 1 : 0
    var hasPair = false
    for (index, mark) in marks.enumerated() {
      switch mark.kind {
      case .opening:
        if mark.range.upperBound == end, open == 0, index > 0 || mark.closes {
          edits.append(.init(range: mark.range, replacement: [], kind: "strayQuote"))
        } else {
          open += 1
        }
      case .closing:
        if open > 0 {
          open -= 1
          hasPair = true
        } else if hasPair, index == marks.count - 1, mark.range.upperBound == end {
          edits.append(.init(range: mark.range, replacement: [], kind: "strayQuote"))
        }
      case .plain: open = open > 0 ? 0 : 1
      case .other: break
      }
    }
    return edits
  }

  /// Keeps account of a quotation that runs on into the next block: one that is opened and not closed.
  private mutating func follow(_ marks: [Mark]) {
    var open = 0
    for mark in marks {
      switch mark.kind {
      case .opening: open = 1
      case .closing: open = 0
      case .plain: open = mark.opens && !mark.closes ? 1 : 0
      case .other: break
      }
    }
    isOpen = open > 0
  }
}
