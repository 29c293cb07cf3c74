internal import Language
internal import Record

struct TimeFinder: Sendable {
  func times(in article: Article, _ analysis: Analysis) -> [TimeExpression] { [] }
}
