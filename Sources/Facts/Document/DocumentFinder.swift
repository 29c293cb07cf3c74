internal import Language
internal import Record

struct DocumentFinder: Sendable {
  func documents(
    in article: Article, _ analysis: Analysis, times: [TimeExpression], entities: [Entity], statements: [Statement]
  ) -> [Document] { [] }
}
