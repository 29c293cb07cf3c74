/// What the parser looks at to choose its next step.
///
/// Templates after Zhang and Nivre 2011, with word classes beside words.
enum ParseFeatures {
  /// The most features of one step.
  static let capacity = 128

  /// Adds the features of `state`.
  @inline(__always)
  static func add(_ state: ParseState, to list: inout FeatureBuffer) {
    let nodes = state.nodes
    let top = state.stacked(0)
    let second = state.stacked(1)
    let front = state.coming(0)
    let s0 = nodes[Int(top)]
    let s1 = nodes[Int(second)]
    let s2 = nodes[Int(state.stacked(2))]
    let b0 = nodes[Int(front)]
    let b1 = nodes[Int(state.coming(1))]
    let b2 = nodes[Int(state.coming(2))]
    let gap = distance(top, front)
    let lowerGap = distance(second, top)

    list.add(1, s0.word)
    list.add(2, s0.word, s0.tag)
    list.add(3, s1.word, s1.tag)
    list.add(4, b0.word)
    list.add(5, b0.word, b0.tag)
    list.add(6, b1.word, b1.tag)
    list.add(7, b2.word, b2.tag)
    list.add(8, s2.tag, s2.word)
    list.add(9, s0.fine, s0.tag)
    list.add(10, s1.fine, s1.tag)
    list.add(11, b0.fine, b0.tag)
    list.add(12, b1.fine, b1.tag)

    list.add(20, s0.word, s0.tag, b0.word, b0.tag)
    list.add(21, s0.word, s0.tag, b0.tag)
    list.add(22, s0.tag, b0.word, b0.tag)
    list.add(23, s0.tag, b0.tag)
    list.add(24, s0.tag, b0.tag, gap)
    list.add(25, s0.fine, b0.fine)
    list.add(26, s0.middle, b0.middle, gap)
    list.add(27, s1.word, s0.word)
    list.add(28, s1.tag, s0.word, s0.tag)
    list.add(29, s1.word, s1.tag, s0.tag)
    list.add(30, s1.tag, s0.tag, lowerGap)
    list.add(31, s1.fine, s0.fine)
    list.add(32, s1.word, b0.word)
    list.add(33, s1.tag, b0.tag, s1.word)
    list.add(34, s1.fine, b0.fine)
    list.add(35, b0.tag, b1.tag)
    list.add(36, b0.word, b1.word)
    list.add(37, s0.word, b1.tag, b0.tag)
    list.add(38, s1.middle, s0.middle, b0.middle)
    list.add(39, s1.fine, s0.tag, b0.tag)
    list.add(16, s1.tag, s0.tag, b0.word)
    list.add(17, s1.tag, s0.word, b0.tag)

    list.add(40, s0.tag, b0.tag, b1.tag)
    list.add(41, b0.tag, b1.tag, b2.tag)
    list.add(42, s1.tag, s0.tag, b0.tag)
    list.add(43, s2.tag, s1.tag, s0.tag)
    list.add(44, s1.tag, s0.tag, b0.tag, b1.tag)
    list.add(45, s0.tag, b0.tag, b1.tag, b2.tag)
    addChildren(s0, s1, b0, nodes, to: &list)

    list.add(70, s0.word, UInt64(s0.rightCount))
    list.add(71, s0.tag, UInt64(s0.rightCount), UInt64(s0.leftCount))
    list.add(72, b0.tag, UInt64(b0.leftCount), s0.tag)
    list.add(73, b0.word, UInt64(b0.leftCount))
    list.add(74, s1.tag, UInt64(s1.rightCount), UInt64(s1.leftCount), s0.tag)
    list.add(75, s0.word, gap)
    list.add(76, b0.word, gap)
    list.add(77, s1.word, lowerGap)
    list.add(78, s0.word, lowerGap)
    list.add(79, s0.tag, s0.leftLabels, b0.tag)
    list.add(80, s0.tag, s0.rightLabels, b0.tag)
    list.add(81, s1.tag, s1.rightLabels, s0.tag)
    list.add(82, s1.tag, s1.leftLabels, s0.tag)
    list.add(83, b0.tag, b0.leftLabels, s0.tag)
    list.add(84, s0.word, s0.leftLabels)
    list.add(85, s0.word, s0.rightLabels)
    list.add(86, s1.word, s1.rightLabels)
    list.add(87, s1.leftLabels | s1.rightLabels, s0.leftLabels | s0.rightLabels, s1.tag, s0.tag)
  }

  /// Adds what hangs on the words looked at.
  @inline(__always)
  private static func addChildren(
    _ s0: ParseState.Node, _ s1: ParseState.Node, _ b0: ParseState.Node, _ nodes: UnsafeMutablePointer<ParseState.Node>,
    to list: inout FeatureBuffer
  ) {
    let s0l = nodes[Int(s0.left)]
    let s0r = nodes[Int(s0.right)]
    let s1l = nodes[Int(s1.left)]
    let s1r = nodes[Int(s1.right)]
    let b0l = nodes[Int(b0.left)]
    list.add(50, s0.tag, b0.tag, s0l.tag)
    list.add(51, s0.tag, b0.tag, s0r.tag)
    list.add(52, s0.tag, b0.tag, b0l.tag)
    list.add(53, s1.tag, s0.tag, s1l.tag)
    list.add(54, s1.tag, s0.tag, s1r.tag)
    list.add(55, s1.tag, s0.tag, s0l.tag)
    list.add(56, s1.tag, s0.tag, s0r.tag)
    list.add(57, s0l.word, s0.tag, b0.tag)
    list.add(58, s0r.word, s0.tag, b0.tag)
    list.add(59, b0l.word, b0.tag, s0.tag)
    list.add(60, s1r.word, s1.tag, s0.tag)
    list.add(61, s0l.word, s1.word, s0.tag)
    list.add(62, s0.tag, UInt64(s0l.label), UInt64(s0r.label), s1.tag)
    list.add(63, s1.tag, UInt64(s1l.label), UInt64(s1r.label), s0.tag)
    list.add(64, nodes[Int(s0.left2)].tag, s0l.tag, s0.tag)
    list.add(65, nodes[Int(s0.right2)].tag, s0r.tag, s0.tag)
    list.add(66, nodes[Int(s1.right2)].tag, s1r.tag, s1.tag)
    list.add(67, nodes[Int(b0.left2)].tag, b0l.tag, b0.tag)
  }

  /// How far apart two words stand, in steps that grow.
  @inline(__always)
  static func distance(_ a: Int32, _ b: Int32) -> UInt64 {
    guard a > 0, b > 0 else { return 0 }
    let gap = b &- a
    return gap < 5 ? UInt64(gap) : gap < 8 ? 5 : gap < 15 ? 6 : 7
  }
}
