internal import Language
internal import Record

/// Finds who and what the text names, ties the mentions together, and says for whom each statement's source stands.
struct EntityFinder: Sendable {
  func entities(in article: Article, _ analysis: Analysis, places: [Toponym], statements: inout [Statement]) -> [Entity]
  { [] }
}
