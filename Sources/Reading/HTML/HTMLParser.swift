public import Record

/// Builds trees of pages.
public enum HTMLParser {
  /// How much is built.
  public struct Limits: Sendable, Hashable {
    /// The deepest nesting of elements; deeper ones become siblings at this depth.
    public var maxDepth = 512

    /// The defaults.
    public init() {}
  }

  /// The tree of a page in UTF-8, and what could not be done. Nothing is thrown: every page has a tree.
  public static func parse(_ utf8: [UInt8], limits: Limits = Limits()) -> (tree: HTMLTree, problems: [Problem]) {
    utf8.withUnsafeBufferPointer { page in
      let arena = HTMLArena(page: page)
      var builder = PlainBuilder(arena: arena)
      builder.run(maxDepth: limits.maxDepth)
      return (HTMLTree(arena: arena), [])
    }
  }
}

/// Builds a tree by matching tags, without the standard's rules for pages that leave tags out.
private struct PlainBuilder {
  let arena: HTMLArena
  var open: [Int32] = [0]

  init(arena: HTMLArena) {
    self.arena = arena
    arena.nodes.append(NodeRecord(kind: .document))
  }

  mutating func run(maxDepth: Int) {
    let page = arena.page
    var position = 0
    while position < page.count {
      let start = position
      guard page[position] == 0x3C, position + 1 < page.count else {
        position += 1
        while position < page.count, page[position] != 0x3C { position += 1 }
        text(start, position)
        continue
      }
      while position < page.count, page[position] != 0x3E { position += 1 }
      position = min(position + 1, page.count)
      let next = page[start + 1]
      if next == 0x21 { continue }
      if next == 0x2F { close(start, position) } else { element(start, position, maxDepth) }
    }
  }

  mutating func name(from start: Int, to end: Int) -> (tag: HTMLTag, end: Int) {
    var stop = start
    while stop < end, !isHTMLSpace(arena.page[stop]), arena.page[stop] != 0x3E, arena.page[stop] != 0x2F { stop += 1 }
    let lower = arena.page[start..<stop].map(asciiLowercased)
    return (HTMLTag(rawValue: lower.withUnsafeBufferPointer { arena.names.intern($0) }), stop)
  }

  mutating func add(_ record: NodeRecord) -> Int32 {
    var record = record
    let index = Int32(arena.nodes.count)
    let parent = open[open.count - 1]
    record.parent = parent
    record.depth = UInt16(open.count)
    record.previous = arena.nodes[Int(parent)].lastChild
    arena.nodes.append(record)
    if record.previous >= 0 {
      arena.nodes.base[Int(record.previous)].next = index
    } else {
      arena.nodes.base[Int(parent)].firstChild = index
    }
    arena.nodes.base[Int(parent)].lastChild = index
    return index
  }

  mutating func text(_ start: Int, _ end: Int) {
    let source = Range32(lower: Int32(start), upper: Int32(end))
    let piece = Int32(arena.pieces.count)
    arena.pieces.append(TextPiece(start: Int32(start), count: Int32(end - start), source: source, origin: .verbatim))
    var record = NodeRecord(kind: .text)
    (record.first, record.last) = (piece, piece)
    (record.start, record.startTagEnd, record.end) = (Int32(start), Int32(end), Int32(end))
    _ = add(record)
  }

  mutating func element(_ start: Int, _ end: Int, _ maxDepth: Int) {
    let (tag, nameEnd) = name(from: start + 1, to: end)
    var record = NodeRecord(kind: .element)
    record.tag = tag
    (record.start, record.startTagEnd, record.end) = (Int32(start), Int32(end), Int32(end))
    var position = nameEnd
    var last: Int32 = -1
    while position < end - 1 {
      while position < end - 1, isHTMLSpace(arena.page[position]) || arena.page[position] == 0x2F { position += 1 }
      let nameStart = position
      while position < end - 1, arena.page[position] != 0x3D, !isHTMLSpace(arena.page[position]) { position += 1 }
      if position == nameStart { break }
      let lower = arena.page[nameStart..<position].map(asciiLowercased)
      let name = HTMLAttribute(rawValue: lower.withUnsafeBufferPointer { arena.names.intern($0) })
      var value = position..<position
      if position < end - 1, arena.page[position] == 0x3D {
        position += 1
        let quote = arena.page[position]
        let isQuoted = quote == 0x22 || quote == 0x27
        if isQuoted { position += 1 }
        let valueStart = position
        while position < end - 1, isQuoted ? arena.page[position] != quote : !isHTMLSpace(arena.page[position]) {
          position += 1
        }
        value = valueStart..<position
        if isQuoted { position += 1 }
      }
      let index = Int32(arena.attributes.count)
      let source = Range32(lower: Int32(value.lowerBound), upper: Int32(value.upperBound))
      arena.attributes.append(
        AttributeRecord(name: name, start: source.lower, count: Int32(value.count), source: source, isCopied: false))
      if last >= 0 { arena.attributes.base[Int(last)].next = index } else { record.first = index }
      last = index
    }
    let index = add(record)
    switch tag {
    case .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .source, .track, .wbr: break
    default: if open.count < maxDepth { open.append(index) }
    }
  }

  mutating func close(_ start: Int, _ end: Int) {
    let (tag, _) = name(from: start + 2, to: end)
    guard let place = open.lastIndex(where: { $0 > 0 && arena.nodes[Int($0)].tag == tag }) else { return }
    arena.nodes.base[Int(open[place])].end = Int32(end)
    open.removeSubrange(place...)
  }
}
