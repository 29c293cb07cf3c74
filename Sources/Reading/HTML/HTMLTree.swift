internal import Record

/// A node of an `HTMLTree`, by its place in the arena; means nothing in another tree.
///
/// Numbers grow in the order in which nodes were made, which is page order but where misnested markup moves them.
struct HTMLNode: Hashable, Comparable, Sendable {
  let index: Int32

  /// The root of every tree.
  static let document = HTMLNode(index: 0)

  static func < (left: HTMLNode, right: HTMLNode) -> Bool { left.index < right.index }
}

/// A page as the HTML standard builds it, each node knowing where in the decoded page it stands.
///
/// Offsets are UTF-8 offsets of the decoded page (`DecodedPayload.utf8`). A tree never changes. Walks are by `next`, which
/// needs no recursion however deep the page is.
public struct HTMLTree: Sendable {
  /// What a node is.
  enum Kind: UInt8, BitwiseCopyable, Sendable {
    case document, doctype, element, text, comment
    /// The only child of a `template` element, above what the template holds.
    case templateContents
  }

  /// Which of the three vocabularies an element belongs to.
  enum Namespace: UInt8, BitwiseCopyable, Sendable { case html, svg, mathML }

  /// How a stretch of text came from the page.
  enum Origin: UInt8, BitwiseCopyable, Sendable {
    /// The page's own bytes.
    case verbatim
    /// A character reference such as `&amp;`.
    case reference
    /// A carriage return, or one with its line feed, made one line feed.
    case newline
    /// A NUL made U+FFFD.
    case replaced
  }

  /// A stretch of a text with one origin.
  struct TextRun: Sendable {
    let bytes: HTMLBytes
    /// Where it stands in the page; as long as `bytes` when verbatim.
    let source: Range<Int>
    let origin: Origin
  }

  /// An attribute as it stands on an element.
  struct Attribute: Sendable {
    let name: HTMLAttribute
    /// The value, references resolved; empty for an attribute without one.
    let value: HTMLBytes
    /// Where the value stands in the page, without quotation marks.
    let source: Range<Int>
    /// Whether it is `xlink:href` in its namespace, say, rather than an attribute that is called so.
    let isNamespaced: Bool
  }

  let arena: HTMLArena

  /// The number of nodes made, some of which may have been taken out of the tree again.
  public var nodeCount: Int { arena.nodes.count }

  @inline(__always) func record(_ node: HTMLNode) -> NodeRecord { arena.nodes[Int(node.index)] }
  @inline(__always) private func optional(_ index: Int32) -> HTMLNode? { index < 0 ? nil : HTMLNode(index: index) }

  func kind(_ node: HTMLNode) -> Kind { record(node).kind }
  func namespace(_ node: HTMLNode) -> Namespace { record(node).namespace }
  func parent(_ node: HTMLNode) -> HTMLNode? { optional(record(node).parent) }
  func firstChild(_ node: HTMLNode) -> HTMLNode? { optional(record(node).firstChild) }
  func lastChild(_ node: HTMLNode) -> HTMLNode? { optional(record(node).lastChild) }
  func nextSibling(_ node: HTMLNode) -> HTMLNode? { optional(record(node).next) }
  func previousSibling(_ node: HTMLNode) -> HTMLNode? { optional(record(node).previous) }
  func isElement(_ node: HTMLNode) -> Bool { record(node).kind == .element }
  func isText(_ node: HTMLNode) -> Bool { record(node).kind == .text }
  /// How deep a node stands, the document being 0.
  func depth(_ node: HTMLNode) -> Int { Int(record(node).depth) }

  /// The name of an HTML element; nil for other nodes and for SVG and MathML elements.
  func tag(_ node: HTMLNode) -> HTMLTag? {
    let record = record(node)
    return record.kind == .element && record.namespace == .html ? record.tag : nil
  }

  /// Whether a node is the HTML element of this name.
  func `is`(_ node: HTMLNode, _ tag: HTMLTag) -> Bool {
    let record = record(node)
    return record.kind == .element && record.namespace == .html && record.tag == tag
  }

  /// The name of an element of any vocabulary, or of a doctype, as text; empty for other nodes. Copies.
  func name(_ node: HTMLNode) -> String {
    let record = record(node)
    let hasName = record.kind == .element || (record.kind == .doctype && record.last == 1)
    return hasName ? arena.names.string(record.tag.rawValue) : ""
  }

  /// Where an element begins and ends with all it holds, or where a text, comment or doctype stands. An element that the
  /// page does not write (an implied `tbody`, a copied `b`) is empty at the place that called for it.
  func source(_ node: HTMLNode) -> Range<Int> {
    let record = record(node)
    return Int(record.start)..<Int(max(record.start, record.end))
  }

  /// Where an element's start tag stands, `<` and `>` included.
  func startTag(_ node: HTMLNode) -> Range<Int> {
    let record = record(node)
    return Int(record.start)..<Int(max(record.start, record.startTagEnd))
  }
}

// MARK: Attributes

extension HTMLTree {
  /// The value of an attribute, nil where the element does not have it. The first of several counts.
  func value(_ name: HTMLAttribute, of node: HTMLNode) -> HTMLBytes? {
    attributeRecord(name, of: node).map { bytes(of: $0) }
  }

  /// The value of an attribute as text, nil where the element does not have it. Copies.
  func string(_ name: HTMLAttribute, of node: HTMLNode) -> String? { value(name, of: node)?.string }

  /// Whether an element has an attribute, be it empty.
  func has(_ name: HTMLAttribute, _ node: HTMLNode) -> Bool { attributeRecord(name, of: node) != nil }

  /// An attribute with the place of its value in the page.
  func attribute(_ name: HTMLAttribute, of node: HTMLNode) -> Attribute? {
    attributeRecord(name, of: node).map(attribute)
  }

  /// All attributes of an element, in page order.
  func attributes(of node: HTMLNode) -> [Attribute] {
    let record = record(node)
    guard record.kind == .element else { return [] }
    var result: [Attribute] = []
    var index = record.first
    while index >= 0 {
      let record = arena.attributes[Int(index)]
      result.append(attribute(record))
      index = record.next
    }
    return result
  }

  /// An attribute's name as text. Copies.
  func name(_ attribute: HTMLAttribute) -> String { arena.names.string(attribute.rawValue) }

  /// The number that this tree has for an attribute's name in lower case; nil where no element has it.
  func attributeNamed(_ name: String) -> HTMLAttribute? {
    var name = name
    return name.withUTF8 { arena.names.number(of: $0) }.map(HTMLAttribute.init(rawValue:))
  }

  private func attributeRecord(_ name: HTMLAttribute, of node: HTMLNode) -> AttributeRecord? {
    let record = record(node)
    guard record.kind == .element else { return nil }
    var index = record.first
    while index >= 0 {
      let attribute = arena.attributes[Int(index)]
      if attribute.name == name { return attribute }
      index = attribute.next
    }
    return nil
  }

  private func attribute(_ record: AttributeRecord) -> Attribute {
    Attribute(
      name: record.name, value: bytes(of: record), source: record.source.range, isNamespaced: record.isNamespaced)
  }

  func bytes(of attribute: AttributeRecord) -> HTMLBytes {
    HTMLBytes(bytes(at: attribute.start, count: attribute.count, inSide: attribute.isCopied), of: arena)
  }

  private func bytes(at start: Int32, count: Int32, inSide: Bool) -> UnsafeBufferPointer<UInt8> {
    guard count > 0 else { return UnsafeBufferPointer(start: nil, count: 0) }
    let base = inSide ? UnsafePointer(arena.side.base) : arena.page.baseAddress
    return UnsafeBufferPointer(start: base.map { $0 + Int(start) }, count: Int(count))
  }
}

// MARK: Doctype

extension HTMLTree {
  /// The public and the system identifier of a doctype, empty where it has none.
  func identifiers(ofDoctype node: HTMLNode) -> (publicID: String, systemID: String) {
    let record = record(node)
    guard record.kind == .doctype else { return ("", "") }
    func identifier(_ index: Int32) -> String {
      let piece = arena.pieces[Int(index)]
      return HTMLBytes(bytes(at: piece.start, count: piece.count, inSide: true), of: arena).string
    }
    return (identifier(record.first), identifier(record.first + 1))
  }
}

// MARK: Text

extension HTMLTree {
  /// Calls `body` with each stretch of a text node or comment, without copying.
  @inline(__always) func forEachRun(
    of node: HTMLNode, _ body: (UnsafeBufferPointer<UInt8>, Range<Int>, Origin) -> Void
  ) {
    let record = record(node)
    guard record.kind == .text || record.kind == .comment else { return }
    withExtendedLifetime(arena) {
      var index = record.first
      while index >= 0 {
        let piece = arena.pieces[Int(index)]
        let buffer = bytes(at: piece.start, count: piece.count, inSide: piece.origin != .verbatim)
        body(buffer, piece.source.range, piece.origin)
        index = piece.next
      }
    }
  }

  /// The stretches of a text node or comment.
  func runs(of node: HTMLNode) -> [TextRun] {
    var result: [TextRun] = []
    forEachRun(of: node) { bytes, source, origin in
      result.append(TextRun(bytes: HTMLBytes(bytes, of: arena), source: source, origin: origin))
    }
    return result
  }

  /// Adds the bytes of a text node or comment.
  func appendBytes(of node: HTMLNode, to bytes: inout [UInt8]) {
    forEachRun(of: node) { run, _, _ in bytes.append(contentsOf: run) }
  }

  /// Adds the text of a text node with its origins; white space stays as it is.
  func append(textOf node: HTMLNode, to text: inout TracedText) {
    forEachRun(of: node) { run, source, origin in
      switch origin {
      case .verbatim: text.append(verbatim: source, of: arena.page)
      case .reference: text.append(run, for: source, as: .reference)
      case .newline: text.append(run, for: source, as: .space)
      case .replaced: text.append(run, for: source, as: .repaired)
      }
    }
  }

  /// Adds the text of all text nodes under `node`, in order, with their origins.
  func append(allTextOf node: HTMLNode, to text: inout TracedText) {
    for inner in descendants(of: node) where isText(inner) { append(textOf: inner, to: &text) }
  }

  /// The text of all text nodes at and under `node`. Copies.
  func text(_ node: HTMLNode) -> String {
    var bytes: [UInt8] = []
    if isElement(node) || kind(node) == .document || kind(node) == .templateContents {
      for inner in descendants(of: node) where isText(inner) { appendBytes(of: inner, to: &bytes) }
    } else {
      appendBytes(of: node, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

// MARK: Walks

extension HTMLTree {
  /// The node after `node` in document order, its children first, without leaving `root`.
  func next(after node: HTMLNode, within root: HTMLNode = .document) -> HTMLNode? {
    firstChild(node) ?? nextSkippingChildren(of: node, within: root)
  }

  /// The node after `node` and all under it, without leaving `root`.
  func nextSkippingChildren(of node: HTMLNode, within root: HTMLNode = .document) -> HTMLNode? {
    var node = node
    while node != root {
      if let sibling = nextSibling(node) { return sibling }
      guard let parent = parent(node) else { return nil }
      node = parent
    }
    return nil
  }

  /// The children of a node, in order.
  func children(of node: HTMLNode) -> some Sequence<HTMLNode> {
    sequence(state: firstChild(node)) { current -> HTMLNode? in
      guard let child = current else { return nil }
      current = nextSibling(child)
      return child
    }
  }

  /// All nodes under a node in document order, without the node itself.
  func descendants(of root: HTMLNode = .document) -> some Sequence<HTMLNode> {
    sequence(state: root) { current -> HTMLNode? in
      guard let node = next(after: current, within: root) else { return nil }
      current = node
      return node
    }
  }

  /// The nodes above a node, nearest first, the document last.
  func ancestors(of node: HTMLNode) -> some Sequence<HTMLNode> {
    sequence(state: node) { current -> HTMLNode? in
      guard let parent = parent(current) else { return nil }
      current = parent
      return parent
    }
  }
}
