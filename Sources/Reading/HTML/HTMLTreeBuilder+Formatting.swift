/// Formatting elements that outlive their blocks: reconstruction and the adoption agency (13.2.4.3, 13.2.6.4.7).
extension HTMLTreeBuilder {
  /// Opens again, in the present block, the formatting elements that the last block's end closed.
  mutating func reconstructFormatting() {
    var index = formatting.count - 1
    guard index >= 0, !isOpenOrMarker(formatting[index]) else { return }
    while index > 0, !isOpenOrMarker(formatting[index - 1]) { index -= 1 }
    while index < formatting.count {
      guard spend(16) else { return }
      let copy = copyElement(formatting[index].node)
      linkElement(copy, at: place())
      open.push(copy, formatting[index].tag, HTMLTraits.of(formatting[index].tag, in: .html))
      mark(copy)
      formatting[index].node = copy
      index += 1
    }
  }

  /// Takes `steps` from what misnested formatting may cost; false, and a problem, where it is used up.
  private mutating func spend(_ steps: Int) -> Bool {
    formattingBudget -= steps
    guard formattingBudget < 0 else { return true }
    if reached.formatting == nil { reached.formatting = tokenizer.tokenStart }
    return false
  }

  private func isOpenOrMarker(_ entry: HTMLFormattingList.Entry) -> Bool {
    entry.isMarker || openPosition(of: entry) != nil
  }

  /// Where a formatting element is on the stack of open elements, nil where it is not.
  private func openPosition(of entry: HTMLFormattingList.Entry) -> Int32? {
    let hint = nodes[Int(entry.node)].openPosition
    guard hint >= 0, Int(hint) < open.count, open[Int(hint)].node == entry.node else { return nil }
    return hint
  }

  /// Takes an open element off the stack without closing what is above it.
  mutating func removeFromStack(at position: Int) {
    open.remove(at: position)
    for above in position..<open.count { nodes.base[Int(open[above].node)].openPosition = Int32(above) }
  }

  /// Remembers where on the stack the current node is, for the formatting elements, which are looked up by node.
  private mutating func mark(_ node: Int32) {
    nodes.base[Int(node)].openPosition = Int32(truncatingIfNeeded: open.count - 1)
  }

  /// Opens a formatting element by the present start tag.
  mutating func insertFormattingElement() {
    let node = insertElement()
    mark(node)
    let comparison = AttributeComparison(
      page: tokenizer.page, side: UnsafePointer(tokenizer.side.base), attributes: tokenizer.attributes)
    let (tag, nodes) = (tokenizer.tag, nodes)
    formatting.append(.init(node: node, tag: tag)) { entry in
      entry.tag == tag && comparison.areSame(nodes[Int(entry.node)], nodes[Int(node)])
    }
  }

  /// Says whether two elements have the same attributes.
  private struct AttributeComparison {
    let page: UnsafePointer<UInt8>
    let side: UnsafePointer<UInt8>
    let attributes: RawBuffer<AttributeRecord>

    /// Elements with more than 32 attributes are never the same: comparing them is not worth its time.
    func areSame(_ left: NodeRecord, _ right: NodeRecord) -> Bool {
      let count = max(left.last, 0)
      guard count == max(right.last, 0), count <= 32 else { return false }
      for offset in 0..<count {
        let mine = attributes[Int(left.first + offset)]
        let isThere = (0..<count).contains { other in
          let theirs = attributes[Int(right.first + other)]
          return theirs.name == mine.name && value(theirs).elementsEqual(value(mine))
        }
        if !isThere { return false }
      }
      return true
    }

    private func value(_ attribute: AttributeRecord) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(
        start: (attribute.isCopied ? side : page) + Int(attribute.start), count: Int(attribute.count))
    }
  }

  /// The end tag of a formatting element, or the start tag of an `a` or `nobr` in another.
  mutating func runAdoptionAgency(_ tag: HTMLTag, isEndTag: Bool) {
    if open.isTop(tag), formatting.index(of: open.top.node) == nil {
      pop(withEndTag: isEndTag)
      return
    }
    for _ in 0..<8 {
      guard let index = formatting.lastIndex(of: tag) else {
        closeByAnyOtherEndTag(tag, withEndTag: isEndTag)
        return
      }
      guard let position = openPosition(of: formatting[index]) else {
        formatting.remove(at: index)
        return
      }
      if position < open.top.scope { return }
      let block = (Int(position) + 1..<open.count).first { open[$0].traits.contains(.special) }
      guard let block, spend(open.count - Int(position)) else {
        pop(to: position, withEndTag: isEndTag)
        formatting.remove(at: index)
        return
      }
      adopt(formattingIndex: index, position: Int(position), block: block)
    }
  }

  /// One round of the adoption agency: the formatting element ends before the block and goes on inside it.
  private mutating func adopt(formattingIndex: Int, position: Int, block: Int) {
    let element = open[position].node
    let furthest = open[block].node
    var bookmark = formattingIndex
    var last = furthest
    var kept: [(node: Int32, tag: HTMLTag)] = []
    var rounds = 0
    for above in stride(from: block - 1, to: position, by: -1) {
      rounds += 1
      let entry = open[above]
      var index = formatting.index(of: entry.node)
      if rounds > 3, let removed = index {
        formatting.remove(at: removed)
        if removed < bookmark { bookmark -= 1 }
        index = nil
      }
      guard let index else { continue }
      let copy = copyElement(entry.node)
      formatting[index].node = copy
      kept.append((copy, entry.tag))
      if last == furthest { bookmark = index + 1 }
      unlink(last)
      link(last, at: Place(parent: copy))
      last = copy
    }
    unlink(last)
    let common = open[position - 1]
    linkElement(last, at: placeFostering(in: common))
    let copy = copyElement(element)
    moveChildren(of: furthest, to: copy)
    linkElement(copy, at: Place(parent: furthest))
    restack(from: position, kept: kept, block: block, formatting: copy)
    replaceInFormatting(element, by: .init(node: copy, tag: nodes[Int(copy)].tag), at: bookmark)
  }

  /// The place under a common ancestor; one that is part of a table sends what comes before the table.
  private mutating func placeFostering(in entry: HTMLOpenElements.Entry) -> Place {
    let before = fosters
    fosters = true
    defer { fosters = before }
    return place(in: entry.node, targetTraits: entry.traits)
  }

  private mutating func moveChildren(of node: Int32, to target: Int32) {
    let first = nodes[Int(node)].firstChild
    guard first >= 0 else { return }
    var child = first
    var moved = 0
    while child >= 0 {
      nodes.base[Int(child)].parent = target
      child = nodes[Int(child)].next
      moved += 1
    }
    nodes.base[Int(target)].firstChild = first
    nodes.base[Int(target)].lastChild = nodes[Int(node)].lastChild
    nodes.base[Int(node)].firstChild = -1
    nodes.base[Int(node)].lastChild = -1
    formattingBudget -= moved
  }

  /// Rebuilds the stack above a formatting element that was taken out: what was copied on the way, the block, the element
  /// that goes on in it, and what stood above.
  private mutating func restack(
    from position: Int, kept: [(node: Int32, tag: HTMLTag)], block: Int, formatting copy: Int32
  ) {
    let furthest = open[block]
    let above = (block + 1..<open.count).map { open[$0] }
    while open.count > position { open.pop() }
    for entry in kept.reversed() {
      open.push(entry.node, entry.tag, HTMLTraits.of(entry.tag, in: .html))
      mark(entry.node)
    }
    open.push(furthest.node, furthest.tag, furthest.traits)
    open.push(copy, nodes[Int(copy)].tag, HTMLTraits.of(nodes[Int(copy)].tag, in: .html))
    mark(copy)
    for entry in above {
      open.push(entry.node, entry.tag, entry.traits)
      mark(entry.node)
    }
  }

  private mutating func replaceInFormatting(_ old: Int32, by entry: HTMLFormattingList.Entry, at bookmark: Int) {
    var bookmark = bookmark
    if let index = formatting.index(of: old) {
      formatting.remove(at: index)
      if index < bookmark { bookmark -= 1 }
    }
    formatting.insert(entry, at: bookmark)
  }

  /// An end tag without rules of its own: closes the topmost element of its name, unless a special element is above it.
  mutating func closeByAnyOtherEndTag(_ tag: HTMLTag, withEndTag: Bool = true) {
    let position = open.position(tag)
    guard position >= 0, position >= open.top.special else { return }
    generateImpliedEndTags(except: tag)
    pop(to: position, withEndTag: withEndTag)
  }
}
