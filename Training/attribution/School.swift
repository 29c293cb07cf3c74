import Facts
import Foundation
import Language

/// The steps of learning, each with its settings; chosen on the dev part.
struct School {
  var random = SplitMix(state: 20_161_108)

  /// Chooses each cue's main word: the word that is in a cue most often wherever it stands in the corpora.
  func chooseHeads(_ lessons: inout [Lesson]) {
    var inCue: [UInt64: Double] = [:]
    var all: [UInt64: Double] = [:]
    for lesson in lessons {
      let cues = lesson.gold.reduce(into: Set<Int>()) { $0.formUnion($1.cue) }
      for token in lesson.candidates {
        let word = lesson.analysis.tokens[token].word
        all[word, default: 0] += 1
        if cues.contains(token) { inCue[word, default: 0] += 1 }
      }
    }
    for index in lessons.indices {
      let lesson = lessons[index]
      chooseHeads(&lessons[index]) { token in
        let word = lesson.analysis.tokens[token].word
        return (inCue[word] ?? 0) / ((all[word] ?? 0) + 5) + (lesson.material.isKnown(token) ? 0.3 : 0)
      }
    }
  }

  /// Chooses them anew by what the model of the other half takes for the cue.
  func chooseHeads(_ lessons: inout [Lesson], by models: [Model]) {
    for index in lessons.indices {
      let lesson = lessons[index]
      let model = models[1 - index % 2]
      chooseHeads(&lessons[index]) { Double(model.cue.sum(lesson.material.cueFeatures($0))) }
    }
  }

  private func chooseHeads(_ lesson: inout Lesson, _ value: (Int) -> Double) {
    let candidates = Set(lesson.candidates)
    for index in lesson.gold.indices {
      let words = lesson.gold[index].cue.intersection(candidates).sorted()
      lesson.gold[index].head = words.max { value($0) < value($1) } ?? -1
    }
  }

  mutating func learnCues(_ model: Model, _ lessons: [Lesson]) {
    for epoch in 0..<4 {
      let rate: Float = 0.15 / Float(1 + epoch)
      for index in lessons.indices.shuffled(using: &random) {
        let lesson = lessons[index]
        let heads = Set(lesson.gold.map(\.head))
        let cues = lesson.gold.reduce(into: Set<Int>()) { $0.formUnion($1.cue) }
        for token in lesson.candidates {
          let isHead = heads.contains(token)
          if !isHead && cues.contains(token) { continue }
          let hides = lesson.material.isKnown(token) && random.next() % 6 == 0
          Model.learn(
            model.cue, lesson.material.cueFeatures(token, hidesLemma: hides), isHead ? 1 : 0, rate: rate, decay: 2e-6)
        }
      }
    }
  }

  mutating func learnRoles(_ model: Model, _ lessons: [Lesson]) {
    for epoch in 0..<5 {
      let rate: Float = 0.08 / Float(1 + epoch)
      for index in lessons.indices.shuffled(using: &random) {
        let lesson = lessons[index]
        for gold in lesson.gold where gold.head >= 0 && !gold.content.isEmpty {
          let window = lesson.material.window(gold.head, hidesLemma: random.next() % 6 == 0)
          model.learn(window, Self.roles(window, gold), rate: rate, decay: 2e-6)
        }
      }
      log("roles, round \(epoch + 1)")
    }
  }

  private static func roles(_ window: AttributionLesson.Window, _ gold: Lesson.Gold) -> [Int] {
    var roles = window.pieces.map { piece in
      func share(_ part: Set<Int>) -> Int { piece.reduce(0) { $0 + (part.contains($1) ? 1 : 0) } }
      if share(gold.content) * 2 >= piece.count { return 3 }
      if share(gold.source) * 2 >= piece.count { return 1 }
      if share(gold.cue) * 2 >= piece.count { return 2 }
      return 0
    }
    roles[window.cue] = 2
    return roles
  }

  private func proposals(_ model: Model, _ lesson: Lesson) -> [AttributionLesson.Proposal] {
    let cues = lesson.candidates.compactMap { token -> (token: Int, score: Float)? in
      let score = model.cue.sum(lesson.material.cueFeatures(token))
      return score > AttributionLesson.lowestScore ? (token, score) : nil
    }
    return lesson.material.proposals(cues, roles: { model.role.sum4($0) }, steps: { model.step.sum16($0) })
  }

  /// A draft as acceptance learns it: its features with and without the very cue.
  struct Exercise {
    var features: [UInt32]
    var unseenFeatures: [UInt32]
    var truth: Bool
  }

  func drafts(_ model: Model, _ lesson: Lesson) -> [Exercise] {
    let free = Array(repeating: true, count: lesson.gold.count)
    return proposals(model, lesson).map {
      Exercise(features: $0.features, unseenFeatures: $0.unseenFeatures, truth: lesson.match($0, free: free) != nil)
    }
  }

  mutating func learnAcceptance(_ model: Model, _ drafts: [Exercise]) {
    log("\(drafts.count) drafts, \(drafts.count { $0.truth }) right")
    for epoch in 0..<4 {
      for index in drafts.indices.shuffled(using: &random) {
        Model.learn(
          model.acceptance, random.next() % 4 == 0 ? drafts[index].unseenFeatures : drafts[index].features,
          drafts[index].truth ? 1 : 0, rate: 0.05 / Float(1 + epoch), decay: 1e-5)
      }
    }
  }

  /// Prints precision and recall on `lessons` at several thresholds, and how well probabilities are met.
  func measure(_ model: Model, _ lessons: [Lesson]) {
    var gold = 0
    var bins = Array(repeating: (0, 0, Float(0)), count: 10)
    var all: [(lesson: Int, probability: Float, proposal: AttributionLesson.Proposal)] = []
    for (index, lesson) in lessons.enumerated() {
      gold += lesson.gold.count
      let free = Array(repeating: true, count: lesson.gold.count)
      for proposal in proposals(model, lesson) {
        let probability = sigmoid(model.acceptance.sum(proposal.features))
        all.append((index, probability, proposal))
        let bin = min(9, Int(probability * 10))
        bins[bin].0 += 1
        bins[bin].1 += lesson.match(proposal, free: free) != nil ? 1 : 0
        bins[bin].2 += probability
      }
    }
    all.sort { $0.probability > $1.probability }
    for threshold in [Float(0.15), 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7] {
      var free = lessons.map { Array(repeating: true, count: $0.gold.count) }
      var taken = lessons.map { Array(repeating: false, count: $0.isWord.count) }
      var right = 0
      var made = 0
      for one in all where one.probability >= threshold {
        let tokens = Array(one.proposal.content.joined())
        let used = tokens.count { taken[one.lesson][$0] }
        if used * 3 > tokens.count || taken[one.lesson][one.proposal.token] { continue }
        for token in tokens { taken[one.lesson][token] = true }
        made += 1
        if let match = lessons[one.lesson].match(one.proposal, free: free[one.lesson]) {
          free[one.lesson][match] = false
          right += 1
        }
      }
      let precision = Double(right) / Double(max(made, 1))
      let recall = Double(right) / Double(max(gold, 1))
      log(
        String(
          format: "threshold %.2f  P %.3f  R %.3f  F1 %.3f  (%d)", threshold, precision, recall,
          2 * precision * recall / max(precision + recall, 1e-9), made))
    }
    for bin in bins where bin.0 > 0 {
      log(String(format: "said %.3f, was %.3f of %d", bin.2 / Float(bin.0), Double(bin.1) / Double(bin.0), bin.0))
    }
  }

  /// Writes the weights file that `AttributionWeights` reads.
  func write(_ model: Model, to path: String) throws {
    var bytes = Array("DLATTR01".utf8) + AttributionLesson.tables.map { UInt8($0.bits) }
    bytes += Array(repeating: 0, count: 16 - bytes.count)
    let tables = [model.cue, model.role, model.step, model.acceptance].map { $0.quantized() }
    for table in tables { withUnsafeBytes(of: table.0) { bytes += Array($0) } }
    bytes += Array(repeating: 0, count: 64 - bytes.count)
    for table in tables { bytes += table.1.map { UInt8(bitPattern: $0) } }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }
}

/// A small random generator with a seed, so that the same corpora give the same weights.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
