/// Finds what would keep cmark busy for longer than its length deserves, before cmark sees it.
///
/// cmark-gfm 0.29.0.gfm.6 takes time that grows with the square of some texts nobody writes: a line of ten thousand quote
/// marks, a table of a thousand columns, a link to a very long address used ten thousand times. Such texts are refused by
/// counts that a written text does not come near. One pass.
struct MarkdownGuard {
  /// What there is too much of.
  enum Excess: String, Hashable, Sendable {
    case nesting = "quotations or lists inside each other (at most 32)"
    case columns = "columns in a table (at most 32)"
    case cells = "cells in tables (at most 20000 in all)"
    case brackets = "square brackets in a paragraph (at most 4000)"
    case declarations = "unfinished \"<?\" and \"<!\" (at most 200)"
    case parentheses = "closing parentheses in a row (at most 100)"
    case references = "links to long addresses by reference"
  }

  static let maxNesting = 32
  /// The furthest in that a list's item may begin, in bytes.
  static let maxIndentation = 160
  static let maxColumns = 32
  static let maxCells = 20_000
  static let maxBrackets = 4_000
  static let maxDeclarations = 200
  static let maxParentheses = 100
  /// The longest paragraph of references times the number of brackets that may use one, in bytes.
  static let maxReferenceBytes = 8 << 20
  /// The bytes that cmark goes through again for lines that could be the second of a table.
  static let maxTableTries = 4 << 20

  private let bytes: UnsafeBufferPointer<UInt8>
  private var line = 1
  private var block = Block()
  private var cells = 0
  private var tries = 0
  private var declarations = 0
  private var brackets = 0
  private var longestReference = 0

  /// Lines without a blank one between.
  private struct Block {
    var start = 0
    var brackets = 0
    var columns = 0
    /// Whether a line began with a bracket; and whether `]:` came then or behind it.
    var opensReference = false
    var hasReference = false
  }

  /// The first excess and the number of its line; nil where the text is fit for cmark.
  static func excess(in bytes: UnsafeBufferPointer<UInt8>) -> (what: Excess, line: Int)? {
    var reader = MarkdownGuard(bytes: bytes)
    return reader.read().map { ($0, reader.line) }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  private mutating func read() -> Excess? {
    var place = 0
    while place < bytes.count {
      var end = place
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      if let excess = read(place..<end) { return excess }
      place = end + 1
      line += 1
    }
    return longestReference * brackets > Self.maxReferenceBytes ? .references : nil
  }

  private mutating func read(_ range: Range<Int>) -> Excess? {
    let (start, nesting) = content(of: range)
    if nesting > Self.maxNesting { return .nesting }
    guard start < range.upperBound else {
      block = Block(start: range.upperBound)
      return nil
    }
    if bytes[start] == 0x5B { block.opensReference = true }
    if block.opensReference, !block.hasReference { block.hasReference = declaresReference(range) }
    if block.hasReference { longestReference = max(longestReference, range.upperBound - block.start) }
    return table(range) ?? inlines(range)
  }

  private func declaresReference(_ range: Range<Int>) -> Bool {
    range.dropLast().contains { bytes[$0] == 0x5D && bytes[$0 + 1] == 0x3A }
  }

  /// Where a line's text begins behind the marks of quotations and lists, and how many marks there are.
  private func content(of range: Range<Int>) -> (start: Int, nesting: Int) {
    var place = range.lowerBound
    var nesting = 0
    let last = range.last.map { bytes[$0] }
    // "- - - -" is a rule across the page.
    if let last, last == 0x2D || last == 0x2A || last == 0x20, isRule(range) { return (range.lowerBound, 0) }
    while place < range.upperBound, nesting <= Self.maxNesting {
      let byte = bytes[place]
      let next = place + 1 < range.upperBound ? bytes[place + 1] : 0x20
      if MarkupScanner.isSpace(byte) {
        place += 1
      } else if byte == 0x3E {
        nesting += 1
        place += 1
      } else if byte == 0x2D || byte == 0x2A || byte == 0x2B, MarkupScanner.isSpace(next) {
        nesting += 1
        place += 1
      } else if byte &- 0x30 < 10, let end = numeral(place, range.upperBound) {
        nesting += 1
        place = end
      } else {
        break
      }
    }
    // Lists lie in each other by indentation too.
    let isIndented = nesting > 0 && place - range.lowerBound > Self.maxIndentation
    return (place, isIndented ? Self.maxNesting + 1 : nesting)
  }

  private func isRule(_ range: Range<Int>) -> Bool {
    guard let first = bytes[range].first(where: { !MarkupScanner.isSpace($0) }) else { return false }
    return bytes[range].allSatisfy { $0 == first || MarkupScanner.isSpace($0) }
  }

  private func numeral(_ start: Int, _ end: Int) -> Int? {
    var place = start
    while place < end, place - start < 9, bytes[place] &- 0x30 < 10 { place += 1 }
    guard place < end, bytes[place] == 0x2E || bytes[place] == 0x29 else { return nil }
    return place + 1 == end || MarkupScanner.isSpace(bytes[place + 1]) ? place + 1 : nil
  }
}

// MARK: What is counted

extension MarkdownGuard {
  /// Counts the cells that cmark would make: it fills each row up to the width of its table.
  private mutating func table(_ range: Range<Int>) -> Excess? {
    var pipes = 0
    var isDelimiter = true
    for index in range {
      switch bytes[index] {
      case 0x7C: pipes += 1
      case 0x2D, 0x3A, 0x20, 0x09, 0x3E, 0x2A, 0x2B, 0x0B, 0x0C: break
      default: isDelimiter = false
      }
    }
    if isDelimiter, pipes > 0 || bytes[range].contains(0x3A) {
      if pipes > Self.maxColumns + 1 { return .columns }
      block.columns = max(block.columns, pipes + 1)
      tries += range.upperBound - block.start
      if tries > Self.maxTableTries { return .cells }
    }
    cells += block.columns
    return cells > Self.maxCells ? .cells : nil
  }

  private mutating func inlines(_ range: Range<Int>) -> Excess? {
    var parentheses = 0
    for index in range {
      switch bytes[index] {
      case 0x5B:
        parentheses = 0
        block.brackets += 1
        brackets += 1
      case 0x3C where index + 1 < range.upperBound && (bytes[index + 1] == 0x3F || bytes[index + 1] == 0x21):
        parentheses = 0
        declarations += 1
      case 0x29: parentheses += 1
      case 0x21, 0x22, 0x26, 0x27, 0x2A, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5F, 0x7E: break
      default: parentheses = 0
      }
      if parentheses > Self.maxParentheses { return .parentheses }
    }
    if block.brackets > Self.maxBrackets { return .brackets }
    return declarations > Self.maxDeclarations ? .declarations : nil
  }
}
