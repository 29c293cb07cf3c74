internal import Record

/// Compares two texts: paragraph by paragraph, then word by word within those that changed.
struct TextComparison {
  /// Changes of paragraphs, those of the later text in its order, then those that are absent from it.
  private(set) var changes: [Change] = []
  /// Numbers that stand for other numbers.
  private(set) var numberChanges: [Change] = []
  /// All replaced words of changed paragraphs.
  private(set) var edits: [Change.Edit] = []

  private let old: VersionSide
  private let new: VersionSide
  private let oldTimes, newTimes: SpanIndex
  private let oldContents, newContents: SpanIndex
  private let oldBlocks: [Block]
  private let newBlocks: [Block]
  private var oldTokens: [[WordTokens.Token]] = []
  private var newTokens: [[WordTokens.Token]] = []
  private var numbering = WordTokens.Numbering()

  /// The least likeness of two paragraphs that are versions of one another.
  private static let likeness = 0.5
  /// The most words on either side of an edit in which a number counts as changed: beyond, the sentence is another.
  private static let maxWordsAroundNumber = 8

  init(_ old: VersionSide, _ new: VersionSide) {
    self.old = old
    self.new = new
    oldBlocks = Self.blocks(of: old.article)
    newBlocks = Self.blocks(of: new.article)
    oldTimes = SpanIndex(old.record.times.map { ($0.span, "") })
    newTimes = SpanIndex(new.record.times.map { ($0.span, "") })
    oldContents = SpanIndex(old.record.statements.flatMap { statement in statement.content.map { ($0, statement.id) } })
    newContents = SpanIndex(new.record.statements.flatMap { statement in statement.content.map { ($0, statement.id) } })
  }

  mutating func compare() {
    oldTokens = oldBlocks.map { WordTokens.of(old.article.text, in: $0.span, &numbering) }
    newTokens = newBlocks.map { WordTokens.of(new.article.text, in: $0.span, &numbering) }
    /// The paragraph of the old text for each of the new one, and whether it stands where it stood.
    var origin = [(old: Int, isMoved: Bool)?](repeating: nil, count: newBlocks.count)
    var isUsed = [Bool](repeating: false, count: oldBlocks.count)
    for kind in [Block.Kind.headline, .standfirst] {
      guard let from = oldBlocks.firstIndex(where: { $0.kind == kind }),
        let to = newBlocks.firstIndex(where: { $0.kind == kind })
      else { continue }
      origin[to] = (from, false)
      isUsed[from] = true
    }
    matchAlike(&origin, &isUsed)
    matchSimilar(&origin, &isUsed)
    for index in newBlocks.indices { report(index, origin[index]) }
    for index in oldBlocks.indices where !isUsed[index] && !oldTokens[index].isEmpty {
      changes.append(
        Change(subject: Self.subject(oldBlocks[index]), turn: .absent, before: old.side([oldBlocks[index].span])))
    }
  }

  /// Pairs paragraphs with the same words: in order, then those that moved.
  private mutating func matchAlike(_ origin: inout [(old: Int, isMoved: Bool)?], _ isUsed: inout [Bool]) {
    let freeOld = oldBlocks.indices.filter { !isUsed[$0] }
    let freeNew = newBlocks.indices.filter { origin[$0] == nil }
    var keys: [[Int]: Int] = [:]
    func key(_ tokens: [WordTokens.Token]) -> Int {
      let ids = tokens.map(\.id)
      if let key = keys[ids] { return key }
      keys[ids] = keys.count
      return keys.count - 1
    }
    let oldKeys = freeOld.map { key(oldTokens[$0]) }
    let newKeys = freeNew.map { key(newTokens[$0]) }
    for run in SequenceAlignment(oldKeys, newKeys).runs {
      for step in 0..<run.count {
        origin[freeNew[run.new + step]] = (freeOld[run.old + step], false)
        isUsed[freeOld[run.old + step]] = true
      }
    }
    var left: [Int: [Int]] = [:]
    for (index, key) in zip(freeOld, oldKeys).reversed() where !isUsed[index] { left[key, default: []].append(index) }
    for (index, key) in zip(freeNew, newKeys) where origin[index] == nil {
      guard let from = left[key]?.popLast() else { continue }
      origin[index] = (from, true)
      isUsed[from] = true
    }
  }

  /// Pairs what is left by the words that are shared.
  private func matchSimilar(_ origin: inout [(old: Int, isMoved: Bool)?], _ isUsed: inout [Bool]) {
    let freeOld = oldBlocks.indices.filter { !isUsed[$0] }
    let freeNew = newBlocks.indices.filter { origin[$0] == nil }
    func words(_ tokens: [WordTokens.Token]) -> [Int] {
      tokens.filter { $0.kind != .mark }.map(\.folded).sorted()
    }
    let matcher = SimilarityMatcher(
      old: freeOld.map { words(oldTokens[$0]) }, new: freeNew.map { words(newTokens[$0]) }, threshold: Self.likeness)
    for pair in matcher.pairs() {
      origin[freeNew[pair.new]] = (freeOld[pair.old], false)
      isUsed[freeOld[pair.old]] = true
    }
  }

  private mutating func report(_ index: Int, _ origin: (old: Int, isMoved: Bool)?) {
    let block = newBlocks[index]
    guard let origin else {
      if !newTokens[index].isEmpty {
        changes.append(Change(subject: Self.subject(block), turn: .new, after: new.side([block.span])))
      }
      return
    }
    let sides = (old.side([oldBlocks[origin.old].span]), new.side([block.span]))
    let alignment = SequenceAlignment(oldTokens[origin.old].map(\.id), newTokens[index].map(\.id))
    guard !alignment.gaps.isEmpty else {
      if origin.isMoved {
        changes.append(Change(subject: Self.subject(block), turn: .moved, before: sides.0, after: sides.1))
      }
      return
    }
    let edits = alignment.gaps.map { gap in
      let edit = WordEdit(
        gap, old: oldTokens[origin.old], new: newTokens[index], oldEnd: oldBlocks[origin.old].span.end,
        newEnd: block.span.end)
      addNumbers(of: edit)
      return edit.change(old.article.text, new.article.text)
    }
    self.edits += edits
    changes.append(
      Change(subject: Self.subject(block), turn: .changed, before: sides.0, after: sides.1, edits: edits))
  }

  /// Reports numbers that stand for other numbers, unless they belong to times, which are compared as such.
  private mutating func addNumbers(of edit: WordEdit) {
    guard max(edit.old.count, edit.new.count) <= Self.maxWordsAroundNumber else { return }
    let before = edit.old.filter { $0.kind == .number && oldTimes.name(over: $0.span) == nil }
    let after = edit.new.filter { $0.kind == .number && newTimes.name(over: $0.span) == nil }
    guard before.count == after.count else { return }
    for (number, other) in zip(before, after) where number.folded != other.folded {
      numberChanges.append(
        Change(
          subject: .number, turn: .changed,
          before: old.side([number.span], id: oldContents.name(over: number.span)),
          after: new.side([other.span], id: newContents.name(over: other.span))))
    }
  }

  /// The blocks of a text; all of it as one where it has none.
  private static func blocks(of article: Article) -> [Block] {
    guard article.blocks.isEmpty, article.text.count > 0 else { return article.blocks }
    return [Block(kind: .paragraph, section: .main, span: article.text.span)]
  }

  private static func subject(_ block: Block) -> Change.Subject {
    switch block.kind {
    case .headline: .headline
    case .standfirst: .standfirst
    default: .paragraph
    }
  }
}

/// The words on both sides of a gap between words that are the same.
struct WordEdit {
  let old: ArraySlice<WordTokens.Token>
  let new: ArraySlice<WordTokens.Token>
  private let oldSpan: Span
  private let newSpan: Span

  /// The words of a gap. Where a side has none, its span is empty, before the next word or at the end.
  init(
    _ gap: SequenceAlignment.Gap, old: [WordTokens.Token], new: [WordTokens.Token], oldEnd: Int, newEnd: Int
  ) {
    self.old = old[gap.old]
    self.new = new[gap.new]
    func span(_ tokens: [WordTokens.Token], _ range: Range<Int>, _ end: Int) -> Span {
      if let first = tokens[range].first, let last = tokens[range].last { return Span(first.span.start, last.span.end) }
      let at = range.lowerBound < tokens.count ? tokens[range.lowerBound].span.start : end
      return Span(at, at)
    }
    oldSpan = span(old, gap.old, oldEnd)
    newSpan = span(new, gap.new, newEnd)
  }

  func change(_ oldText: Text, _ newText: Text) -> Change.Edit {
    Change.Edit(old: oldSpan, new: newSpan, before: oldText[oldSpan], after: newText[newSpan])
  }
}
