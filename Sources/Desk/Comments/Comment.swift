/// Where a comment stands.
public enum CommentState: String, Sendable, Hashable, CaseIterable {
  /// Nobody has looked at it.
  case pending
  /// On the page.
  case approved
  /// Kept off the page.
  case rejected
  /// Kept off the page, and what it is was said.
  case spam
}

/// Why a comment was held back or turned away.
public struct CommentReason: Sendable, Hashable {
  /// Which rule it met.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A banned sender.
    case bannedSender
    /// A banned name.
    case bannedName
    /// A banned e-mail address.
    case bannedEmail
    /// A banned word; the word is in `detail`.
    case bannedWord
    /// A phrase of a spam rule; the phrase is in `detail`.
    case phrase
    /// More links than a rule allows; how many is in `detail`.
    case links
    /// Written faster than a rule allows; the seconds are in `detail`.
    case quick
    /// The same text was sent before; how often is in `detail`.
    case repeated
  }
  /// Which rule it met.
  public var kind: Kind
  /// The word, the phrase or the count; may be empty.
  public var detail: String

  /// A reason of its parts.
  public init(kind: Kind, detail: String = "") {
    self.kind = kind
    self.detail = detail
  }
}

/// What a reader wrote. Name, text and e-mail are as typed: hostile text.
public struct Comment: Sendable, Hashable {
  /// Counts from 1.
  public var number: Int
  /// The page it stands under.
  public var page: PageReference
  /// The comment it answers, which itself answers none.
  public var parent: Int?
  /// The reader's name.
  public var name: String
  /// Plain text.
  public var text: String
  /// The reader's e-mail address; never shown.
  public var email: String?
  /// Where it stands.
  public var state: CommentState
  /// What made it wait for a moderator beyond the site's habit; empty where nothing did.
  public var reasons: [CommentReason]
  /// Seconds since 1970.
  public var createdAt: Int
  /// The keyed hash of the sender's address; nil once it was forgotten.
  public var sender: String?
  /// Who last decided about it.
  public var moderatedBy: String?
  /// When, in seconds since 1970.
  public var moderatedAt: Int?
}

/// A comment on the page with its answers, the oldest first.
public struct CommentThread: Sendable, Hashable {
  /// The comment that began it.
  public var comment: Comment
  /// What was answered to it.
  public var replies: [Comment]
}

/// One decision about a comment. Decisions are added, never changed.
public struct Moderation: Sendable, Hashable {
  /// The comment.
  public var comment: Int
  /// Where it stood before.
  public var from: CommentState
  /// Where it stands since.
  public var to: CommentState
  /// Who decided.
  public var by: String
  /// When, in seconds since 1970.
  public var at: Int
}
