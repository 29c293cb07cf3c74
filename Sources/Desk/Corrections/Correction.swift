public import Record

/// Words of an article's text that someone marked: where they stand, and which they are.
///
/// The words let them be found again where a later reading of the same page puts them elsewhere.
public struct MarkedPart: Sendable, Hashable {
  /// UTF-8 offsets into `article.text`, in text order.
  public var spans: [Span]
  /// The words in the spans, joined by a blank.
  public var words: String

  /// A part of its spans and words; none by default.
  public init(spans: [Span] = [], words: String = "") {
    self.spans = spans
    self.words = words
  }
}

/// The statement that a correction is about, as the record had it.
public struct CorrectionSubject: Sendable, Hashable {
  /// The statement's id in its record (`s1`), or `c` and the number of the correction that added it.
  public var statement: String
  /// Who said it.
  public var source: MarkedPart
  /// The words that attribute.
  public var cue: MarkedPart
  /// What was said.
  public var content: MarkedPart

  /// A statement by its id and parts.
  public init(statement: String, source: MarkedPart, cue: MarkedPart, content: MarkedPart) {
    self.statement = statement
    self.source = source
    self.cue = cue
    self.content = content
  }
}

/// A statement as an editor says it is.
public struct CorrectedStatement: Sendable, Hashable {
  /// The side that speaks.
  public struct Party: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its country, ISO 3166-1 alpha-2.
    public var country: String?

    /// A party of its parts.
    public init(name: String, country: String? = nil) {
      self.name = name
      self.country = country
    }
  }

  /// How it is quoted.
  public var kind: Statement.Kind
  /// What the speaker does with it.
  public var stance: String
  /// Who said it.
  public var source: MarkedPart
  /// The words that attribute.
  public var cue: MarkedPart
  /// What was said; never empty.
  public var content: MarkedPart
  /// The side that speaks, where it is known.
  public var party: Party?

  /// A statement of its parts.
  public init(
    kind: Statement.Kind, stance: String, source: MarkedPart, cue: MarkedPart, content: MarkedPart, party: Party? = nil
  ) {
    self.kind = kind
    self.stance = stance
    self.source = source
    self.cue = cue
    self.content = content
    self.party = party
  }
}

/// An editor's word on a fact. What was drawn from the page is never overwritten.
public struct CorrectionDraft: Sendable, Hashable {
  /// What is said of the fact.
  public enum Action: String, Sendable, Hashable, CaseIterable {
    /// It is right.
    case accept
    /// It is wrong and is not shown as a fact.
    case reject
    /// It is so: see `statement`.
    case edit
    /// It was missed: see `statement`.
    case add
  }

  /// The page.
  public var page: PageReference
  /// The version of its article.
  public var version: Int
  /// The payload's digest, `sha256:…`.
  public var digest: String
  /// What it is about; nil where a statement is added.
  public var subject: CorrectionSubject?
  /// What is said of it.
  public var action: Action
  /// How it is, where it is edited or added.
  public var statement: CorrectedStatement?
  /// Why, in words for readers; may be empty.
  public var why: String
  /// The earlier correction that this one replaces, where the editor saw one; else the desk looks for it.
  public var supersedes: Int?

  /// A draft of its parts.
  public init(
    page: PageReference, version: Int, digest: String, subject: CorrectionSubject?, action: Action,
    statement: CorrectedStatement? = nil, why: String = "", supersedes: Int? = nil
  ) {
    self.page = page
    self.version = version
    self.digest = digest
    self.subject = subject
    self.action = action
    self.statement = statement
    self.why = why
    self.supersedes = supersedes
  }
}

/// A correction as it was kept. Corrections are added, never changed; a later one about the same statement counts.
public struct Correction: Sendable, Hashable {
  /// Counts from 1.
  public var number: Int
  /// What was said.
  public var draft: CorrectionDraft
  /// Who said it.
  public var by: String
  /// When, in seconds since 1970.
  public var at: Int
  /// The earlier correction of the same statement that this one replaces.
  public var supersedes: Int?
  /// The later one that replaces this; nil where this one counts.
  public var supersededBy: Int?

  /// The statement it is about: its id in the record, or `c` and this number where it was added.
  public var statementID: String { draft.subject?.statement ?? "c\(number)" }
}
