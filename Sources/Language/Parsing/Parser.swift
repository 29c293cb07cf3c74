/// Finds for each word the word it depends on and how: greedily, from left to right, by averaged perceptrons.
///
/// One model chooses the step (take a word, hang it left, hang it right), another names the relation of each arc as it is drawn.
/// Linear in the length: a sentence over `ParseState.longestSentence` tokens is parsed in pieces, whose roots hang on the
/// first piece's as `parataxis`.
struct Parser: Sendable {
  private let steps: StepTable
  private let relations: FeatureTable

  /// The parser with the weights in two tables.
  init(steps: UnsafeRawBufferPointer, relations: UnsafeRawBufferPointer) {
    self.steps = StepTable(steps)
    self.relations = FeatureTable(relations)
  }

  /// Parses the tagged words of one sentence. The heads it sets count from `offset`, the index of the sentence's first token.
  func parse(
    _ tokens: UnsafeMutableBufferPointer<Token>, _ forms: UnsafeBufferPointer<WordForm>, offset: Int
  ) {
    withUnsafeTemporaryAllocation(of: ParseState.Node.self, capacity: ParseState.capacity) { nodes in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: ParseState.capacity) { stack in
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: ParseFeatures.capacity) { features in
          var first: Int?
          var start = 0
          while start < tokens.count {
            let end = min(tokens.count, start + ParseState.longestSentence)
            let piece = UnsafeMutableBufferPointer(rebasing: tokens[start..<end])
            var state = ParseState(
              nodes: nodes.baseAddress!, stack: stack.baseAddress!, tokens: UnsafeBufferPointer(piece),
              forms: UnsafeBufferPointer(rebasing: forms[start..<end]))
            run(&state, features.baseAddress!)
            let root = store(state, in: piece, offset: offset + start)
            if let first {
              tokens[start + root].head = Int32(truncatingIfNeeded: offset + first)
              tokens[start + root].relation = .parataxis
            } else {
              first = root
            }
            start = end
          }
        }
      }
    }
  }

  private func run(_ state: inout ParseState, _ features: UnsafeMutablePointer<UInt64>) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 64) { scores in
      while !state.isFinal {
        let step = choose(state, features)
        if step == .shift {
          state.shift()
        } else {
          let arc = state.arc(step)
          state.attach(step, relation(state, arc.head, arc.dependent, features, scores))
        }
      }
    }
  }

  @inline(__always)
  private func choose(_ state: ParseState, _ features: UnsafeMutablePointer<UInt64>) -> ParseState.Step {
    if state.depth == 0 { return .shift }
    if state.next == state.root { return state.depth == 1 ? .left : .right }
    var list = FeatureBuffer(features)
    ParseFeatures.add(state, to: &list)
    let (shift, left, right) = steps.scores(list.features)
    let best = state.depth < 2 ? max(shift, left) : max(shift, left, right)
    return best == shift ? .shift : best == left ? .left : .right
  }

  @inline(__always)
  private func relation(
    _ state: ParseState, _ head: Int32, _ dependent: Int32, _ features: UnsafeMutablePointer<UInt64>,
    _ scores: UnsafeMutableBufferPointer<Int32>
  ) -> UInt8 {
    if head == state.root { return Relation.root.rawValue }
    var list = FeatureBuffer(features)
    RelationFeatures.add(state, head: head, dependent: dependent, to: &list)
    scores.update(repeating: 0)
    relations.add(list.features, to: scores.baseAddress!)
    var best = 2
    for label in 3..<max(4, relations.classes) where scores[label] > scores[best] { best = label }
    return UInt8(truncatingIfNeeded: best)
  }

  /// Writes the tree into the tokens; gives the index of its root.
  private func store(_ state: ParseState, in tokens: UnsafeMutableBufferPointer<Token>, offset: Int) -> Int {
    var root = 0
    for index in tokens.indices {
      let node = state.nodes[index + 1]
      let isRoot = node.head == state.root
      if isRoot { root = index }
      tokens[index].head = Int32(truncatingIfNeeded: offset + (isRoot ? index : Int(node.head) - 1))
      tokens[index].relation = Relation(rawValue: node.label) ?? .unknown
    }
    return root
  }
}
