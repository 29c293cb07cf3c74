internal import Language
internal import Record

struct PlaceFinder: Sendable {
  func places(in article: Article, _ analysis: Analysis) -> [Toponym] { [] }
}
