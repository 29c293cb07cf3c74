internal import Knowledge
internal import Language
internal import Record

/// Makes the record's entities of the register's entries.
struct EntityList {
  private let analysis: Analysis

  /// A list for one text.
  init(_ analysis: Analysis) {
    self.analysis = analysis
  }

  /// The entities by first mention, and the id of each entry that is mentioned.
  func entities(of register: EntityRegister) -> (entities: [Entity], ids: [Int: String]) {
    let mentioned = register.entries.indices.filter { !register.entries[$0].mentions.isEmpty }
      .sorted { first(register.entries[$0]) < first(register.entries[$1]) }
    var ids: [Int: String] = [:]
    let entities = mentioned.enumerated().map { order, index in
      ids[index] = "e\(order + 1)"
      return entity(register.entries[index], id: "e\(order + 1)")
    }
    return (entities, ids)
  }

  private func first(_ entry: EntityRegister.Entry) -> Span {
    entry.mentions.map(\.span).min() ?? Span(0, 0)
  }

  private func entity(_ entry: EntityRegister.Entry, id: String) -> Entity {
    let identity = entry.identity
    return Entity(
      id: id, kind: identity.kind, name: entry.name, country: identity.country, cameo: cameo(entry),
      role: identity.role, mentions: entry.mentions.sorted { $0.span < $1.span })
  }

  /// The CAMEO code: country and role; for a name that the actors' list has, that list's.
  private func cameo(_ entry: EntityRegister.Entry) -> String? {
    let identity = entry.identity
    if let country = identity.country.flatMap({ Countries.shared[$0] }) {
      switch identity.kind {
      case .country, .nationality: return country.iso3
      case .place: return nil
      default: return country.iso3 + (identity.cameoRole ?? "")
      }
    }
    guard [.person, .organization, .armedForce, .party].contains(identity.kind) else { return nil }
    return ActorList.shared.actors(NameKey(entry.name)).first { !$0.isDated }?.codes.first?.code
  }
}
