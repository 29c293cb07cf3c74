internal import Record

/// A text and what was mended in it so far; the repairs, undone from the last to the first, give the text as it was found.
struct RepairedText: Sendable, Equatable {
  private(set) var text: TracedText
  /// In text order, not overlapping, in offsets of `text`.
  private(set) var repairs: [Repair]

  /// A text with the repairs that its reader already made.
  init(_ text: TracedText, repairs: [Repair] = []) {
    self.text = text
    self.repairs = repairs
  }

  /// Makes `edits`, which must be in order and must not overlap.
  ///
  /// An edit that touches the inside of an earlier repair takes it in: the two become one repair, which remembers what stood
  /// there at first; where the edit only takes out white space, it keeps the earlier kind. Linear in the text, the edits and the repairs.
  mutating func make(_ edits: [TracedText.Edit]) {
    guard !edits.isEmpty else { return }
    let (widened, firstWords, kept) = takingIn(edits)
    let (mended, made) = text.applying(widened)
    var merged: [Repair] = []
    merged.reserveCapacity(kept.count + made.count)
    var next = 0
    var shift = 0
    func place(editsBefore repair: Repair) {
      while next < widened.count, widened[next].range.upperBound <= repair.span.start,
        widened[next].range.lowerBound < repair.span.start || !repair.span.isEmpty
      {
        merged.append(Repair(kind: made[next].kind, span: made[next].span, was: firstWords[next]))
        shift += widened[next].replacement.count - widened[next].range.count
        next += 1
      }
    }
    for repair in kept {
      place(editsBefore: repair)
      merged.append(
        Repair(kind: repair.kind, span: Span(repair.span.start + shift, repair.span.end + shift), was: repair.was))
    }
    while next < made.count {
      merged.append(Repair(kind: made[next].kind, span: made[next].span, was: firstWords[next]))
      next += 1
    }
    text = mended
    repairs = merged
  }

  /// The text as it stood before any repair.
  var undone: [UInt8] { Self.undo(repairs[...], in: text.utf8, 0..<text.count) }

  /// The edits widened by the repairs they touch, what first stood in each, and the repairs that none of them touches.
  private func takingIn(_ edits: [TracedText.Edit]) -> ([TracedText.Edit], [String], [Repair]) {
    var widened: [TracedText.Edit] = []
    var firstWords: [String] = []
    var kept: [Repair] = []
    var next = 0
    for edit in edits {
      if let last = widened.last, edit.range.lowerBound < last.range.upperBound { continue }
      var low = edit.range.lowerBound
      var high = edit.range.upperBound
      while next < repairs.count, !Self.touches(repairs[next].span, low..<high), repairs[next].span.start <= low,
        repairs[next].span.end <= low
      {
        kept.append(repairs[next])
        next += 1
      }
      let first = next
      while next < repairs.count, Self.touches(repairs[next].span, low..<high) {
        low = min(low, repairs[next].span.start)
        high = max(high, repairs[next].span.end)
        next += 1
      }
      var replacement = Array(text.utf8[low..<edit.range.lowerBound])
      replacement += edit.replacement
      replacement += text.utf8[edit.range.upperBound..<high]
      let kind = edit.kind == "space" && first < next ? repairs[first].kind : edit.kind
      widened.append(.init(range: low..<high, replacement: replacement, kind: kind))
      firstWords.append(String(decoding: Self.undo(repairs[first..<next], in: text.utf8, low..<high), as: UTF8.self))
    }
    kept += repairs[next...]
    return (widened, firstWords, kept)
  }

  private static func touches(_ span: Span, _ range: Range<Int>) -> Bool {
    span.start < range.upperBound && range.lowerBound < span.end
      || span.isEmpty && range.lowerBound < span.start && span.start < range.upperBound
  }

  /// `utf8[range]` with `repairs`, all inside it, undone.
  private static func undo(_ repairs: ArraySlice<Repair>, in utf8: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var position = range.lowerBound
    for repair in repairs {
      result += utf8[position..<repair.span.start]
      result += repair.was.utf8
      position = repair.span.end
    }
    result += utf8[position..<range.upperBound]
    return result
  }
}
