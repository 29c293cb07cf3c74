internal import Language
internal import Record

/// Finds the agreements, statements, laws and reports that a text names or describes. Linear in the text; pure.
///
/// Precision comes first: a statement somebody merely "said" is none, one that is posted or signed is.
struct DocumentFinder: Sendable {
  private let lexicon = DocumentLexicon()

  /// The documents of `article`, in the order of their first mention.
  func documents(
    in article: Article, _ analysis: Analysis, times: [TimeExpression], entities: [Entity], statements: [Statement]
  ) -> [Document] {
    let reader = DocumentPhraseReader(lexicon: lexicon, analysis: analysis, times: times)
    var register = DocumentRegister()
    for (number, sentence) in analysis.sentences.enumerated() {
      var covered = sentence.tokens.lowerBound
      for head in sentence.tokens where head >= covered {
        guard lexicon.noun(analysis.tokens[head].word) != nil, let phrase = reader.phrase(at: head) else { continue }
        register.add(phrase, sentence: number)
        covered = max(covered, phrase.tokens.upperBound)
      }
    }
    let parties = PartyIndex(entities)
    return register.entries.enumerated().map { index, entry in
      let spans = entry.phrases.map { analysis.span($0.tokens) }
      let named = entry.phrases.filter { !$0.isBackward }
      let fullest = named.max { $0.tokens.count < $1.tokens.count } ?? entry.phrases[0]
      let invoking = statements.filter { Self.invokes($0, spans) }
      var found = named.flatMap(\.makers).filter { !$0.isEmpty }.flatMap { parties.entities(in: analysis.span($0)) }
      if entry.kind == .statement || entry.kind == .letter, found.isEmpty {
        found = invoking.filter { statement in Self.rests(statement, on: spans) }.compactMap(\.entity)
      }
      let heads = entry.phrases.map { analysis.tokens[$0.head].span }
      found.removeAll { parties.names($0, oneOf: heads) }
      return Document(
        id: "d\(index + 1)", kind: entry.kind, name: Self.name(of: fullest, analysis), date: entry.date,
        parties: Self.once(found), invokedBy: invoking.map(\.id), spans: spans)
    }
  }

  /// The words of a phrase.
  private static func name(of phrase: DocumentPhrase, _ analysis: Analysis) -> String {
    analysis.text[analysis.span(phrase.tokens)]
  }

  /// Whether a statement speaks of a document or rests on it.
  private static func invokes(_ statement: Statement, _ spans: [Span]) -> Bool {
    rests(statement, on: spans) || statement.content.contains { part in spans.contains { $0.overlaps(part) } }
  }

  /// Whether a statement was made in a document: its source, cue or channel names it.
  private static func rests(_ statement: Statement, on spans: [Span]) -> Bool {
    let parts = statement.source + statement.cue + (statement.channel.map { [$0.span] } ?? [])
    return parts.contains { part in spans.contains { $0.overlaps(part) } }
  }

  private static func once(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }
}
