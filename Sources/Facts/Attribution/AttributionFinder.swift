internal import Language
internal import Record

/// Finds the words a report puts in someone's mouth: source, cue and content. Whom the source stands for is `EntityFinder`'s.
struct AttributionFinder: Sendable {
  func statements(in article: Article, _ analysis: Analysis) -> [Statement] { [] }
}
