internal import Record

/// Words that stand for somebody or something, with what is known of it from the words alone.
struct FoundMention: Sendable {
  /// What it is, as far as the words say.
  struct Identity: Sendable, Hashable {
    var kind: Entity.Kind
    /// What later words may refer back to: `ministry`, `army`, `person`, `organization`, ….
    var category: String
    /// What tells it from others of its category: a ministry's domain, a name in lower case.
    var topic: String
    /// ISO 3166-1 alpha-2.
    var country: String?
    /// Office or trade.
    var role: String?
    /// The CAMEO role of its category or office.
    var cameoRole: String?
  }

  /// Its tokens.
  var tokens: Range<Int>
  /// Its words, or what it is called.
  var name: String
  /// What kind of words.
  var form: Entity.Mention.Form
  /// What it is.
  var identity: Identity
  /// Whether its own words name its country, and not those before it.
  var namesCountry = false
  /// What it is called without the place it belongs to: "high court" for the Delhi High Court.
  var shortTopic: String?
}
