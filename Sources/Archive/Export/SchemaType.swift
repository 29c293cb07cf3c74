public import Record

extension Entity.Kind {
  /// The type of schema.org that an entity of this kind has in linked data: `Person`, `GovernmentOrganization`, `Country`.
  public var schemaType: String {
    switch self {
    case .person: "Person"
    case .organization, .armedForce: "Organization"
    case .government: "GovernmentOrganization"
    case .party: "PoliticalParty"
    case .place: "Place"
    case .country: "Country"
    case .facility: "CivicStructure"
    case .nationality, .other: "Thing"
    }
  }
}
