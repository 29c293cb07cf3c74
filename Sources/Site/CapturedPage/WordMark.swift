internal import Record

/// Words of a fact that are to be shown marked, with the name by which a link reaches them.
struct WordMark: Sendable, Hashable {
  /// What the words are to the fact; the mark's class is `dateline-` and this.
  enum Role: String, Sendable, Hashable, CaseIterable {
    case source, cue, content, time, place, party, document, found
  }

  /// The fragment that leads to the words: `s3`. Each first piece of a mark has it as its `id`, once on a page; every piece
  /// has it as `data-mark`. Letters, digits, `-`, `_` and `.`; other characters become `_`.
  var id: String
  /// What the words are.
  var role: Role
  /// The words in `article.text`, as UTF-8 offsets; several where other words break them.
  var spans: [Span]

  init(_ id: String, _ role: Role, _ spans: [Span]) {
    self.id = String(
      decoding: id.utf8.map { byte in
        MarkupScanner.isLetter(byte) || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F || byte == 0x2E ? byte : 0x5F
      }, as: UTF8.self)
    self.role = role
    self.spans = spans
  }

  /// The marks of all statements: the content as `s1`, the source as `s1-source`, the cue as `s1-cue`.
  static func marks(of statements: [Statement]) -> [WordMark] {
    statements.flatMap { statement in
      [
        WordMark(statement.id, .content, statement.content),
        WordMark(statement.id + "-source", .source, statement.source),
        WordMark(statement.id + "-cue", .cue, statement.cue),
      ].filter { !$0.spans.isEmpty }
    }
  }
}
