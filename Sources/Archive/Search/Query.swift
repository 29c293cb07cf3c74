/// What is looked for, as it was understood from `QueryParser`'s language or built by a program.
///
/// A query is matched against an article as a whole, or against one statement (`Store.statements`), where filters on who
/// spoke and how speak of that statement.
public indirect enum Query: Sendable, Hashable {
  /// Everything.
  case all
  /// All of these; never empty.
  case and([Query])
  /// At least one of these; never empty.
  case or([Query])
  /// Not this one.
  case not(Query)
  /// Words that stand one behind the other; one word is a phrase of one. The last one may be the beginning of a word.
  case words([String], isPrefix: Bool)
  /// What is known of the article or statement.
  case filter(Filter)

  /// One thing that is known of an article or a statement. Names are compared without case and accents.
  public enum Filter: Sendable, Hashable {
    /// Somebody with all these words in the name says something.
    case speaker(String)
    /// Somebody with this name, or else with all its words in the name, speaks or is spoken of; of a statement: says it.
    case party(String)
    /// This very party speaks or is spoken of; of a statement: says it.
    case partyID(PartyID)
    /// The place with this GeoNames id is spoken of.
    case geonames(Int)
    /// A place of this name is spoken of, or any place in the country of this name.
    case place(String)
    /// A place in the country with this ISO 3166-1 alpha-2 code is spoken of.
    case country(String)
    /// A place within `kilometers` of the point is spoken of.
    case near(latitude: Double, longitude: Double, kilometers: Double)
    /// The publication.
    case outlet(String)
    /// The part of the publication.
    case section(String)
    /// The language as a BCP 47 tag; a tag without region takes those with one too.
    case language(String)
    /// There is a fact of this kind.
    case has(FactKind)
    /// A statement is made this way.
    case quotation(QuotationKind)
    /// A speaker does this with a statement: `says`, `denies`, ….
    case stance(String)
    /// Published in these days, both included; nil is open. Where nothing is known of its publication, the day of capture counts.
    case published(from: String?, through: String?)
    /// Something is told of these days, both included.
    case event(from: String?, through: String?)
  }

  /// Kinds of fact that can be asked for.
  public enum FactKind: String, Sendable, Hashable, CaseIterable {
    case statement, time, place, entity, document, event, figure
  }

  /// Kinds of quotation that can be asked for.
  public enum QuotationKind: String, Sendable, Hashable, CaseIterable {
    case direct, indirect, mixed
  }
}

/// In which order hits come.
public enum SearchOrder: String, Sendable, Hashable, CaseIterable {
  /// By day of publication, the latest first.
  case newest
  /// The best match first, among the newest hits.
  case relevance
}
