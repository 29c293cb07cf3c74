import Language
import Record
import TestKit
import Testing

@testable import Facts

/// The finders are made once: their tables take longer to load than a test to run.
enum TimeFixture {
  static let analyzer = Analyzer()
  static let finder = TimeFinder()

  /// The times of an article of `lines`, written on `day`.
  static func times(_ lines: [String], on day: String?) -> (article: Article, times: [TimeExpression]) {
    var article = Article.of(lines: lines)
    if let day { article.published = .init(value: day, basis: .stated, evidence: .init(place: "input", words: day)) }
    return (article, finder.times(in: article, analyzer.analyze(article)))
  }
}

/// Expects the times marked in `lines` as `⟦value|words⟧`, and no others; `⟦DURATION P3D|words⟧` names the type too.
/// Lines are paragraphs.
func expectTimes(
  _ lines: String..., on day: String? = "2023-09-20", sourceLocation: SourceLocation = #_sourceLocation
) {
  var wanted: [String] = []
  let plain = lines.map { line in
    var text = ""
    for (index, part) in line.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let bar = part.firstIndex(of: "|"), let close = part.firstIndex(of: "⟧") else {
        text += part
        continue
      }
      let words = part[part.index(after: bar)..<close]
      wanted.append("\(part[..<bar])|\(words)")
      text += words + part[part.index(after: close)...]
    }
    return text
  }
  let (article, times) = TimeFixture.times(plain, on: day)
  let found = times.enumerated().map { index, time in
    let value = time.value ?? "nil"
    let isTyped =
      index < wanted.count && TimeExpression.Kind.allCases.contains { wanted[index].hasPrefix($0.rawValue + " ") }
    return "\(isTyped ? time.kind.rawValue + " " : "")\(value)|\(article.text[time.span])"
  }
  #expect(found == wanted, "\(plain.joined(separator: " ¶ "))", sourceLocation: sourceLocation)
}
