internal import Knowledge
internal import Language
public import Reading
public import Record

/// Takes a capture the whole way: reads the article, finds how its text is built, and draws the facts from it.
///
/// Loads what it knows once and is safe to share between tasks. Pure: the same capture gives the same record.
public struct Recorder: Sendable {
  /// The version of the software.
  public static let version = "0.1.0"
  /// The version of the software and of the data by which it draws facts: other facts only come of another one.
  public static var edition: String { "dateline \(version), data \(KnowledgeFile.fingerprint)" }

  private let reader: PageReader
  private let analyzer = Analyzer()
  private let times = TimeFinder()
  private let places = PlaceFinder()
  private let attributions = AttributionFinder()
  private let entities = EntityFinder()
  private let documents = DocumentFinder()

  /// A recorder that reads pages within `limits`.
  public init(limits: PageReader.Limits = PageReader.Limits()) {
    reader = PageReader(limits: limits)
  }

  /// The record of `capture`. Nothing is thrown: what could not be done is in `problems`. When `deadline` has passed, the
  /// stages that are not done are left out, and a problem says which.
  public func record(of capture: Capture, by deadline: Deadline = .never) -> PageRecord {
    let outcome = reader.read(capture)
    let article = outcome.article
    var record = PageRecord(id: capture.id ?? capture.digest)
    record.capture = .init(
      source: capture.source, time: capture.time, digest: capture.digest, mediaType: capture.mediaType,
      charset: outcome.charset, bytes: capture.payload.count)
    record.article = article
    record.problems = outcome.problems
    guard Self.drawsFacts(from: article) else { return record }
    if let late = addFacts(to: &record, of: article, by: deadline) { record.problems.append(.late(at: late)) }
    return record
  }

  /// The places that are no part of a time: "March" in "March 2024" is a month, though there is a town of that name.
  private static func places(_ places: [Toponym], outside times: [TimeExpression]) -> [Toponym] {
    var next = 0
    return places.filter { place in
      while next < times.count, times[next].span.end <= place.span.start { next += 1 }
      return next == times.count || !times[next].span.contains(place.span)
    }
  }

  /// Whether facts are drawn from `article`: from English reports, whole or cut short by a paywall, not from lists and other pages.
  public static func drawsFacts(from article: Article) -> Bool {
    article.kind.isReport && article.language?.hasPrefix("en") ?? true
  }

  /// Draws the facts from `article`, stage by stage; gives the name of the first stage that the deadline left out.
  private func addFacts(to record: inout PageRecord, of article: Article, by deadline: Deadline) -> String? {
    guard let analysis = analyzer.analyze(article, by: deadline) else { return "the analysis of its language" }
    if deadline.isPast { return "times" }
    record.times = times.times(in: article, analysis)
    if deadline.isPast { return "places" }
    record.places = Self.places(places.places(in: article, analysis), outside: record.times)
    guard let statements = attributions.statements(in: article, analysis, by: deadline) else { return "statements" }
    record.statements = statements
    if deadline.isPast { return "entities" }
    record.entities = entities.entities(
      in: article, analysis, places: record.places, statements: &record.statements)
    if deadline.isPast { return "documents" }
    record.documents = documents.documents(
      in: article, analysis, times: record.times, entities: record.entities, statements: record.statements)
    return nil
  }
}

extension Problem {
  /// The page took too long.
  fileprivate static func late(at stage: String) -> Problem {
    Problem(
      code: "DL-FACTS-001",
      message: "The page took longer than the limit --max-seconds. What follows from \(stage) on was left out. "
        + "Raise the limit to have all of it.")
  }
}
