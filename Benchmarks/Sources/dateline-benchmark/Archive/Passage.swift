import Record

/// A paragraph of a page with the facts that lie inside it, their spans counted from its beginning.
struct Passage: Sendable {
  var text: [UInt8]
  var statements: [Statement] = []
  var times: [TimeExpression] = []
  var places: [Toponym] = []
  var entities: [Entity] = []

  /// The paragraphs of `record` between 100 and 1,500 bytes.
  static func all(of record: PageRecord) -> [Passage] {
    guard let article = record.article else { return [] }
    return article.blocks.filter { $0.kind == .paragraph && (100...1_500).contains($0.span.count) }
      .map { Passage(record, article.text, $0.span) }
  }

  private init(_ record: PageRecord, _ text: Text, _ span: Span) {
    self.text = Array(text.utf8[span.range])
    let shift = -span.start
    let parts = record.statements.filter { ($0.source + $0.cue + $0.content).allSatisfy(span.contains) }
    statements = parts.map { $0.moved(by: shift) }
    times = record.times.filter { span.contains($0.span) }.map { $0.moved(by: shift) }
    places = record.places.filter { span.contains($0.span) }.map { $0.moved(by: shift) }
    let speakers = Set(parts.compactMap(\.entity))
    for var entity in record.entities {
      let inside = entity.mentions.filter { span.contains($0.span) }
      guard !inside.isEmpty || speakers.contains(entity.id) else { continue }
      entity.mentions = inside.map { .init(span: $0.span.moved(by: shift), form: $0.form, kind: $0.kind) }
      entities.append(entity)
    }
  }
}

extension Span {
  /// The span `count` bytes further on.
  func moved(by count: Int) -> Span { Span(start + count, end + count) }
}

extension Statement {
  /// The statement `count` bytes further on, without its ties to others.
  func moved(by count: Int) -> Statement {
    var moved = self
    moved.source = source.map { $0.moved(by: count) }
    moved.cue = cue.map { $0.moved(by: count) }
    moved.content = content.map { $0.moved(by: count) }
    moved.channel = channel.map { Channel(text: $0.text, span: $0.span.moved(by: count)) }
    moved.via = nil
    moved.answers = nil
    return moved
  }
}

extension TimeExpression {
  /// The expression `count` bytes further on.
  func moved(by count: Int) -> TimeExpression {
    var moved = self
    moved.span = span.moved(by: count)
    return moved
  }
}

extension Toponym {
  /// The toponym `count` bytes further on.
  func moved(by count: Int) -> Toponym {
    var moved = self
    moved.span = span.moved(by: count)
    return moved
  }
}
