internal import Record

/// The mentions of all entities by place, for finding who is named inside a document's name.
struct PartyIndex {
  private let mentions: [(span: Span, entity: String)]
  private let byEntity: [String: [Span]]

  /// An index of the mentions of `entities` that could be a party: no places that are not countries.
  init(_ entities: [Entity]) {
    mentions = entities.filter { $0.kind != .place && $0.kind != .facility && $0.kind != .other }
      .flatMap { entity in entity.mentions.map { ($0.span, entity.id) } }
      .sorted { $0.span < $1.span }
    byEntity = Dictionary(entities.map { ($0.id, $0.mentions.filter { $0.form == .name }.map(\.span)) }) { $0 + $1 }
  }

  /// Whether an entity's name holds one of `nouns`: such an entity is the document itself.
  func names(_ entity: String, oneOf nouns: [Span]) -> Bool {
    byEntity[entity, default: []].contains { name in nouns.contains { name.contains($0) } }
  }

  /// The entities that are mentioned inside `span`, in text order.
  func entities(in span: Span) -> [String] {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    return mentions[low...].prefix { $0.span.start < span.end }.filter { $0.span.end <= span.end }.map(\.entity)
  }
}
