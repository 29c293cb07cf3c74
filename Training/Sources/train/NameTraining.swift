internal import Foundation
internal import Record

/// A text with its marked names, analysed as far as the recogniser of names needs it.
final class NamedText {
  let id: String
  let bytes: [UInt8]
  var tokens: [Token] = []
  var sentences: [Sentence] = []
  var forms: [WordForm] = []
  var labels: [UInt8] = []
  var context: NameContext!
  /// The marked names: byte ranges and kinds.
  let gold: [(start: Int, end: Int, type: String)]

  init(_ object: [String: Any], _ words: TokenWords, _ reader: WordFormReader, _ tagger: Tagger) {
    id = "\(object["id"] ?? "")"
    let text = object["text"] as! String
    bytes = Array(text.utf8)
    var offsets: [Int] = []
    offsets.reserveCapacity(bytes.count + 1)
    var position = 0
    for scalar in text.unicodeScalars {
      offsets.append(position)
      position += UTF8.width(scalar)
    }
    offsets.append(position)
    gold = (object["entities"] as! [[String: Any]]).compactMap { entity in
      guard let start = entity["start"] as? Int, let end = entity["end"] as? Int, end < offsets.count else {
        return nil
      }
      return (offsets[start], offsets[end], entity["type"] as! String)
    }
    bytes.withUnsafeBufferPointer { view in
      var start = 0
      var block = 0
      for end in (0...view.count) where end == view.count || view[end] == 10 {
        var tokenizer = Tokenizer(view, words: words, range: start..<end)
        tokenizer.run()
        let first = tokens.count
        tokens += tokenizer.tokens
        SentenceSplitter(bytes: view, words: words).split(&tokens, first..<tokens.count, into: &sentences, block: block)
        block += 1
        start = end + 1
      }
      forms = tokens.map { reader.form(of: $0, in: view) }
      tokens.withUnsafeMutableBufferPointer { tokens in
        forms.withUnsafeBufferPointer { forms in
          for sentence in sentences {
            tagger.tag(
              UnsafeMutableBufferPointer(rebasing: tokens[sentence.tokens]),
              UnsafeBufferPointer(rebasing: forms[sentence.tokens]))
          }
          context = NameContext(UnsafeBufferPointer(tokens), forms, view)
        }
      }
    }
    mark()
  }

  private func mark() {
    labels = [UInt8](repeating: 0, count: tokens.count)
    let kinds: [String: Name.Kind] = ["PER": .person, "ORG": .organization, "LOC": .place, "NORP": .nationality]
    for name in gold {
      guard let kind = kinds[name.type] else { continue }
      guard let first = tokens.firstIndex(where: { Int($0.start) == name.start }),
        let last = tokens.lastIndex(where: { Int($0.end) == name.end }), last >= first
      else { continue }
      for index in first...last { labels[index] = UInt8(NameLabel.begins(kind) + (index == first ? 0 : 1)) }
    }
  }
}

/// Trains the recogniser of names: a structured perceptron over the candidates of each sentence.
final class NameTraining {
  let weights = SparseTrainer(classes: NameLabel.count)
  private var transitions = [Float](repeating: 0, count: NameLabel.count * NameLabel.count)
  private var totals = [Double](repeating: 0, count: NameLabel.count * NameLabel.count)
  private let storage = UnsafeMutablePointer<UInt64>.allocate(capacity: NameFeatures.capacity)

  static func read(_ path: String) -> [[String: Any]] {
    let bytes =
      path.hasSuffix(".gz") ? Treebank.gunzip(path) : [UInt8](try! Data(contentsOf: URL(fileURLWithPath: path)))
    return bytes.split(separator: 10).map { try! JSONSerialization.jsonObject(with: Data($0)) as! [String: Any] }
  }

  func train(_ texts: [NamedText], epochs: Int, seed: UInt64, minimum: UInt8, report: (Int) -> Void) {
    var order: [(NamedText, Range<Int>, Range<Int>)] = []
    weights.seen = FeatureCounts()
    weights.minimum = minimum
    for text in texts {
      for sentence in text.sentences {
        for range in NameFinder.ranges(of: text.context.candidates, in: sentence.tokens) {
          order.append((text, range, sentence.tokens))
          for index in range { weights.seen!.add(features(text, index, sentence.tokens)) }
        }
      }
    }
    var random = SplitMix(seed)
    for epoch in 0..<epochs {
      random.shuffle(&order)
      var wrong = 0
      for (text, range, sentence) in order { wrong += learn(text, range, sentence) ? 0 : 1 }
      print("  epoch \(epoch + 1): \(percent(order.count - wrong, order.count)) of runs right in training")
      report(epoch)
    }
  }

  private func features(_ text: NamedText, _ index: Int, _ sentence: Range<Int>) -> UnsafeBufferPointer<UInt64> {
    var list = FeatureBuffer(storage)
    text.tokens.withUnsafeBufferPointer { tokens in
      text.forms.withUnsafeBufferPointer { forms in
        NameFeatures.add(tokens, forms, text.context, index, sentence, to: &list)
      }
    }
    return list.features
  }

  private func learn(_ text: NamedText, _ range: Range<Int>, _ sentence: Range<Int>) -> Bool {
    let count = NameLabel.count
    let scores = UnsafeMutableBufferPointer<Float>.allocate(capacity: range.count * count)
    defer { scores.deallocate() }
    scores.initialize(repeating: 0)
    for index in range {
      weights.add(features(text, index, sentence), to: scores.baseAddress! + (index - range.lowerBound) * count)
    }
    let path = NameModel.best(scores, transitions)
    weights.step += 1
    let gold = range.map { Int(text.labels[$0]) }
    if path == gold { return true }
    for index in range where path[index - range.lowerBound] != gold[index - range.lowerBound] {
      weights.update(
        features(text, index, sentence), good: gold[index - range.lowerBound], bad: path[index - range.lowerBound])
    }
    var (goldBefore, pathBefore) = (0, 0)
    for offset in 0..<range.count {
      change(goldBefore * count + gold[offset], 1)
      change(pathBefore * count + path[offset], -1)
      (goldBefore, pathBefore) = (gold[offset], path[offset])
    }
    return false
  }

  private func change(_ transition: Int, _ amount: Float) {
    transitions[transition] += amount
    totals[transition] += Double(amount) * Double(weights.step)
  }

  /// The bytes of a `NameModel`.
  func export(threshold: Int, curves: [(Float, Float)]) -> [UInt8] {
    let scale = 16.0
    var bytes: [UInt8] = []
    for curve in curves {
      withUnsafeBytes(of: curve.0) { bytes += $0 }
      withUnsafeBytes(of: curve.1) { bytes += $0 }
    }
    for index in transitions.indices {
      let average = Double(transitions[index]) - totals[index] / Double(max(1, weights.step))
      withUnsafeBytes(of: Int32((average * scale).rounded())) { bytes += $0 }
    }
    bytes += [UInt8](repeating: 0, count: NameModel.headerLength - bytes.count)
    return bytes + weights.export(scale: scale, threshold: threshold)
  }

  /// The names that `finder` sees in `text`.
  static func names(_ finder: NameFinder, _ text: NamedText, rules: Bool) -> [Name] {
    text.tokens.withUnsafeBufferPointer { tokens in
      text.forms.withUnsafeBufferPointer { forms in
        text.bytes.withUnsafeBufferPointer { bytes in
          rules
            ? finder.names(tokens, forms, text.sentences, bytes)
            : finder.learned(tokens, forms, text.sentences, text.context)
        }
      }
    }
  }

  /// Strict precision, recall and F1 over the kinds that the gold has.
  static func score(_ finder: NameFinder, _ texts: [NamedText], rules: Bool, map: [String: String] = [:]) -> String {
    let short: [Name.Kind: String] = [.person: "PER", .organization: "ORG", .place: "LOC", .nationality: "NORP"]
    let types = Set(texts.flatMap { $0.gold.map { map[$0.type] ?? (map.isEmpty ? $0.type : "") } }).subtracting([""])
    var counts: [String: (gold: Int, found: Int, right: Int)] = [:]
    for text in texts {
      let gold = Set(
        text.gold.compactMap { name -> String? in
          guard let type = map.isEmpty ? name.type : map[name.type] else { return nil }
          counts[type, default: (0, 0, 0)].gold += 1
          return "\(name.start)-\(name.end)-\(type)"
        })
      for name in names(finder, text, rules: rules) {
        let type = short[name.kind]!
        guard types.contains(type) else { continue }
        counts[type, default: (0, 0, 0)].found += 1
        let start = text.tokens[name.tokens.lowerBound].start
        let end = text.tokens[name.tokens.upperBound - 1].end
        if gold.contains("\(start)-\(end)-\(type)") { counts[type]!.right += 1 }
      }
    }
    func line(_ c: (gold: Int, found: Int, right: Int)) -> String {
      let p = Double(c.right) / Double(max(1, c.found))
      let r = Double(c.right) / Double(max(1, c.gold))
      return String(format: "P %.1f R %.1f F %.1f", 100 * p, 100 * r, 200 * p * r / max(1e-9, p + r))
    }
    let all = counts.filter { $0.key != "MISC" }.values.reduce((gold: 0, found: 0, right: 0)) {
      ($0.gold + $1.gold, $0.found + $1.found, $0.right + $1.right)
    }
    return line(all) + "   "
      + counts.sorted { $0.key < $1.key }.map { "\($0.key): \(line($0.value))" }.joined(separator: "; ")
  }

  /// Fits the curve of each kind on texts not trained on: a logistic regression of right or wrong on the margin.
  ///
  /// GUM marks peoples by nouns alone ("Russians"), so `nationality` is measured on `peoples` instead: wikigold, where the words for
  /// peoples are MISC.
  static func curves(_ finder: NameFinder, _ texts: [NamedText], peoples: [NamedText]) -> [(Float, Float)] {
    // The finder must have curves of slope 1 and offset 0, so that its confidences tell the margins.
    let short: [Name.Kind: String] = [.person: "PER", .organization: "ORG", .place: "LOC", .nationality: "NORP"]
    var samples: [Name.Kind: [(Double, Double)]] = [:]
    for (text, isOfPeoples) in texts.map({ ($0, false) }) + peoples.map({ ($0, true) }) {
      let gold = Set(text.gold.map { "\($0.start)-\($0.end)-\($0.type == "MISC" ? "NORP" : $0.type)" })
      for name in names(finder, text, rules: false) where (name.kind == .nationality) == isOfPeoples {
        let start = text.tokens[name.tokens.lowerBound].start
        let end = text.tokens[name.tokens.upperBound - 1].end
        let margin = log(name.confidence / (1 - min(name.confidence, 1 - 1e-9)))
        samples[name.kind, default: []].append((margin, gold.contains("\(start)-\(end)-\(short[name.kind]!)") ? 1 : 0))
      }
    }
    return Name.Kind.allCases.map { kind in
      var slope = 1.0
      var offset = 0.0
      let all = samples[kind] ?? []
      for _ in 0..<3000 {
        var (slopeStep, offsetStep) = (0.0, 0.0)
        for (margin, right) in all {
          let error = right - 1 / (1 + exp(-(slope * margin + offset)))
          slopeStep += error * margin
          offsetStep += error
        }
        slope += 0.3 * slopeStep / Double(max(1, all.count))
        offset += 0.3 * offsetStep / Double(max(1, all.count))
      }
      print("  confidence of \(kind): slope \(slope) offset \(offset) from \(all.count) names")
      return (Float(slope), Float(offset))
    }
  }
}
