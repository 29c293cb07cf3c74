import Language
import Record
import TestKit
import Testing

/// Floors a little below what `docs/models.md` reports, on data that nothing was trained on.
@Suite(.enabled(if: SharedData.has("data/entities"), Comment(rawValue: SharedData.advice)))
struct AccuracyTests {
  @Test(arguments: [("ud_ewt_dev", 0.93, 0.93, 0.82), ("ud_gum_dev", 0.96, 0.95, 0.82)])
  func `tokens, tags and heads of a treebank are found`(name: String, tokens: Double, tags: Double, heads: Double) {
    let analyzer = Analyzer()
    var score = TreebankScore()
    for sentence in TreebankSentence.read("data/entities/\(name).conllu.gz") {
      score.add(sentence, analyzer.analyze(.of(sentence.text)))
    }
    #expect(score.words > 20_000)
    #expect(Double(score.found) > tokens * Double(score.words), "\(score)")
    #expect(Double(score.tagged) > tags * Double(score.found), "\(score)")
    #expect(Double(score.attached) > heads * Double(score.found), "\(score)")
  }

  @Test(arguments: [("PER", Name.Kind.person, 0.76), ("LOC", .place, 0.71), ("ORG", .organization, 0.46)])
  func `names of an encyclopedia are found`(type: String, kind: Name.Kind, floor: Double) {
    let analyzer = Analyzer()
    var (gold, found, right) = (0, 0, 0)
    for document in SharedData.jsonLines("data/entities/wikigold.jsonl.gz") {
      guard let text = document["text"]?.string, let entities = document["entities"]?.array else { continue }
      let analysis = analyzer.analyze(.of(lines: text.split(separator: "\n").map(String.init)))
      let marked = entities.compactMap { $0["type"]?.string == type ? $0["text"]?.string : nil }
      let names = analysis.names.filter { $0.kind == kind }.map { analysis.text[analysis.span($0.tokens)] }
      var counts: [String: Int] = [:]
      for name in marked { counts[name, default: 0] += 1 }
      for name in names where counts[name, default: 0] > 0 {
        counts[name]! -= 1
        right += 1
      }
      gold += marked.count
      found += names.count
    }
    let score = 2 * Double(right) / Double(max(1, gold + found))
    #expect(score > floor, "\(type): F1 \(score), \(right) right of \(found) found, \(gold) marked")
  }
}

/// A sentence of a treebank: its text and, for each word, where it stands, its Penn tag and its head.
private struct TreebankSentence {
  var text = ""
  var words: [(span: Span, tag: String, head: Int)] = []

  static func read(_ path: String) -> [TreebankSentence] {
    var sentences: [TreebankSentence] = []
    for block in String(decoding: SharedData.unzipped(path), as: UTF8.self).split(separator: "\n\n") {
      var sentence = TreebankSentence()
      var position = 0
      for line in block.split(separator: "\n") {
        if line.hasPrefix("# text = ") { sentence.text = String(line.dropFirst(9)) }
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 10, Int(fields[0]) != nil else { continue }
        let utf8 = Array(sentence.text.utf8)
        while position < utf8.count, utf8[position] == 0x20 { position += 1 }
        let end = position + fields[1].utf8.count
        sentence.words.append((Span(position, end), String(fields[4]), Int(fields[6]) ?? 0))
        position = end
      }
      sentences.append(sentence)
    }
    return sentences
  }
}

/// How many words of a treebank are tokens of ours, and how many of these have the treebank's tag and head.
private struct TreebankScore {
  var words = 0
  var found = 0
  var tagged = 0
  var attached = 0

  /// Words that the treebank splits and we do not (hyphenated ones), and heads inside them, count as not found or wrong.
  mutating func add(_ sentence: TreebankSentence, _ analysis: Analysis) {
    var tokenAt: [Int: Int] = [:]
    for (index, token) in analysis.tokens.enumerated() { tokenAt[Int(token.start)] = index }
    for word in sentence.words {
      words += 1
      guard let index = tokenAt[word.span.start], analysis.tokens[index].span == word.span else { continue }
      let token = analysis.tokens[index]
      found += 1
      tagged += Self.isTag(token.tag, word.tag) ? 1 : 0
      let isRoot = Int(token.head) == index
      let head = word.head > 0 && word.head <= sentence.words.count ? sentence.words[word.head - 1].span : nil
      attached +=
        isRoot
        ? (head == nil ? 1 : 0) : head.map { analysis.tokens[Int(token.head)].span.contains($0) } ?? false ? 1 : 0
    }
  }

  private static func isTag(_ tag: Language.Tag, _ name: String) -> Bool {
    let names: [Language.Tag: String] = [
      .prpPossessive: "PRP$", .wpPossessive: "WP$", .openQuote: "``", .closeQuote: "''", .comma: ",", .stop: ".",
      .colon: ":", .openBracket: "-LRB-", .closeBracket: "-RRB-", .dollar: "$",
    ]
    return (names[tag] ?? "\(tag)".uppercased()) == name
  }
}
