internal import Language
internal import Reading
public import Record

/// Takes a capture the whole way: reads the article, finds how its text is built, and draws the facts from it.
///
/// Loads what it knows once and is safe to share between tasks. Pure: the same capture gives the same record.
public struct Recorder: Sendable {
  private let reader = PageReader()
  private let analyzer = Analyzer()
  private let times = TimeFinder()
  private let places = PlaceFinder()
  private let attributions = AttributionFinder()
  private let entities = EntityFinder()
  private let documents = DocumentFinder()

  /// A recorder with the default limits.
  public init() {}

  /// The record of `capture`. Nothing is thrown: what could not be done is in `problems`.
  public func record(of capture: Capture) -> PageRecord {
    let outcome = reader.read(capture)
    let article = outcome.article
    var record = PageRecord(id: capture.id ?? capture.digest)
    record.capture = .init(
      source: capture.source, time: capture.time, digest: capture.digest, mediaType: capture.mediaType,
      charset: outcome.charset, bytes: capture.payload.count)
    record.article = article
    record.problems = outcome.problems
    guard article.kind == .article || article.kind == .liveBlog, article.language?.hasPrefix("en") ?? true
    else { return record }
    let analysis = analyzer.analyze(article)
    record.times = times.times(in: article, analysis)
    record.places = places.places(in: article, analysis)
    record.statements = attributions.statements(in: article, analysis)
    record.entities = entities.entities(
      in: article, analysis, places: record.places, statements: &record.statements)
    record.documents = documents.documents(
      in: article, analysis, times: record.times, entities: record.entities, statements: record.statements)
    return record
  }
}
