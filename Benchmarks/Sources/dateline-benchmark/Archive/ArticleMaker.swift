import Facts
import Intake
import Record

/// Makes articles out of paragraphs of real pages, with the facts that were drawn from them.
///
/// An article has about 3 KB of paragraphs of one language, a headline, an outlet and a section, and was published at
/// some second of ten years. Half of the people in it get another given and family name out of those of all pages, since
/// the names in an archive grow with it. The same seed gives the same articles.
struct ArticleMaker {
  /// An article, the page it stands on, and when it was published.
  struct Made: Sendable {
    var capture: Capture
    var record: PageRecord
    var moment: Int
  }

  static let bytes = 3_000
  static let outlets = (1...60).map { "The \(["Daily", "Morning", "Evening"][$0 % 3]) Paper \($0)" }
  static let sections = ["World", "Politics", "Business", "Culture", "Science", "Sport", "Opinion", "Local", "Health"]
  /// 2015 to 2024, in seconds since 1970.
  static let moments = 1_420_070_400..<1_735_689_600

  private let passages: [String: [Passage]]
  /// Languages with enough paragraphs: English of one kind or other for six articles of seven.
  private let languages: [String]
  private let names: (given: [String], family: [String])
  private var random: SeededRandom
  private var made = 0

  /// A maker of articles from the paragraphs of `payloads`, each a page.
  init(payloads: [[UInt8]], seed: UInt64) {
    let recorder = Recorder()
    var passages: [String: [Passage]] = [:]
    for payload in payloads {
      let record = recorder.record(
        of: Capture(source: "page", payload: payload, digest: "", form: .html, mediaType: "text/html"))
      guard let language = record.article?.language?.prefix(2) else { continue }
      passages[String(language), default: []] += Passage.all(of: record)
    }
    self.passages = passages.filter { $0.value.count >= 100 }
    names = Self.names(self.passages["en"] ?? [])
    let others = self.passages.keys.filter { $0 != "en" }.sorted()
    let english = max(1, others.count)
    languages =
      others + Array(repeating: "en", count: english * 4) + Array(repeating: "en-GB", count: english * 2)
    random = SeededRandom(seed: seed)
  }

  /// The number of paragraphs.
  var passageCount: Int { passages.values.reduce(0) { $0 + $1.count } }

  /// The next article.
  mutating func next() -> Made {
    let language = languages.any(&random)
    let own = passages[String(language.prefix(2))] ?? []
    var builder = ArticleBuilder()
    builder.add(.headline, Passage.headline(own.any(&random)))
    while builder.text.count < Self.bytes - 200 { builder.add(.paragraph, own.any(&random)) }
    made += 1
    let moment = Int.random(in: Self.moments, using: &random)
    let outlet = Self.outlets.any(&random)
    let address = "https://paper\(outlet.split(separator: " ").last ?? "").example/\(made)"
    var made = builder.finish(
      address: address, outlet: outlet, section: Self.sections.any(&random), language: language, moment: moment)
    for (index, entity) in made.record.entities.enumerated()
    where entity.kind == .person && Bool.random(using: &random) && !names.given.isEmpty {
      made.record.entities[index].name = names.given.any(&random) + " " + names.family.any(&random)
    }
    return made
  }

  /// The first and second words of the names of people that have two.
  private static func names(_ passages: [Passage]) -> (given: [String], family: [String]) {
    let full = passages.flatMap(\.entities).filter { $0.kind == .person }.map { $0.name.split(separator: " ") }
      .filter { $0.count == 2 }
    return (full.map { String($0[0]) }, full.map { String($0[1]) })
  }
}

extension Passage {
  /// The first ten words of a paragraph, without facts.
  static func headline(_ passage: Passage) -> Passage {
    let words = String(decoding: passage.text, as: UTF8.self).split { $0.isWhitespace }.prefix(10)
    var headline = passage
    headline.text = Array(words.joined(separator: " ").utf8)
    (headline.statements, headline.times, headline.places, headline.entities) = ([], [], [], [])
    return headline
  }
}
