internal import Foundation

/// Tags training data with taggers that have not seen it, so that what learns from the tags meets their mistakes.
enum Jackknife {
  /// Sets the tags of `examples`; keeps them in `cache`, because it takes a minute.
  static func tag(_ examples: [Example], cache: String) {
    let count = examples.reduce(0) { $0 + $1.tokens.count }
    if let data = try? Data(contentsOf: URL(fileURLWithPath: cache)), data.count == count {
      var position = 0
      for example in examples {
        for index in example.tokens.indices {
          example.tokens[index].tag = Tag(rawValue: data[position])!
          position += 1
        }
      }
      return
    }
    let folds = 4
    let size = (examples.count + folds - 1) / folds
    for fold in 0..<folds {
      let held = fold * size..<min(examples.count, (fold + 1) * size)
      let rest = examples.indices.filter { !held.contains($0) }.map { examples[$0] }
      let trainer = TaggerTraining.train(rest, epochs: 3, seed: UInt64(fold), minimum: 4)
      let tagger = Tagger(pinned(trainer.export(scale: 16, threshold: 8)))
      for index in held { TaggerTraining.tag(&examples[index].tokens, examples[index].forms, tagger) }
    }
    try? Data(examples.flatMap { $0.tokens.map(\.tag.rawValue) }).write(to: URL(fileURLWithPath: cache))
  }
}
