/// The list of active formatting elements (13.2.4.3): which of `b`, `a`, `font` and their like go on in the next block.
struct HTMLFormattingList {
  struct Entry: BitwiseCopyable {
    /// -1 for a marker.
    var node: Int32
    var tag: HTMLTag
    var isMarker: Bool { node < 0 }
  }

  private(set) var entries: [Entry] = []
  /// The most entries after a marker; the earliest makes room. Pages that nest more formatting do so to do harm, since each
  /// is made anew in every paragraph.
  static let maxCount = 128

  var isEmpty: Bool { entries.isEmpty }
  var count: Int { entries.count }
  subscript(index: Int) -> Entry {
    get { entries[index] }
    set { entries[index] = newValue }
  }

  mutating func appendMarker() { entries.append(Entry(node: -1, tag: HTMLTag(rawValue: 0))) }

  /// Adds an element, after taking out the earliest of three since the last marker that `isSame` says are like it.
  mutating func append(_ entry: Entry, isSame: (Entry) -> Bool) {
    var same = 0
    var firstSame = 0
    var index = entries.count - 1
    while index >= 0, !entries[index].isMarker {
      if isSame(entries[index]) {
        same += 1
        firstSame = index
      }
      index -= 1
    }
    if same >= 3 {
      entries.remove(at: firstSame)
    } else if entries.count - 1 - index >= Self.maxCount {
      entries.remove(at: index + 1)
    }
    entries.append(entry)
  }

  /// The index of the last element of this name after the last marker.
  func lastIndex(of tag: HTMLTag) -> Int? {
    var index = entries.count - 1
    while index >= 0, !entries[index].isMarker {
      if entries[index].tag == tag { return index }
      index -= 1
    }
    return nil
  }

  /// The index of a node's entry after the last marker, where formatting is looked for.
  func index(of node: Int32) -> Int? {
    var index = entries.count - 1
    while index >= 0, !entries[index].isMarker {
      if entries[index].node == node { return index }
      index -= 1
    }
    return nil
  }

  mutating func remove(at index: Int) { entries.remove(at: index) }
  mutating func insert(_ entry: Entry, at index: Int) { entries.insert(entry, at: min(index, entries.count)) }

  mutating func remove(_ node: Int32) {
    if let index = index(of: node) { entries.remove(at: index) }
  }

  /// Takes off everything up to and with the last marker.
  mutating func clearToMarker() {
    while let last = entries.popLast(), !last.isMarker {}
  }
}
