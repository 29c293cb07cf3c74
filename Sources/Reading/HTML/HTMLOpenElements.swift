/// The stack of open elements (13.2.4.2), each entry knowing the nearest bounds below it.
///
/// The standard's checks walk down the stack. Here each answers at once, so that a page with 200,000 open elements costs no
/// more for each tag than one with ten: whether a name is in scope is whether its topmost open element is above the bound.
struct HTMLOpenElements {
  /// An open element. Positions count from the bottom, -1 where there is none.
  struct Entry: BitwiseCopyable {
    var node: Int32
    var tag: HTMLTag
    var traits: HTMLTraits
    /// The next lower element with the same key.
    var same: Int32
    /// The nearest at or below this one: bounds of scopes, special elements, and so on.
    var scope: Int32
    var listScope: Int32
    var buttonScope: Int32
    var tableScope: Int32
    var special: Int32
    var itemStop: Int32
    var decidesMode: Int32
    var html: Int32

    var isHTML: Bool { !traits.contains(.foreign) }
  }

  private(set) var entries: RawBuffer<Entry>
  /// For each name, the position of the topmost open HTML element of that name.
  private var topHTML: RawBuffer<Int32>
  /// The same for SVG and MathML elements, by their names in lower case.
  private var topForeign: RawBuffer<Int32>
  /// The number in lower case of each known name that has capitals.
  private static let lowerCased: [UInt32] = {
    var table = HTMLNameTable.known
    return (0..<UInt32(table.count)).map { number in
      var lower = table.string(number).utf8.map(asciiLowercased)
      return lower.withUnsafeMutableBufferPointer { table.intern(UnsafeBufferPointer($0)) }
    }
  }()
  private let lowerCased = HTMLOpenElements.lowerCased

  init() {
    entries = RawBuffer(capacity: 128)
    topHTML = RawBuffer(capacity: 1024)
    topForeign = RawBuffer(capacity: 1024)
  }

  func free() {
    entries.free()
    topHTML.free()
    topForeign.free()
  }

  var count: Int { entries.count }
  var isEmpty: Bool { entries.count == 0 }
  /// The current node's entry; there is always one once the `html` element is made.
  @inline(__always) var top: Entry { entries[entries.count - 1] }
  @inline(__always) subscript(position: Int) -> Entry { entries[position] }

  /// Whether the current node is the HTML element of this name.
  @inline(__always) func isTop(_ tag: HTMLTag) -> Bool { top.tag == tag && top.isHTML }

  /// The position of the topmost open HTML element of this name, -1 where none is open.
  @inline(__always) func position(_ tag: HTMLTag) -> Int32 {
    Int(tag.rawValue) < topHTML.count ? topHTML[Int(tag.rawValue)] : -1
  }

  /// The position of the topmost open foreign element of this name in lower case, -1 where none is open.
  func foreignPosition(_ tag: HTMLTag) -> Int32 {
    Int(tag.rawValue) < topForeign.count ? topForeign[Int(tag.rawValue)] : -1
  }

  func isOpen(_ tag: HTMLTag) -> Bool { position(tag) >= 0 }
  // A bound that has the name itself is still in its own scope, hence "at or above".
  func inScope(_ tag: HTMLTag) -> Bool { has(tag, notBelow: top.scope) }
  func inListScope(_ tag: HTMLTag) -> Bool { has(tag, notBelow: top.listScope) }
  func inButtonScope(_ tag: HTMLTag) -> Bool { has(tag, notBelow: top.buttonScope) }
  func inTableScope(_ tag: HTMLTag) -> Bool { has(tag, notBelow: top.tableScope) }

  @inline(__always) private func has(_ tag: HTMLTag, notBelow bound: Int32) -> Bool {
    let position = position(tag)
    return position >= 0 && position >= bound
  }

  mutating func push(_ node: Int32, _ tag: HTMLTag, _ traits: HTMLTraits) {
    let position = Int32(truncatingIfNeeded: entries.count)
    var entry = Entry(
      node: node, tag: tag, traits: traits, same: -1, scope: -1, listScope: -1, buttonScope: -1, tableScope: -1,
      special: -1, itemStop: -1, decidesMode: -1, html: -1)
    if position > 0 {
      let below = top
      (entry.scope, entry.listScope, entry.buttonScope) = (below.scope, below.listScope, below.buttonScope)
      (entry.tableScope, entry.special, entry.itemStop) = (below.tableScope, below.special, below.itemStop)
      (entry.decidesMode, entry.html) = (below.decidesMode, below.html)
    }
    if traits.contains(.scope) { (entry.scope, entry.listScope, entry.buttonScope) = (position, position, position) }
    if traits.contains(.listScope) { entry.listScope = position }
    if traits.contains(.buttonScope) { entry.buttonScope = position }
    if traits.contains(.tableScope) { entry.tableScope = position }
    if traits.contains(.special) {
      entry.special = position
      if !traits.contains(.transparentToItems) { entry.itemStop = position }
    }
    if traits.contains(.decidesMode) { entry.decidesMode = position }
    if traits.contains(.foreign) {
      let key = foreignKey(tag)
      while topForeign.count <= key { topForeign.append(-1) }
      entry.same = topForeign[key]
      topForeign[key] = position
    } else {
      entry.html = position
      let key = Int(tag.rawValue)
      while topHTML.count <= key { topHTML.append(-1) }
      entry.same = topHTML[key]
      topHTML[key] = position
    }
    entries.append(entry)
  }

  /// Takes off the topmost element and gives its node.
  @discardableResult mutating func pop() -> Int32 {
    let entry = top
    if entry.isHTML {
      topHTML[Int(entry.tag.rawValue)] = entry.same
    } else {
      topForeign[foreignKey(entry.tag)] = entry.same
    }
    entries.removeLast()
    return entry.node
  }

  /// Takes out the element at `position`; costs as much as there is above it.
  mutating func remove(at position: Int) {
    let above = (position + 1..<count).map { self[$0] }
    while count > position { pop() }
    for entry in above { push(entry.node, entry.tag, entry.traits) }
  }

  private func foreignKey(_ tag: HTMLTag) -> Int {
    let number = Int(tag.rawValue)
    return number < lowerCased.count ? Int(lowerCased[number]) : number
  }
}
