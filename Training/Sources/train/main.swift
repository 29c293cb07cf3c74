internal import Foundation

setvbuf(stdout, nil, _IOLBF, 0)
let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  print("usage: train tagger|parser|names|evaluate SHARED/data/entities OUTPUT_FOLDER [EPOCHS]")
  exit(2)
}
let task = arguments[1]
let folder = arguments[2]
let output = arguments[3]
let epochs = arguments.count > 4 ? Int(arguments[4])! : 8
let words = TokenWords()
let environment = ProcessInfo.processInfo.environment

func write(_ bytes: [UInt8], _ name: String) {
  try! Data(bytes).write(to: URL(fileURLWithPath: "\(output)/\(name)"))
}

func examples(_ sentences: [TreebankSentence]) -> [Example] { sentences.map { Example($0, words: words) } }

let ewtDev = examples(Treebank.read(folder, "ud_ewt_dev"))
let gumDev = examples(Treebank.read(folder, "ud_gum_dev"))
let trainSentences = Treebank.read(folder, "ud_ewt_train") + Treebank.read(folder, "ud_gum_train")
print(
  "read \(trainSentences.count) sentences; exact tokens: EWT dev \(ewtDev.filter(\.isExact).count)/\(ewtDev.count), GUM dev \(gumDev.filter(\.isExact).count)/\(gumDev.count)"
)

switch task {
case "tagger":
  let plain = examples(trainSentences)
  let usual = TaggerTraining.usualTags(plain)
  write(usual, "usual-tags.bin")
  let reader = WordFormReader(usual: UsualTags(pinned(usual)))
  let training = examples(Augmentation.apply(trainSentences, seed: 11))
  for example in training + ewtDev + gumDev { example.prepare(reader) }
  let known = Set(training.flatMap { $0.tokens.map(\.word) })
  let trainer = TaggerTraining.train(training, epochs: epochs, seed: 3, minimum: UInt8(environment["MIN"] ?? "3")!) {
    trainer, epoch in
    guard epoch % 2 == 1 || epoch == epochs - 1 else { return }
    for threshold in epoch == epochs - 1 ? [4, 8, 12] : [4] {
      let tagger = Tagger(pinned(trainer.export(scale: 16, threshold: threshold)))
      print(
        "  threshold \(threshold): EWT dev \(TaggerTraining.accuracy(tagger, ewtDev, known: known)), GUM dev \(TaggerTraining.accuracy(tagger, gumDev, known: known))"
      )
      if epoch == epochs - 1, threshold == 8 { TaggerTraining.confusions(tagger, ewtDev) }
    }
  }
  write(trainer.export(scale: 16, threshold: 8), "tagger.bin")
case "parser":
  let usual = UsualTags(pinned([UInt8](try! Data(contentsOf: URL(fileURLWithPath: "\(output)/usual-tags.bin")))))
  let reader = WordFormReader(usual: usual)
  let tagger = Tagger(pinned([UInt8](try! Data(contentsOf: URL(fileURLWithPath: "\(output)/tagger.bin")))))
  let training = examples(Augmentation.apply(trainSentences, seed: 11))
  for example in training + ewtDev + gumDev { example.prepare(reader) }
  Jackknife.tag(training, cache: "\(output)/jackknife.tags")
  let trainer = ParserTraining()
  trainer.train(training, epochs: epochs, seed: 5, minimum: UInt8(environment["MIN"] ?? "3")!) { epoch in
    guard epoch % 2 == 1 || epoch == epochs - 1 else { return }
    for threshold in epoch == epochs - 1 ? [16, 24] : [16] {
      let steps = trainer.steps.exportSteps(scale: 16, threshold: threshold)
      let relations = trainer.relations.export(scale: 16, threshold: threshold)
      let parser = Parser(steps: pinned(steps), relations: pinned(relations))
      print(
        "  threshold \(threshold): EWT dev \(ParserTraining.accuracy(parser, tagger, ewtDev)), GUM dev \(ParserTraining.accuracy(parser, tagger, gumDev))"
      )
    }
  }
  write(trainer.steps.exportSteps(scale: 16, threshold: 24), "parser-steps.bin")
  write(trainer.relations.export(scale: 16, threshold: 20), "parser-relations.bin")
case "evaluate":
  let read = { (name: String) in pinned([UInt8](try! Data(contentsOf: URL(fileURLWithPath: "\(output)/\(name)")))) }
  let reader = WordFormReader(usual: UsualTags(read("usual-tags.bin")))
  let tagger = Tagger(read("tagger.bin"))
  let parser = Parser(steps: read("parser-steps.bin"), relations: read("parser-relations.bin"))
  for example in ewtDev + gumDev { example.prepare(reader) }
  for (name, set) in [("EWT dev", ewtDev), ("GUM dev", gumDev)] {
    print(
      "\(name): tags \(TaggerTraining.accuracy(tagger, set)), parse \(ParserTraining.accuracy(parser, tagger, set)), with right tags \(ParserTraining.accuracy(parser, tagger, set, goldTags: true))"
    )
    ParserTraining.byRelation(parser, tagger, set)
  }
  Speed.measure(
    NameTraining.read("\(folder)/wikigold.jsonl.gz") + NameTraining.read("\(folder)/gum_dev.jsonl.gz"), words, reader,
    tagger,
    parser, NameFinder(read("names.bin")))
case "names":
  let load = { (name: String) in pinned([UInt8](try! Data(contentsOf: URL(fileURLWithPath: "\(output)/\(name)")))) }
  let reader = WordFormReader(usual: UsualTags(load("usual-tags.bin")))
  let tagger = Tagger(load("tagger.bin"))
  func texts(_ path: String) -> [NamedText] {
    NameTraining.read(path).map { NamedText($0, words, reader, tagger) }
  }
  let re3d = ["Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP"]
  let sets: [(String, [NamedText], [String: String])] = [
    ("GUM dev", texts("\(folder)/gum_dev.jsonl.gz"), [:]),
    ("UNER EWT dev", texts("\(folder)/uner_ewt_dev.jsonl.gz"), [:]),
    ("wikigold", texts("\(folder)/wikigold.jsonl.gz"), [:]), ("re3d dev", texts("\(folder)/re3d_dev.jsonl.gz"), re3d),
  ]
  let all = texts(environment["SILVER"] ?? "\(folder)/gum_train.jsonl.gz")
  let gold = all.filter { $0.id.hasPrefix("GUM") }
  let silver = all.filter { !$0.id.hasPrefix("GUM") }
  print("\(gold.count) gold, \(silver.count) silver texts, \(all.reduce(0) { $0 + $1.tokens.count }) tokens")
  let trainer = NameTraining()
  let flat: [(Float, Float)] = Array(repeating: (1, 0), count: 4)
  trainer.train(gold + silver + gold, epochs: epochs, seed: 9, minimum: UInt8(environment["MIN"] ?? "2")!) { epoch in
    guard epoch % 3 == 2 || epoch == epochs - 1 else { return }
    let finder = NameFinder(pinned(trainer.export(threshold: 6, curves: flat)))
    for (name, set, map) in sets {
      print("  \(name): \(NameTraining.score(finder, set, rules: false, map: map))")
      print("  \(name) with rules: \(NameTraining.score(finder, set, rules: true, map: map))")
    }
  }
  let curves = NameTraining.curves(
    NameFinder(pinned(trainer.export(threshold: 6, curves: flat))), sets[0].1 + sets[1].1, peoples: sets[2].1)
  write(trainer.export(threshold: 6, curves: curves), "names.bin")
default: print("no task is called \(task)")
}
