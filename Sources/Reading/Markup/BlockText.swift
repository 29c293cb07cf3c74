internal import Record

/// Makes the text of a block from its pieces: white space made one, none at the ends, each byte knowing its origin.
enum BlockText {
  /// The text of a block.
  static func traced(_ block: PageOutline.Block, of outline: PageOutline, in tree: HTMLTree) -> TracedText {
    var maker = TextMaker()
    for piece in outline.pieces[Int(block.pieces.lowerBound)..<Int(block.pieces.upperBound)] {
      if piece.isBreak {
        maker.addSpace(tree.source(piece.node))
      } else {
        maker.add(piece.node, in: tree)
      }
    }
    return maker.text
  }

  /// Adds the bytes of a block, white space made one, without their origins.
  static func append(_ block: PageOutline.Block, of outline: PageOutline, in tree: HTMLTree, to bytes: inout [UInt8]) {
    let start = bytes.count
    for piece in outline.pieces[Int(block.pieces.lowerBound)..<Int(block.pieces.upperBound)] {
      if piece.isBreak {
        addSpace(to: &bytes, since: start)
      } else {
        tree.forEachRun(of: piece.node) { run, _, _ in add(run, to: &bytes, since: start) }
      }
    }
    if bytes.count > start, bytes[bytes.count - 1] == 0x20 { bytes.removeLast() }
  }

  private static func addSpace(to bytes: inout [UInt8], since start: Int) {
    if bytes.count > start, bytes[bytes.count - 1] != 0x20 { bytes.append(0x20) }
  }

  private static func add(_ run: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], since start: Int) {
    var index = 0
    while index < run.count {
      let byte = run[index]
      index += 1
      if byte <= 0x20 {
        addSpace(to: &bytes, since: start)
      } else if byte == 0xC2, index < run.count, run[index] == 0xA0 {
        addSpace(to: &bytes, since: start)
        index += 1
      } else {
        bytes.append(byte)
      }
    }
  }
}

/// A text under construction, with the white space that may still turn out to be its end.
private struct TextMaker {
  private(set) var text = TracedText()
  private var pending: Range<Int>?

  mutating func addSpace(_ source: Range<Int>) {
    guard !text.isEmpty else { return }
    pending = pending.map { min($0.lowerBound, source.lowerBound)..<max($0.upperBound, source.upperBound) } ?? source
  }

  mutating func add(_ node: HTMLNode, in tree: HTMLTree) {
    tree.forEachRun(of: node) { bytes, source, origin in
      switch origin {
      case .verbatim: addVerbatim(bytes, source, tree)
      case .newline: addSpace(source)
      case .reference:
        if Self.isSpace(bytes) {
          addSpace(source)
        } else {
          putSpace(tree)
          text.append(bytes, for: source, as: .reference)
        }
      case .replaced:
        putSpace(tree)
        text.append(bytes, for: source, as: .repaired)
      }
    }
  }

  private mutating func addVerbatim(_ bytes: UnsafeBufferPointer<UInt8>, _ source: Range<Int>, _ tree: HTMLTree) {
    var index = 0
    while index < bytes.count {
      let start = index
      var width = Self.spaceWidth(bytes, at: index)
      while width > 0 {
        index += width
        width = Self.spaceWidth(bytes, at: index)
      }
      if index > start { addSpace(source.lowerBound + start..<source.lowerBound + index) }
      let wordStart = index
      while index < bytes.count, Self.spaceWidth(bytes, at: index) == 0 { index += 1 }
      if index > wordStart {
        putSpace(tree)
        text.append(verbatim: source.lowerBound + wordStart..<source.lowerBound + index, of: tree.arena.page)
      }
    }
  }

  /// One space for the white space seen; verbatim where the page has just that.
  private mutating func putSpace(_ tree: HTMLTree) {
    guard let source = pending else { return }
    pending = nil
    if source.count == 1, tree.arena.page[source.lowerBound] == 0x20 {
      text.append(verbatim: source, of: tree.arena.page)
    } else {
      text.append(CollectionOfOne(0x20), for: source, as: .space)
    }
  }

  private static func isSpace(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    spaceWidth(bytes, at: 0) == bytes.count
  }

  /// The bytes of the white space at `index`: ASCII white space, controls, and the no-break space; 0 where there is none.
  @inline(__always) private static func spaceWidth(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    guard index < bytes.count else { return 0 }
    if bytes[index] <= 0x20 { return 1 }
    return bytes[index] == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : 0
  }
}
