/// A sentence half parsed: words on a stack, words still to come, and the arcs drawn so far.
///
/// Nodes are counted from 1; 0 is no node and the one behind the last word is the root. Source of the transition system, arc-hybrid:
/// Kuhlmann, Gómez-Rodríguez and Satta 2011.
struct ParseState {
  /// What can be done next.
  enum Step: Int { case shift, left, right }

  /// A word with its place in the tree.
  struct Node {
    var word: UInt64 = 1
    var tag: UInt64 = 0
    var fine: UInt64 = 0
    var middle: UInt64 = 0
    var head: Int32 = 0
    var label: UInt8 = 0
    /// The number of words that hang on it, to its left and right.
    var leftCount: UInt8 = 0
    var rightCount: UInt8 = 0
    /// Its outermost and next to outermost words to the left and right.
    var left: Int32 = 0
    var left2: Int32 = 0
    var right: Int32 = 0
    var right2: Int32 = 0
    /// The relations of the words that hang on it, one bit each.
    var leftLabels: UInt64 = 0
    var rightLabels: UInt64 = 0
  }

  /// The longest sentence that is parsed in one piece.
  static let longestSentence = 200
  /// The room that `nodes` and `stack` need.
  static let capacity = longestSentence + 2

  let nodes: UnsafeMutablePointer<Node>
  let stack: UnsafeMutablePointer<Int32>
  /// The number of words on the stack.
  private(set) var depth = 0
  /// The next word to come; the root when all words were taken.
  private(set) var next: Int32 = 1
  /// The root's node.
  let root: Int32

  /// The state before the first step for words already tagged.
  init(
    nodes: UnsafeMutablePointer<Node>, stack: UnsafeMutablePointer<Int32>, tokens: UnsafeBufferPointer<Token>,
    forms: UnsafeBufferPointer<WordForm>
  ) {
    self.nodes = nodes
    self.stack = stack
    root = Int32(tokens.count) + 1
    nodes[0] = Node()
    for index in tokens.indices {
      nodes[index + 1] = Node(
        word: forms[index].word, tag: UInt64(tokens[index].tag.rawValue), fine: UInt64(forms[index].classes.fine),
        middle: UInt64(forms[index].classes.middle))
    }
    nodes[Int(root)] = Node(word: 2, tag: 62)
  }

  /// Whether every word has its head.
  var isFinal: Bool { depth == 0 && next == root }

  /// The word at `offset` below the top of the stack; 0 where there is none.
  @inline(__always)
  func stacked(_ offset: Int) -> Int32 { offset < depth ? stack[depth &- 1 &- offset] : 0 }

  /// The word at `offset` behind the next one; 0 behind the root.
  @inline(__always)
  func coming(_ offset: Int32) -> Int32 { next &+ offset <= root ? next &+ offset : 0 }

  /// Whether `step` is possible. A sentence gets one root.
  @inline(__always)
  func allows(_ step: Step) -> Bool {
    switch step {
    case .shift: return next < root
    case .left: return depth > 0 && (next < root || depth == 1)
    case .right: return depth > 1
    }
  }

  /// The arc that `left` or `right` would draw.
  @inline(__always)
  func arc(_ step: Step) -> (head: Int32, dependent: Int32) {
    (step == .left ? next : stacked(1), stacked(0))
  }

  /// Takes the next word.
  mutating func shift() {
    stack[depth] = next
    depth &+= 1
    next &+= 1
  }

  /// Hangs the word on top of the stack on the next word or on the one below it.
  mutating func attach(_ step: Step, _ label: UInt8) {
    let (head, dependent) = arc(step)
    depth &-= 1
    let child = Int(dependent)
    nodes[child].head = head
    nodes[child].label = label
    let parent = Int(head)
    if dependent < head {
      nodes[parent].left2 = nodes[parent].left
      nodes[parent].left = dependent
      nodes[parent].leftCount = min(15, nodes[parent].leftCount + 1)
      nodes[parent].leftLabels |= 1 &<< UInt64(label)
      // The words to the left come from near to far, so the last is the outermost.
    } else {
      nodes[parent].right2 = nodes[parent].right
      nodes[parent].right = dependent
      nodes[parent].rightCount = min(15, nodes[parent].rightCount + 1)
      nodes[parent].rightLabels |= 1 &<< UInt64(label)
    }
  }
}
