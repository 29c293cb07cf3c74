import Facts
import Foundation
import Language
import Reading
import Record

/// One annotated article with the gold attributions as tokens.
struct Lesson {
  /// A gold attribution; each part as a set of tokens.
  struct Gold {
    var source: Set<Int>
    var cue: Set<Int>
    var content: Set<Int>
    /// The cue's main word, once chosen; -1 where none can be.
    var head = -1
  }

  let article: Article
  let analysis: Analysis
  let material: AttributionLesson
  let candidates: [Int]
  var gold: [Gold]
  /// Which tokens have a letter or digit.
  let isWord: [Bool]

  /// The lesson of one line of a corpus in the form `{"text","attributions":[{"source":[[s,e]],"cue":…,"content":…}]}`,
  /// offsets in Unicode scalars.
  init?(_ line: Data, _ reader: PageReader, _ analyzer: Analyzer) throws {
    guard let json = try JSONSerialization.jsonObject(with: line) as? [String: Any],
      let text = json["text"] as? String, let marked = json["attributions"] as? [[String: [[Int]]]]
    else { return nil }
    let payload = Array(text.utf8)
    article = reader.read(Capture(source: "corpus", payload: payload, digest: "", form: .articleText)).article
    let analysis = analyzer.analyze(article)
    self.analysis = analysis
    material = AttributionLesson(article, analysis)
    candidates = material.candidates
    isWord = analysis.tokens.map { !$0.shape.contains(.punctuation) }
    var offsets: [Int] = []
    offsets.reserveCapacity(payload.count + 1)
    for (index, byte) in payload.enumerated() where byte & 0xC0 != 0x80 { offsets.append(index) }
    offsets.append(payload.count)
    let starts = analysis.tokens.map { Int($0.start) }
    func tokens(_ spans: [[Int]]?) -> Set<Int> {
      var found: Set<Int> = []
      for span in spans ?? [] where span.count == 2 && span[1] < offsets.count {
        let low = offsets[span[0]]
        let high = offsets[span[1]]
        var index = Lesson.firstIndex(starts, after: low)
        if index > 0, analysis.tokens[index - 1].end > low { index -= 1 }
        while index < starts.count, starts[index] < high {
          found.insert(index)
          index += 1
        }
      }
      return found
    }
    gold = marked.map {
      Gold(source: tokens($0["source"]), cue: tokens($0["cue"]), content: tokens($0["content"]))
    }
  }

  /// The index of the first start at or behind `offset`.
  private static func firstIndex(_ starts: [Int], after offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a proposal is right: Jaccard index of the content's words at least 0.5, and a shared word of the source or none in
  /// either. Returns the index of the gold attribution.
  func match(_ proposal: AttributionLesson.Proposal, free: [Bool]) -> Int? {
    let content = Set(proposal.content.joined().filter { isWord[$0] })
    let source = Set(proposal.source.joined())
    var best: (Int, Double)?
    for (index, one) in gold.enumerated() where free[index] {
      let theirs = one.content.filter { isWord[$0] }
      let shared = Double(content.intersection(theirs).count)
      let jaccard = shared / max(1, Double(content.count + theirs.count) - shared)
      guard jaccard >= 0.5, one.source.isEmpty && source.isEmpty || !one.source.isDisjoint(with: source) else {
        continue
      }
      if jaccard > best?.1 ?? 0 { best = (index, jaccard) }
    }
    return best?.0
  }
}
