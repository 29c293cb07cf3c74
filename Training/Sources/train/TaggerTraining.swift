internal import Foundation

/// Trains the tagger.
enum TaggerTraining {
  /// The usual tags of frequent words, as bytes of `usual-tags.bin`.
  static func usualTags(_ examples: [Example]) -> [UInt8] {
    var counts: [UInt64: [UInt8: Int]] = [:]
    for example in examples {
      for (index, token) in example.tokens.enumerated() where example.tags[index] != .unknown {
        counts[token.word, default: [:]][example.tags[index].rawValue, default: 0] += 1
      }
    }
    var entries: [UInt64] = []
    for (word, tags) in counts {
      let total = tags.values.reduce(0, +)
      let best = tags.max { ($0.value, $0.key) < ($1.value, $1.key) }!
      guard total >= 3 else { continue }
      let sure: UInt64 = best.value == total && total >= 20 ? 128 : best.value * 10 < total * 7 ? 64 : 0
      entries.append(word & ~0xFF | UInt64(best.key) | sure)
    }
    var count = 16
    while count * 2 < entries.count * 3 { count *= 2 }
    var table = [UInt64](repeating: 0, count: count)
    for entry in entries.sorted() {
      var slot = Int(truncatingIfNeeded: entry >> 8) & (count - 1)
      while table[slot] != 0 { slot = (slot + 1) & (count - 1) }
      table[slot] = entry
    }
    var bytes: [UInt8] = []
    withUnsafeBytes(of: UInt64(count)) { bytes += $0 }
    table.withUnsafeBytes { bytes += $0 }
    print("usual tags: \(entries.count) words, \(bytes.count / 1024) KB")
    return bytes
  }

  static func train(
    _ examples: [Example], epochs: Int, seed: UInt64, minimum: UInt8, report: (SparseTrainer, Int) -> Void = { _, _ in }
  )
    -> SparseTrainer
  {
    let trainer = SparseTrainer(classes: Tag.allCases.count)
    var order = Array(examples.indices)
    var random = SplitMix(seed)
    let storage = UnsafeMutablePointer<UInt64>.allocate(capacity: TagFeatures.capacity)
    let scores = UnsafeMutablePointer<Float>.allocate(capacity: 64)
    defer {
      storage.deallocate()
      scores.deallocate()
    }
    let seen = FeatureCounts()
    for example in examples {
      example.forms.withUnsafeBufferPointer { forms in
        for position in forms.indices {
          let before = position > 0 ? UInt64(example.tags[position - 1].rawValue) : 0
          let twoBefore = position > 1 ? UInt64(example.tags[position - 2].rawValue) : 0
          var list = FeatureBuffer(storage)
          TagFeatures.add(forms, position, before: before, twoBefore: twoBefore, to: &list)
          seen.add(list.features)
        }
      }
    }
    trainer.seen = seen
    trainer.minimum = minimum
    for epoch in 0..<epochs {
      random.shuffle(&order)
      var wrong = 0
      var count = 0
      for index in order {
        let example = examples[index]
        example.forms.withUnsafeBufferPointer { forms in
          var before: UInt64 = 0
          var twoBefore: UInt64 = 0
          for position in forms.indices {
            var list = FeatureBuffer(storage)
            TagFeatures.add(forms, position, before: before, twoBefore: twoBefore, to: &list)
            scores.update(repeating: 0, count: 64)
            trainer.add(list.features, to: scores)
            var best = 1
            for tag in 2..<trainer.classes where scores[tag] > scores[best] { best = tag }
            let gold = Int(example.tags[position].rawValue)
            trainer.step += 1
            if gold != 0 {
              count += 1
              if best != gold {
                wrong += 1
                trainer.update(list.features, good: gold, bad: best)
              }
            }
            twoBefore = before
            before = UInt64(best)
          }
        }
      }
      print("  epoch \(epoch + 1): \(percent(count - wrong, count)) on training data")
      report(trainer, epoch)
    }
    return trainer
  }

  /// The share of right tags, of all and of those in words not seen in training.
  static func accuracy(_ tagger: Tagger, _ examples: [Example], known: Set<UInt64> = []) -> String {
    var right = 0
    var count = 0
    var newRight = 0
    var new = 0
    for example in examples {
      var tokens = example.tokens
      tag(&tokens, example.forms, tagger)
      for (index, token) in tokens.enumerated() where example.tags[index] != .unknown {
        count += 1
        right += token.tag == example.tags[index] ? 1 : 0
        if !known.contains(token.word) {
          new += 1
          newRight += token.tag == example.tags[index] ? 1 : 0
        }
      }
    }
    return "\(percent(right, count)) (new words \(percent(newRight, new)))"
  }

  /// The most frequent confusions.
  static func confusions(_ tagger: Tagger, _ examples: [Example]) {
    var counts: [String: Int] = [:]
    for example in examples {
      var tokens = example.tokens
      tag(&tokens, example.forms, tagger)
      for (index, token) in tokens.enumerated()
      where example.tags[index] != .unknown && token.tag != example.tags[index] {
        counts["\(example.tags[index]) as \(token.tag)", default: 0] += 1
      }
    }
    print(
      counts.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.prefix(30).map { "\($0.key) \($0.value)" }.joined(
        separator: ", "))
  }

  static func tag(_ tokens: inout [Token], _ forms: [WordForm], _ tagger: Tagger) {
    tokens.withUnsafeMutableBufferPointer { tokens in
      forms.withUnsafeBufferPointer { tagger.tag(tokens, $0) }
    }
  }
}

func percent(_ part: Int, _ whole: Int) -> String {
  String(format: "%.2f %%", whole == 0 ? 0 : 100 * Double(part) / Double(whole))
}

/// Keeps `bytes` for as long as the process lives, 64-byte aligned.
func pinned(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
  let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(64, bytes.count), alignment: 64)
  copy.copyBytes(from: bytes)
  return UnsafeRawBufferPointer(rebasing: copy[0..<bytes.count])
}
