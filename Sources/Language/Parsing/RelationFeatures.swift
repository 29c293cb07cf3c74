/// What the parser looks at to name the relation of a word to its head.
enum RelationFeatures {
  /// The most features of one arc.
  static let capacity = 64

  /// Adds the features of the arc from `head` to `dependent`.
  @inline(__always)
  static func add(_ state: ParseState, head: Int32, dependent: Int32, to list: inout FeatureBuffer) {
    let nodes = state.nodes
    let h = nodes[Int(head)]
    let d = nodes[Int(dependent)]
    let isLeft: UInt64 = dependent < head ? 1 : 2
    let gap =
      isLeft == 1 ? ParseFeatures.distance(dependent, head) : 8 &+ ParseFeatures.distance(head, dependent)
    let before = nodes[Int(dependent) &- 1]
    let after = dependent &+ 1 <= state.root ? nodes[Int(dependent) &+ 1] : nodes[0]
    let beforeHead = nodes[Int(head) &- 1]
    let afterHead = head &+ 1 <= state.root ? nodes[Int(head) &+ 1] : nodes[0]
    let dl = nodes[Int(d.left)]
    let dr = nodes[Int(d.right)]
    let hl = nodes[Int(h.left)]
    let hr = nodes[Int(h.right)]

    list.add(100, isLeft)
    list.add(101, d.word, isLeft)
    list.add(102, d.word, d.tag, h.tag)
    list.add(103, h.word, h.tag, isLeft)
    list.add(104, h.word, d.word, isLeft)
    list.add(105, h.tag, d.tag, gap)
    list.add(106, h.word, d.tag, isLeft)
    list.add(107, h.fine, d.fine, isLeft)
    list.add(108, h.fine, d.tag, isLeft)
    list.add(109, h.tag, d.fine, isLeft)
    list.add(110, h.middle, d.middle, gap)
    list.add(111, h.tag, d.tag, before.tag, isLeft)
    list.add(112, h.tag, d.tag, after.tag, isLeft)
    list.add(113, h.tag, d.tag, beforeHead.tag, isLeft)
    list.add(114, h.tag, d.tag, afterHead.tag, isLeft)
    list.add(115, h.tag, d.tag, dl.word)
    list.add(116, h.tag, d.tag, dl.tag, UInt64(dl.label))
    list.add(117, h.tag, d.tag, dr.tag, UInt64(dr.label))
    list.add(118, dl.word, d.word)
    list.add(119, h.word, dl.word, isLeft)
    list.add(120, h.tag, h.leftLabels, d.tag, isLeft)
    list.add(121, h.tag, h.rightLabels, d.tag, isLeft)
    list.add(122, d.tag, d.leftLabels, h.tag, isLeft)
    list.add(123, d.tag, d.rightLabels, h.tag, isLeft)
    list.add(124, h.word, h.leftLabels | h.rightLabels, isLeft)
    list.add(125, h.tag, d.tag, hl.tag, hr.tag)
    list.add(126, h.tag, d.tag, hl.word)
    list.add(127, h.tag, d.tag, hr.word)
    list.add(128, d.word, before.word)
    list.add(129, d.word, after.word)
    list.add(130, d.fine, UInt64(d.leftCount), isLeft)
    list.add(131, h.fine, d.fine, dl.word)
    list.add(132, nodes[Int(d.left2)].word, d.tag, h.tag)
    list.add(133, d.leftLabels | d.rightLabels, h.leftLabels | h.rightLabels, isLeft)
    list.add(134, h.tag, d.word, dl.word, isLeft)
    list.add(135, beforeHead.word, h.tag, d.tag, isLeft)
    list.add(136, before.word, h.tag, d.tag, isLeft)
  }
}
