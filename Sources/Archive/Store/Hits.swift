public import Record

/// An article that was found.
public struct ArticleHit: Sendable, Hashable {
  /// The version that was found.
  public var key: ArticleKey
  /// Its page.
  public var page: PageNumber
  /// The page's address, or the path it came from.
  public var address: String
  /// The day it counts as published on.
  public var day: String
  /// What it is called.
  public var headline: String?
  /// Where it was published.
  public var outlet: String?
  /// In which part.
  public var section: String?
  /// Its language.
  public var language: String?
  /// The words around those that were looked for; the words themselves stand between the marks of `Snippet`.
  public var snippet: String

  /// An article that was found.
  public init(
    key: ArticleKey, page: PageNumber, address: String, day: String, headline: String?, outlet: String?,
    section: String?, language: String?, snippet: String
  ) {
    self.key = key
    self.page = page
    self.address = address
    self.day = day
    self.headline = headline
    self.outlet = outlet
    self.section = section
    self.language = language
    self.snippet = snippet
  }
}

/// How a snippet marks the words that were looked for: control characters, which no text of an article has.
public enum Snippet {
  /// Before a word that was looked for.
  public static let open: Character = "\u{2}"
  /// Behind it.
  public static let close: Character = "\u{3}"
}

/// A part of what was found.
public struct SearchPage: Sendable, Hashable {
  /// The hits, in order.
  public var hits: [ArticleHit]
  /// Where the next part begins; nil behind the last.
  public var next: String?

  /// A part of what was found.
  public init(hits: [ArticleHit], next: String?) {
    self.hits = hits
    self.next = next
  }
}

/// A statement that was found.
public struct StatementHit: Sendable, Hashable {
  /// The version that it stands in.
  public var key: ArticleKey
  /// Its page.
  public var page: PageNumber
  /// The page's address, or the path it came from.
  public var address: String
  /// The day the article counts as published on.
  public var day: String
  /// Where it was published.
  public var outlet: String?
  /// What the article is called.
  public var headline: String?
  /// The statement as the record has it: `s1`.
  public var id: String
  /// How it is quoted.
  public var kind: Statement.Kind
  /// What the speaker does with it.
  public var stance: String
  /// Whose statement it is, where that was found.
  public var party: String?
  /// The country of the party.
  public var country: String?
  /// The words for who said it, the words that attribute, the words that are attributed.
  public var source, cue, content: String
  /// The spans of `content` in the article's text.
  public var contentSpans: [Span]
  /// The probability that source, cue and content are all right.
  public var confidence: Double

  /// A statement that was found.
  public init(
    key: ArticleKey, page: PageNumber, address: String, day: String, outlet: String?, headline: String?, id: String,
    kind: Statement.Kind, stance: String, party: String?, country: String?, source: String, cue: String,
    content: String, contentSpans: [Span], confidence: Double
  ) {
    self.key = key
    self.page = page
    self.address = address
    self.day = day
    self.outlet = outlet
    self.headline = headline
    self.id = id
    self.kind = kind
    self.stance = stance
    self.party = party
    self.country = country
    self.source = source
    self.cue = cue
    self.content = content
    self.contentSpans = contentSpans
    self.confidence = confidence
  }
}

/// A part of the statements that were found.
public struct StatementPage: Sendable, Hashable {
  /// The hits, in order.
  public var hits: [StatementHit]
  /// Where the next part begins; nil behind the last.
  public var next: String?

  /// A part of the statements that were found.
  public init(hits: [StatementHit], next: String?) {
    self.hits = hits
    self.next = next
  }
}

/// How hits are spread.
public struct Facets: Sendable, Hashable {
  /// One value and how many hits have it.
  public struct Count: Sendable, Hashable {
    /// The value as people call it.
    public var name: String
    /// The number of hits with it.
    public var hits: Int

    /// A value with `hits` hits.
    public init(name: String, hits: Int) {
      self.name = name
      self.hits = hits
    }
  }

  /// The hits that were counted.
  public var counted: Int
  /// Whether there are more hits than were counted.
  public var isPartial: Bool
  /// By outlet, section, language, speaker, country and month, the most frequent first.
  public var outlets, sections, languages, speakers, countries, months: [Count]

  /// Counts over `counted` hits.
  public init(
    counted: Int, isPartial: Bool, outlets: [Count], sections: [Count], languages: [Count], speakers: [Count],
    countries: [Count], months: [Count]
  ) {
    self.counted = counted
    self.isPartial = isPartial
    self.outlets = outlets
    self.sections = sections
    self.languages = languages
    self.speakers = speakers
    self.countries = countries
    self.months = months
  }
}
