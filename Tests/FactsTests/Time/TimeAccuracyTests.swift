import Language
import Reading
import Record
import TestKit
import Testing

@testable import Facts

/// Accuracy on news with gold times, so that a change that costs some is noticed. Scored as TempEval-3 does: an expression
/// is right when it shares words with a gold one and has its value.
@Suite(.enabled(if: SharedData.has("data/times"), Comment(rawValue: SharedData.advice))) struct TimeAccuracyTests {
  /// A gold expression, in scalars.
  private struct Gold {
    var start: Int
    var end: Int
    var value: String?
  }

  /// An expression found, with the gold one it shares words with.
  private struct Found {
    var time: TimeExpression
    var isRight: Bool
  }

  /// What was found in a file, and how many expressions its gold has.
  private static func score(_ path: String) -> (found: [Found], gold: Int) {
    let reader = PageReader()
    var found: [Found] = []
    var count = 0
    for line in SharedData.jsonLines(path) {
      guard let text = line["text"]?.string, let timexes = line["timexes"]?.array else { continue }
      let gold = timexes.compactMap { timex -> Gold? in
        guard let start = timex["start"]?.number, let end = timex["end"]?.number else { return nil }
        return Gold(start: Int(start), end: Int(end), value: timex["value"]?.string)
      }
      count += gold.count
      var capture = Capture(source: path, payload: Array(text.utf8), digest: "", form: .articleText)
      capture.publishedHint = line["dct"]?.string
      let article = reader.read(capture).article
      let offsets = ScalarOffsets(article.text)
      var free = gold
      for time in TimeFixture.finder.times(in: article, TimeFixture.analyzer.analyze(article)) {
        let (start, end) = (offsets.scalars(before: time.span.start), offsets.scalars(before: time.span.end))
        let match = free.firstIndex { $0.start < end && start < $0.end }
        found.append(Found(time: time, isRight: match.map { free[$0].value == time.value } ?? false))
        if let match { free.remove(at: match) }
      }
    }
    return (found, count)
  }

  private static let timeBank = score("data/times/timebank.jsonl.gz")

  private func valueF1(_ score: (found: [Found], gold: Int)) -> Double {
    let (found, gold) = score
    let right = Double(found.count { $0.isRight })
    return 2 * right / Double(max(1, found.count + gold))
  }

  @Test func `four in five of TimeBank's values are right`() {
    #expect(valueF1(Self.timeBank) >= 0.79)
  }

  @Test func `the sentences that conflict news turns on are read right`() {
    #expect(valueF1(Self.score("data/times/conflict_probe.jsonl")) >= 0.88)
  }

  @Test func `confidence is about the share that is right`() {
    let found = Self.timeBank.found + Self.score("data/times/aquaint.jsonl.gz").found
    for bucket in [0.0..<0.6, 0.6..<0.75, 0.75..<0.88, 0.88..<1.01] {
      let inside = found.filter { bucket.contains($0.time.confidence) }
      let mean = inside.map(\.time.confidence).reduce(0, +) / Double(max(1, inside.count))
      let right = Double(inside.count { $0.isRight }) / Double(max(1, inside.count))
      #expect(inside.count > 30)
      #expect(abs(mean - right) < 0.1, "said \(mean), is \(right) over \(inside.count) of \(bucket)")
    }
  }
}
