import Language
import Record
import TestKit

@testable import Facts

/// A text in which ⟦ ⟧ stand around the words for who said it; each of them is the source of a statement.
struct Scene {
  let entities: [Entity]
  let statements: [Statement]

  init(_ marked: String) {
    var utf8: [UInt8] = []
    var sources: [Span] = []
    var start = 0
    for character in marked {
      switch character {
      case "⟦": start = utf8.count
      case "⟧": sources.append(Span(start, utf8.count))
      default: utf8 += character.utf8
      }
    }
    let article = Article.of(String(decoding: utf8, as: UTF8.self))
    let analysis = Analyzer().analyze(article)
    var statements = sources.enumerated().map { index, source in
      Statement(
        id: "s\(index + 1)", kind: .indirect, source: [source], cue: [], content: [Span(source.end, source.end + 1)],
        stance: "says", confidence: 1)
    }
    entities = EntityFinder().entities(
      in: article, analysis, places: PlaceFinder().places(in: article, analysis), statements: &statements)
    self.statements = statements
  }

  /// The entities of the sources, in order.
  var sources: [Entity?] {
    statements.map { statement in entities.first { $0.id == statement.entity } }
  }
  /// Their names.
  var speakers: [String?] { sources.map { $0?.name } }
  /// Their countries.
  var countries: [String?] { sources.map { $0?.country } }
  /// Whether all sources are one entity.
  var isOneSpeaker: Bool { Set(statements.map(\.entity)).count == 1 && statements.first?.entity != nil }
  /// Whether no two sources are one entity.
  var areAllDifferent: Bool { Set(statements.compactMap(\.entity)).count == statements.count }
}
