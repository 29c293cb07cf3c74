internal import Foundation

/// Trains the parser with a dynamic oracle: it learns from its own mistakes (Goldberg and Nivre 2013).
final class ParserTraining {
  let steps = SparseTrainer(classes: 3)
  let relations = SparseTrainer(classes: Relation.allCases.count)
  private let nodes = UnsafeMutablePointer<ParseState.Node>.allocate(capacity: ParseState.capacity)
  private let stack = UnsafeMutablePointer<Int32>.allocate(capacity: ParseState.capacity)
  private let features = UnsafeMutablePointer<UInt64>.allocate(capacity: ParseFeatures.capacity)
  private let scores = UnsafeMutablePointer<Float>.allocate(capacity: 64)

  func train(_ examples: [Example], epochs: Int, seed: UInt64, minimum: UInt8, report: (Int) -> Void) {
    var order = examples.indices.filter { examples[$0].tokens.count <= ParseState.longestSentence }
    var random = SplitMix(seed)
    steps.seen = FeatureCounts()
    relations.seen = FeatureCounts()
    for index in order { _ = run(examples[index], follow: false, mode: .count) }
    steps.minimum = minimum
    relations.minimum = minimum
    for epoch in 0..<epochs {
      random.shuffle(&order)
      var right = 0
      var count = 0
      for index in order {
        right += run(examples[index], follow: epoch > 0, mode: .learn)
        count += examples[index].tokens.count
      }
      print("  epoch \(epoch + 1): \(percent(right, count)) attached rightly in training")
      report(epoch)
    }
  }

  enum Mode { case count, learn }

  /// Parses one example and learns; gives the number of words with the right head.
  private func run(_ example: Example, follow: Bool, mode: Mode) -> Int {
    let count = example.tokens.count
    var gold = [Int32](repeating: 0, count: count + 2)
    for (index, head) in example.heads.enumerated() {
      gold[index + 1] = head == index ? Int32(count + 1) : Int32(head + 1)
    }
    var state = example.tokens.withUnsafeBufferPointer { tokens in
      example.forms.withUnsafeBufferPointer {
        ParseState(nodes: nodes, stack: stack, tokens: tokens, forms: $0)
      }
    }
    while !state.isFinal {
      let step: ParseState.Step
      if state.depth == 0 {
        step = .shift
      } else if state.next == state.root {
        step = state.depth == 1 ? .left : .right
      } else {
        step = choose(state, gold, follow: follow, mode: mode)
      }
      if step == .shift {
        state.shift()
      } else {
        let (head, dependent) = state.arc(step)
        state.attach(step, label(state, head, dependent, gold, example, mode))
      }
    }
    return (1...count).reduce(0) { $0 + (nodes[$1].head == gold[$1] ? 1 : 0) }
  }

  private func choose(_ state: ParseState, _ gold: [Int32], follow: Bool, mode: Mode) -> ParseState.Step {
    var list = FeatureBuffer(features)
    ParseFeatures.add(state, to: &list)
    var costs = [Int](repeating: .max, count: 3)
    for step in [ParseState.Step.shift, .left, .right] where state.allows(step) {
      costs[step.rawValue] = cost(step, state, gold)
    }
    let least = costs.min()!
    if mode == .count {
      steps.seen!.add(list.features)
      return ParseState.Step(rawValue: costs.lastIndex(of: least)!)!
    }
    (scores[0], scores[1], scores[2]) = (0, 0, 0)
    steps.add(list.features, to: scores)
    var best = -1
    var good = -1
    for step in 0..<3 where costs[step] < .max {
      if best < 0 || scores[step] > scores[best] { best = step }
      if costs[step] == least, good < 0 || scores[step] > scores[good] { good = step }
    }
    steps.step += 1
    if costs[best] > least { steps.update(list.features, good: good, bad: best) }
    return ParseState.Step(rawValue: follow ? best : good)!
  }

  /// The number of the treebank's arcs that can no longer be drawn after `step`.
  private func cost(_ step: ParseState.Step, _ state: ParseState, _ gold: [Int32]) -> Int {
    let top = state.stacked(0)
    let next = state.next
    var cost = 0
    switch step {
    case .shift:
      for offset in 0..<state.depth {
        let word = state.stacked(offset)
        if gold[Int(word)] == next { cost += 1 }
        if offset > 0, gold[Int(next)] == word { cost += 1 }
      }
    case .left:
      if gold[Int(top)] == state.stacked(1) || gold[Int(top)] > next { cost += 1 }
      for word in next..<state.root where gold[Int(word)] == top { cost += 1 }
    case .right:
      if gold[Int(top)] >= next { cost += 1 }
      for word in next..<state.root where gold[Int(word)] == top { cost += 1 }
    }
    return cost
  }

  private func label(
    _ state: ParseState, _ head: Int32, _ dependent: Int32, _ gold: [Int32], _ example: Example, _ mode: Mode
  ) -> UInt8 {
    if head == state.root { return Relation.root.rawValue }
    let right = Int(example.relations[Int(dependent) - 1].rawValue)
    var list = FeatureBuffer(features)
    RelationFeatures.add(state, head: head, dependent: dependent, to: &list)
    if mode == .count {
      relations.seen!.add(list.features)
      return UInt8(right)
    }
    scores.update(repeating: 0, count: 64)
    relations.add(list.features, to: scores)
    var best = 2
    for label in 3..<relations.classes where scores[label] > scores[best] { best = label }
    relations.step += 1
    if best != right, gold[Int(dependent)] == head, right >= 2 {
      relations.update(list.features, good: right, bad: best)
    }
    return UInt8(best)
  }

  /// The share of words with the right head, and of those with the right relation besides; marks are counted as in CoNLL scores.
  static func accuracy(_ parser: Parser, _ tagger: Tagger, _ examples: [Example], goldTags: Bool = false) -> String {
    var attached = 0
    var labelled = 0
    var count = 0
    for example in examples {
      var tokens = example.tokens
      if goldTags { for index in tokens.indices { tokens[index].tag = example.tags[index] } }
      tokens.withUnsafeMutableBufferPointer { tokens in
        example.forms.withUnsafeBufferPointer { forms in
          if !goldTags { tagger.tag(tokens, forms) }
          parser.parse(tokens, forms, offset: 0)
        }
      }
      for (index, token) in tokens.enumerated() {
        count += 1
        guard Int(token.head) == example.heads[index] else { continue }
        attached += 1
        labelled += token.relation == example.relations[index] ? 1 : 0
      }
    }
    return "UAS \(percent(attached, count)) LAS \(percent(labelled, count))"
  }

  /// Where the labelled score is lost: for each relation of the treebank its count, share attached rightly, share labelled rightly.
  static func byRelation(_ parser: Parser, _ tagger: Tagger, _ examples: [Example]) {
    var counts: [Relation: (all: Int, attached: Int, labelled: Int)] = [:]
    for example in examples {
      var tokens = example.tokens
      tokens.withUnsafeMutableBufferPointer { tokens in
        example.forms.withUnsafeBufferPointer { forms in
          tagger.tag(tokens, forms)
          parser.parse(tokens, forms, offset: 0)
        }
      }
      for (index, token) in tokens.enumerated() {
        counts[example.relations[index], default: (0, 0, 0)].all += 1
        guard Int(token.head) == example.heads[index] else { continue }
        counts[example.relations[index]]!.attached += 1
        if token.relation == example.relations[index] { counts[example.relations[index]]!.labelled += 1 }
      }
    }
    for (relation, count) in counts.sorted(by: { $0.value.all - $0.value.labelled > $1.value.all - $1.value.labelled })
      .prefix(25)
    {
      print(
        "  \(relation): \(count.all), attached \(percent(count.attached, count.all)), labelled \(percent(count.labelled, count.all))"
      )
    }
  }
}
