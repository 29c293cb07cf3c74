/// Where nodes go, and how they get there.
extension HTMLTreeBuilder {
  /// A place under a node: before one of its children, or, where `before` is -1, after the last.
  struct Place {
    var parent: Int32
    var before: Int32 = -1
  }

  /// The place for a node that comes now (13.2.6.1, "appropriate place for inserting a node").
  func place(in target: Int32? = nil, targetTraits: HTMLTraits? = nil) -> Place {
    let traits = targetTraits ?? open.top.traits
    let target = target ?? open.top.node
    guard fosters, traits.contains(.fosters) else { return Place(parent: contents(of: target)) }
    let table = open.position(.table)
    let template = open.position(.template)
    if template >= 0, template > table { return Place(parent: contents(of: open[Int(template)].node)) }
    guard table > 0 else { return Place(parent: open[0].node) }
    let node = open[Int(table)].node
    let parent = nodes[Int(node)].parent
    if parent >= 0 { return Place(parent: parent, before: node) }
    return Place(parent: contents(of: open[Int(table) - 1].node))
  }

  /// A template's contents; any other node itself.
  private func contents(of node: Int32) -> Int32 {
    let first = nodes[Int(node)].firstChild
    return first >= 0 && nodes[Int(first)].kind == .templateContents ? first : node
  }

  /// The place at or above `place` where an element may still stand.
  private mutating func withinDepth(_ place: Place) -> Place {
    var place = place
    while Int(nodes[Int(place.parent)].depth) >= limits.boundedDepth, nodes[Int(place.parent)].parent >= 0 {
      if reached.depth == nil { reached.depth = tokenizer.tokenStart }
      place = Place(parent: nodes[Int(place.parent)].parent)
    }
    return place
  }

  mutating func link(_ node: Int32, at place: Place) {
    let parent = Int(place.parent)
    let previous = place.before >= 0 ? nodes[Int(place.before)].previous : nodes[parent].lastChild
    nodes.base[Int(node)].parent = place.parent
    nodes.base[Int(node)].previous = previous
    nodes.base[Int(node)].next = place.before
    nodes.base[Int(node)].depth = nodes[parent].depth &+ 1
    if previous >= 0 { nodes.base[Int(previous)].next = node } else { nodes.base[parent].firstChild = node }
    if place.before >= 0 { nodes.base[Int(place.before)].previous = node } else { nodes.base[parent].lastChild = node }
  }

  mutating func unlink(_ node: Int32) {
    let record = nodes[Int(node)]
    guard record.parent >= 0 else { return }
    if record.previous >= 0 {
      nodes.base[Int(record.previous)].next = record.next
    } else {
      nodes.base[Int(record.parent)].firstChild = record.next
    }
    if record.next >= 0 {
      nodes.base[Int(record.next)].previous = record.previous
    } else {
      nodes.base[Int(record.parent)].lastChild = record.previous
    }
    nodes.base[Int(node)].parent = -1
    nodes.base[Int(node)].previous = -1
    nodes.base[Int(node)].next = -1
  }

  /// Makes a node that is not yet in the tree.
  private mutating func make(_ record: NodeRecord) -> Int32 {
    let index = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(record)
    return index
  }

  /// Makes an element of the present start tag, or, where `isImplied`, one that the page does not write.
  mutating func makeElement(
    _ tag: HTMLTag, _ namespace: HTMLTree.Namespace = .html, isImplied: Bool = false
  ) -> Int32 {
    var record = NodeRecord(kind: .element)
    record.tag = tag
    record.namespace = namespace
    record.start = Int32(truncatingIfNeeded: tokenizer.tokenStart)
    record.startTagEnd = isImplied ? record.start : Int32(truncatingIfNeeded: tokenizer.position)
    record.end = record.startTagEnd
    if !isImplied, tokenizer.attributeCount > 0 {
      record.first = Int32(truncatingIfNeeded: tokenizer.firstAttribute)
      record.last = Int32(truncatingIfNeeded: tokenizer.attributeCount)
    }
    return make(record)
  }

  /// Makes an element, puts it where it belongs and opens it.
  @discardableResult mutating func insertElement(_ tag: HTMLTag, isImplied: Bool = false) -> Int32 {
    let node = makeElement(tag, isImplied: isImplied)
    link(node, at: withinDepth(place()))
    open.push(node, tag, HTMLTraits.of(tag, in: .html))
    return node
  }

  /// As `insertElement`, of the present start tag's name.
  @discardableResult mutating func insertElement() -> Int32 { insertElement(tokenizer.tag) }

  /// An element without contents, which is never open.
  mutating func insertVoidElement() {
    link(makeElement(tokenizer.tag), at: withinDepth(place()))
  }

  mutating func insertForeignElement(_ tag: HTMLTag, _ namespace: HTMLTree.Namespace, _ traits: HTMLTraits) {
    let node = makeElement(tag, namespace)
    link(node, at: withinDepth(place()))
    if !tokenizer.isSelfClosing { open.push(node, tag, traits) }
  }

  /// Makes an element like another, with the same attributes, that the page does not write here.
  mutating func copyElement(_ node: Int32) -> Int32 {
    let original = nodes[Int(node)]
    let copy = makeElement(original.tag, original.namespace, isImplied: true)
    nodes.base[Int(copy)].first = original.first
    nodes.base[Int(copy)].last = original.last
    return copy
  }

  /// Puts an element of a copied or moved kind at a place, no deeper than the limit.
  mutating func linkElement(_ node: Int32, at place: Place) { link(node, at: withinDepth(place)) }

  mutating func insertTemplateContents(of template: Int32) {
    var record = NodeRecord(kind: .templateContents)
    record.start = Int32(truncatingIfNeeded: tokenizer.position)
    record.end = record.start
    link(make(record), at: Place(parent: template))
  }

  mutating func insertComment(under parent: Int32?) {
    let place = parent.map { Place(parent: $0) } ?? place()
    link(makeData(.comment, tokenizer.chunk), at: place)
  }

  /// A comment or a text of one piece.
  private mutating func makeData(_ kind: HTMLTree.Kind, _ piece: TextPiece) -> Int32 {
    var record = NodeRecord(kind: kind)
    record.first = Int32(truncatingIfNeeded: pieces.count)
    record.last = record.first
    pieces.append(piece)
    let isText = kind == .text
    record.start = isText ? piece.source.lower : Int32(truncatingIfNeeded: tokenizer.tokenStart)
    record.startTagEnd = isText ? piece.source.upper : Int32(truncatingIfNeeded: tokenizer.position)
    record.end = record.startTagEnd
    return make(record)
  }

  /// Puts text where it belongs, as part of the text that already ends there.
  mutating func insert(text piece: TextPiece) {
    let place = place()
    // A document holds no text.
    guard place.parent != 0 else { return }
    let neighbour = place.before >= 0 ? nodes[Int(place.before)].previous : nodes[Int(place.parent)].lastChild
    guard neighbour >= 0, nodes[Int(neighbour)].kind == .text else {
      link(makeData(.text, piece), at: place)
      return
    }
    let last = Int(nodes[Int(neighbour)].last)
    nodes.base[Int(neighbour)].end = max(nodes[Int(neighbour)].end, piece.source.upper)
    nodes.base[Int(neighbour)].startTagEnd = nodes[Int(neighbour)].end
    let previous = pieces[last]
    if previous.origin == .verbatim, piece.origin == .verbatim, previous.source.upper == piece.source.lower {
      pieces.base[last].count += piece.count
      pieces.base[last].source.upper = piece.source.upper
    } else {
      let index = Int32(truncatingIfNeeded: pieces.count)
      pieces.append(piece)
      pieces.base[last].next = index
      nodes.base[Int(neighbour)].last = index
    }
  }

  mutating func insertDoctype() {
    var record = NodeRecord(kind: .doctype)
    let doctype = tokenizer.doctype
    if doctype.hasName { record.tag = tokenizer.tag }
    record.start = Int32(truncatingIfNeeded: tokenizer.tokenStart)
    record.startTagEnd = Int32(truncatingIfNeeded: tokenizer.position)
    record.end = record.startTagEnd
    let source = Range32(lower: record.start, upper: record.end)
    record.first = Int32(truncatingIfNeeded: pieces.count)
    for identifier in [doctype.publicID, doctype.systemID] {
      let bytes = identifier ?? Range32(lower: 0, upper: 0)
      let count = bytes.upper - bytes.lower
      pieces.append(TextPiece(start: bytes.lower, count: count, source: source, origin: .replaced))
    }
    record.last = doctype.hasName ? 1 : 0
    link(make(record), at: Place(parent: 0))
    isQuirky = HTMLQuirks.isQuirky(
      doctype, hasNameHTML: doctype.hasName && tokenizer.tag == .html, side: tokenizer.side)
  }

  /// The bytes of a piece of text; valid until text is read on.
  func bytes(of piece: TextPiece) -> UnsafeBufferPointer<UInt8> {
    let base = piece.origin == .verbatim ? tokenizer.page : UnsafePointer(tokenizer.side.base)
    return UnsafeBufferPointer(start: base + Int(piece.start), count: Int(piece.count))
  }

  /// Whether a piece of text is white space alone.
  func isBlank(_ piece: TextPiece) -> Bool { bytes(of: piece).allSatisfy(isHTMLSpace) }

  // MARK: Closing

  /// Closes the current node, which ends before the present token, or with it where the token is its end tag.
  @discardableResult mutating func pop(withEndTag: Bool = false) -> Int32 {
    let node = open.pop()
    let end = Int32(truncatingIfNeeded: withEndTag ? tokenizer.position : tokenizer.tokenStart)
    nodes.base[Int(node)].end = max(nodes[Int(node)].startTagEnd, end)
    return node
  }

  /// Closes everything above `position`, and the element there by the present token.
  mutating func pop(to position: Int32, withEndTag: Bool = false) {
    while open.count > Int(position) + 1 { pop() }
    if open.count > Int(position) { pop(withEndTag: withEndTag) }
  }

  /// Closes the topmost open element of this name and everything above it.
  mutating func popUntil(_ tag: HTMLTag, withEndTag: Bool = false) {
    let position = open.position(tag)
    if position >= 0 { pop(to: position, withEndTag: withEndTag) }
  }

  mutating func generateImpliedEndTags(except tag: HTMLTag? = nil) {
    while open.top.traits.contains(.impliedEnd), open.top.isHTML, open.top.tag != tag { pop() }
  }

  mutating func generateAllImpliedEndTags() {
    while open.top.traits.contains(.thoroughlyImpliedEnd) { pop() }
  }

  mutating func closeP(withEndTag: Bool = false) {
    generateImpliedEndTags(except: .p)
    popUntil(.p, withEndTag: withEndTag)
  }
}
