internal import Foundation

setvbuf(stdout, nil, _IOLBF, 0)
let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  print("usage: train tagger|parser|names SHARED/data/entities OUTPUT_FOLDER [EPOCHS]")
  exit(2)
}
let task = arguments[1]
let folder = arguments[2]
let output = arguments[3]
let epochs = arguments.count > 4 ? Int(arguments[4])! : 8
let words = TokenWords()

func write(_ bytes: [UInt8], _ name: String) {
  try! Data(bytes).write(to: URL(fileURLWithPath: "\(output)/\(name)"))
}

func examples(_ sentences: [TreebankSentence]) -> [Example] { sentences.map { Example($0, words: words) } }

let ewtDev = examples(Treebank.read(folder, "ud_ewt_dev"))
let gumDev = examples(Treebank.read(folder, "ud_gum_dev"))
let trainSentences = Treebank.read(folder, "ud_ewt_train") + Treebank.read(folder, "ud_gum_train")
print("read \(trainSentences.count) sentences; exact tokens: EWT dev \(ewtDev.filter(\.isExact).count)/\(ewtDev.count), GUM dev \(gumDev.filter(\.isExact).count)/\(gumDev.count)")

switch task {
case "tagger":
  let plain = examples(trainSentences)
  let usual = TaggerTraining.usualTags(plain)
  write(usual, "usual-tags.bin")
  let reader = WordFormReader(usual: UsualTags(pinned(usual)))
  let training = examples(Augmentation.apply(trainSentences, seed: 11))
  for example in training + ewtDev + gumDev { example.prepare(reader) }
  let known = Set(training.flatMap { $0.tokens.map(\.word) })
  let trainer = TaggerTraining.train(training, epochs: epochs, seed: 3, minimum: UInt8(ProcessInfo.processInfo.environment["MIN"] ?? "3")!) { trainer, epoch in
    guard epoch % 2 == 1 || epoch == epochs - 1 else { return }
    for threshold in epoch == epochs - 1 ? [4, 8, 12] : [4] {
      let tagger = Tagger(pinned(trainer.export(scale: 16, threshold: threshold)))
      print("  threshold \(threshold): EWT dev \(TaggerTraining.accuracy(tagger, ewtDev, known: known)), GUM dev \(TaggerTraining.accuracy(tagger, gumDev, known: known))")
      if epoch == epochs - 1, threshold == 8 { TaggerTraining.confusions(tagger, ewtDev) }
    }
  }
  write(trainer.export(scale: 16, threshold: 8), "tagger.bin")
default: print("no task is called \(task)")
}
