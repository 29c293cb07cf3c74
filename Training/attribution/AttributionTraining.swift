import Facts
import Foundation
import Language
import Reading

/// Learns the weights of attribution.
///
///     attribution-training --output FILE.bin --dev DEV.jsonl TRAIN.jsonl…
///
/// Each corpus has one article a line (see `Lesson.init`). Everything is learned twice on halves of the corpora, so that
/// acceptance is learned from drafts of text that the other models have not seen, and then once on all of it.
@main
struct AttributionTraining {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    func option(_ name: String) -> String? {
      guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
      defer { arguments.removeSubrange(index...index + 1) }
      return arguments[index + 1]
    }
    let output = option("--output")
    let dev = option("--dev")
    var train = try arguments.flatMap { try load($0) }
    let held = try dev.map { try load($0) } ?? []
    log("\(train.count) articles to learn from, \(held.count) to measure on")
    var school = School()
    school.chooseHeads(&train)
    let models = [Model(), Model()]
    var drafts: [School.Exercise] = []
    for half in 0..<2 {
      school.learnCues(models[half], train.indices.filter { $0 % 2 == half }.map { train[$0] })
    }
    school.chooseHeads(&train, by: models)
    for half in 0..<2 {
      let mine = train.indices.filter { $0 % 2 == half }.map { train[$0] }
      models[half].cue.reset()
      school.learnCues(models[half], mine)
      school.learnRoles(models[half], mine)
      for index in train.indices where index % 2 != half { drafts += school.drafts(models[half], train[index]) }
    }
    // Each order of the lessons gives somewhat other weights; their mean is steadier than any of them.
    let finals = (0..<3).map { _ in
      let model = Model()
      school.learnAcceptance(model, drafts)
      school.learnCues(model, train)
      school.learnRoles(model, train)
      return model
    }
    let final = finals[0]
    final.average(with: finals.dropFirst())
    school.measure(final, held)
    if let output { try school.write(final, to: output) }
  }

  static func load(_ path: String) throws -> [Lesson] {
    let reader = PageReader()
    let analyzer = Analyzer()
    return try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 10).compactMap {
      try Lesson($0, reader, analyzer)
    }
  }
}

func log(_ message: String) {
  FileHandle.standardError.write(Data((message + "\n").utf8))
}
