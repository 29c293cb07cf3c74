internal import Glibc

/// A growing array of trivial values that is reached without checks; whoever owns it frees it.
struct RawBuffer<Element: BitwiseCopyable> {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    base = .allocate(capacity: self.capacity)
  }

  @inline(__always) subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }

  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    base[count] = element
    count += 1
  }

  mutating func append(contentsOf source: UnsafeBufferPointer<Element>) {
    guard let start = source.baseAddress, !source.isEmpty else { return }
    if count + source.count > capacity { grow(to: count + source.count) }
    (base + count).update(from: start, count: source.count)
    count += source.count
  }

  mutating func removeLast() { count -= 1 }
  mutating func shrink(to count: Int) { self.count = min(self.count, count) }
  func free() { base.deallocate() }

  private mutating func grow(to needed: Int) {
    capacity = max(needed, capacity * 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}

/// One node as it stands in the arena. Indices are -1 where there is none.
struct NodeRecord: BitwiseCopyable {
  var parent: Int32 = -1
  var firstChild: Int32 = -1
  var lastChild: Int32 = -1
  var previous: Int32 = -1
  var next: Int32 = -1
  var tag = HTMLTag(rawValue: 0)
  var kind: HTMLTree.Kind
  var namespace: HTMLTree.Namespace = .html
  /// How deep it stands, the document being 0.
  var depth: UInt16 = 0
  /// Elements: the first attribute. Text, comments and doctypes: the first piece.
  var first: Int32 = -1
  /// Elements: the number of attributes. Text, comments and doctypes: the last piece.
  var last: Int32 = -1
  /// Formatting elements: where on the stack of open elements it was last put.
  var openPosition: Int32 = -1
  /// Where its tag or its text begins in the page.
  var start: Int32 = 0
  /// Where its start tag ends; for others, where it ends.
  var startTagEnd: Int32 = 0
  /// Where its end tag, or what closed it, ends.
  var end: Int32 = 0
}

/// One attribute; those of an element are chained.
struct AttributeRecord: BitwiseCopyable {
  var name: HTMLAttribute
  var next: Int32 = -1
  /// In the page, or in the side buffer where `isCopied`.
  var start: Int32
  var count: Int32
  /// Where the value stands in the page, without quotation marks.
  var source: Range32
  var isCopied: Bool
  /// Whether it is `xlink:href` in its namespace, say, rather than an attribute that is called so.
  var isNamespaced = false
}

/// A half-open range of the page in half the room.
struct Range32: BitwiseCopyable {
  var lower: Int32
  var upper: Int32
  var range: Range<Int> { Int(lower)..<Int(upper) }
}

/// A stretch of a text node with one origin; those of a node are chained.
struct TextPiece: BitwiseCopyable {
  /// In the page when verbatim, else in the side buffer.
  var start: Int32
  var count: Int32
  var source: Range32
  var next: Int32 = -1
  var origin: HTMLTree.Origin
}

/// What a tree is made of: written by the parser alone, never changed once the tree is handed out.
///
/// `@unchecked Sendable` is safe for that reason: after the parse there are only readers.
final class HTMLArena: @unchecked Sendable {
  /// The decoded page, with `padding` zero bytes after it, so that scanners may read past the end.
  let page: UnsafeBufferPointer<UInt8>
  let nodes: RawBuffer<NodeRecord>
  let attributes: RawBuffer<AttributeRecord>
  let pieces: RawBuffer<TextPiece>
  /// Text and values that are not the page's bytes: with references resolved, new lines made one.
  let side: RawBuffer<UInt8>
  let names: HTMLNameTable

  static let padding = 64

  /// Takes over what a builder has made, and a page that `copy` has made.
  init(page: UnsafeBufferPointer<UInt8>, builder: HTMLTreeBuilder) {
    self.page = page
    nodes = builder.nodes
    attributes = builder.tokenizer.attributes
    pieces = builder.pieces
    side = builder.tokenizer.side
    names = builder.tokenizer.names
  }

  /// A copy of a page with `padding` zeros after it, which the arena frees.
  static func copy(_ page: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: page.count + padding)
    if let start = page.baseAddress { copy.update(from: start, count: page.count) }
    (copy + page.count).update(repeating: 0, count: padding)
    return UnsafeBufferPointer(start: copy, count: page.count)
  }

  deinit {
    page.deallocate()
    nodes.free()
    attributes.free()
    pieces.free()
    side.free()
  }
}
