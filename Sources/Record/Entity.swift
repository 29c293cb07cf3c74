/// Somebody or something that the text names: a person, a ministry, a country.
public struct Entity: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case person, organization, government, armedForce, party, place, country, facility, nationality, other
  }

  /// Words that stand for it.
  public struct Mention: Sendable, Hashable {
    /// What kind of words.
    public enum Form: String, Sendable, Hashable, CaseIterable { case name, nominal, pronoun }

    /// The words.
    public var span: Span
    /// What kind of words.
    public var form: Form
    /// What the words stand for here, where that differs from the entity's own kind ("Baku" the city, "Baku" the government).
    public var kind: Kind?

    /// A mention at `span`.
    public init(span: Span, form: Form, kind: Kind? = nil) {
      self.span = span
      self.form = form
      self.kind = kind
    }
  }

  /// `e1`, `e2`, … by first mention.
  public var id: String
  /// What it is.
  public var kind: Kind
  /// Its fullest name: "Russian Foreign Ministry", "Government of Azerbaijan".
  public var name: String
  /// ISO 3166-1 alpha-2 of the country it belongs to.
  public var country: String?
  /// CAMEO actor code: `RUSGOV`.
  public var cameo: String?
  /// The office or trade the text gives it: "president".
  public var role: String?
  /// The side it stands on, where the text sets sides against each other.
  public var side: String?
  /// Its mentions, in text order.
  public var mentions: [Mention]

  /// An entity with its mentions.
  public init(
    id: String, kind: Kind, name: String, country: String? = nil, cameo: String? = nil, role: String? = nil,
    side: String? = nil, mentions: [Mention]
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.country = country
    self.cameo = cameo
    self.role = role
    self.side = side
    self.mentions = mentions
  }
}
