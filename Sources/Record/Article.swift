/// The article of a page: its parts, its readable text, and where on the page each byte of that text came from.
public struct Article: Sendable, Hashable {
  /// What kind of page it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case article, liveBlog, listing, paywall, wall, error, media, other

    /// Whether it reports something, whole or cut short by a paywall: no list, wall or page of errors.
    public var isReport: Bool { [.article, .liveBlog, .paywall].contains(self) }
  }

  /// The place and day an agency report opens with: "MOSCOW, September 20".
  public struct Dateline: Sendable, Hashable {
    /// The place as written.
    public var place: String
    /// The day as `YYYY-MM-DD`, where it could be resolved.
    public var date: String?
    /// The dateline's words in the text.
    public var span: Span

    /// A dateline at `span`.
    public init(place: String, date: String? = nil, span: Span) {
      self.place = place
      self.date = date
      self.span = span
    }
  }

  /// A day or instant, and why we think so.
  public struct Moment: Sendable, Hashable {
    /// Whether the page states it, or it follows from other words.
    public enum Basis: String, Sendable, Hashable, CaseIterable { case stated, inferred }

    /// `YYYY-MM-DD`, or RFC 3339 with the time and zone as stated.
    public var value: String
    /// How it is known.
    public var basis: Basis
    /// What says so.
    public var evidence: Evidence

    /// A moment known by `basis` from `evidence`.
    public init(value: String, basis: Basis, evidence: Evidence) {
      self.value = value
      self.basis = basis
      self.evidence = evidence
    }
  }

  /// Whether the text reads like a machine translation, with the signs that say so.
  public struct Translation: Sendable, Hashable {
    /// Whether it is likely one.
    public var likely: Bool
    /// The signs, each in a few words.
    public var why: [String]

    /// A judgement and its reasons.
    public init(likely: Bool, why: [String]) {
      self.likely = likely
      self.why = why
    }
  }

  /// The kind of page.
  public var kind: Kind = .article
  /// The page's canonical address.
  public var url: String?
  /// The publication's name.
  public var outlet: String?
  /// The part of the publication.
  public var section: String?
  /// The headline, as repaired.
  public var headline: String?
  /// The sentence or two set between headline and body.
  public var standfirst: String?
  /// The names of the writers, without "By".
  public var byline: [String] = []
  /// The dateline, where the text opens with one.
  public var dateline: Dateline?
  /// When it was published.
  public var published: Moment?
  /// When it was last changed.
  public var modified: Moment?
  /// The text's language, as a BCP 47 tag.
  public var language: String?
  /// Whether it was translated by a machine.
  public var translated: Translation?
  /// All that a reader of the article reads, in reading order, repaired.
  public var text = Text(utf8: [])
  /// The parts of the text, in order, not overlapping.
  public var blocks: [Block] = []
  /// Where each byte of the text came from; covers it without gap or overlap.
  public var sourceMap: [SourceRun] = []
  /// What was mended, in text order, so that it can be undone.
  public var repairs: [Repair] = []
  /// What was judged not to be the article.
  public var removed: [Removed] = []

  /// An empty article.
  public init() {}
}

/// One part of an article's text.
public struct Block: Sendable, Hashable {
  /// What a typesetter would call it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case headline, standfirst, paragraph, heading, quote, listItem, caption, note
  }
  /// Where in the article it stands.
  public enum Section: String, Sendable, Hashable, CaseIterable {
    /// Headline and standfirst.
    case top
    /// The report itself.
    case main
    /// What went before, set apart under a heading of its own.
    case background
    /// Captions and notes.
    case aside
  }

  /// What it is.
  public var kind: Kind
  /// Where it stands.
  public var section: Section
  /// Its words; no white space at either end.
  public var span: Span

  /// A block at `span`.
  public init(kind: Kind, section: Section, span: Span) {
    self.kind = kind
    self.section = section
    self.span = span
  }
}

/// A run of the text and the bytes of the payload it came from.
public struct SourceRun: Sendable, Hashable {
  /// How the bytes became the text.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The bytes decoded by the capture's charset are the text.
    case verbatim
    /// A character reference (`&amp;`).
    case reference
    /// White space made one.
    case space
    /// Mended: the text differs from what stood there, see `Article.repairs`.
    case repaired
    /// No bytes of its own.
    case inserted
  }

  /// The run in `article.text`; never empty.
  public var text: Span
  /// The bytes in the capture's payload; empty for `inserted`.
  public var payload: Span
  /// How one became the other.
  public var kind: Kind

  /// A run of text that came from `payload`.
  public init(text: Span, payload: Span, kind: Kind) {
    self.text = text
    self.payload = payload
    self.kind = kind
  }
}

/// A place where the text was mended.
public struct Repair: Sendable, Hashable {
  /// What was done: `doubledQuote`, `strayMarkup`, `spaceBeforePunctuation`, `runTogether`, `repeatedHeadline`, ….
  public var kind: String
  /// The mended words; empty where something was only taken out.
  public var span: Span
  /// What stood there before.
  public var was: String

  /// A repair at `span` of what was `was`.
  public init(kind: String, span: Span, was: String) {
    self.kind = kind
    self.span = span
    self.was = was
  }
}

/// Words of the page that were judged not to be the article.
public struct Removed: Sendable, Hashable {
  /// What they are instead.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case navigation, commentForm, captcha, latestPosts, share, advert, related, masthead, other
  }

  /// What they are.
  public var kind: Kind
  /// The words, white space made one.
  public var text: String

  /// Words that were left out.
  public init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}

/// What says so: words of the text, or bytes of the page that are not in the text (a `<meta>` tag).
public struct Evidence: Sendable, Hashable {
  /// The kind of place: `text`, `meta`, `jsonld`, `microdata`, `time`, `url`, `input`.
  public var place: String
  /// The words in `article.text`, where they are in it.
  public var span: Span?
  /// The bytes in the payload, where known.
  public var payload: Span?
  /// The words as they stand there.
  public var words: String

  /// Evidence at a place, with the words that stand there.
  public init(place: String, span: Span? = nil, payload: Span? = nil, words: String) {
    self.place = place
    self.span = span
    self.payload = payload
    self.words = words
  }
}
