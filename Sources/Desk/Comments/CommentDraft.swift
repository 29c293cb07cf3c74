/// A comment as it comes in, past the form's own checks and the CAPTCHA.
public struct CommentDraft: Sendable, Hashable {
  /// The page it is for.
  public var page: PageReference
  /// The comment it answers.
  public var parent: Int?
  /// The reader's name.
  public var name: String
  /// Plain text.
  public var text: String
  /// The reader's e-mail address.
  public var email: String?
  /// The keyed hash of the sender's address, from `DeskStore.senderHash(of:)`.
  public var sender: String
  /// How long the form was open, where that is known.
  public var secondsToWrite: Int?

  /// A draft of its parts.
  public init(
    page: PageReference, parent: Int? = nil, name: String, text: String, email: String? = nil, sender: String,
    secondsToWrite: Int? = nil
  ) {
    self.page = page
    self.parent = parent
    self.name = name
    self.text = text
    self.email = email
    self.sender = sender
    self.secondsToWrite = secondsToWrite
  }
}

/// The site's settings for comments.
public struct CommentPolicy: Sendable, Hashable {
  /// At most `count` comments of one sender in any `seconds`.
  public struct Rate: Sendable, Hashable {
    /// How many.
    public var count: Int
    /// In how long.
    public var seconds: Int

    /// So many in so long.
    public init(count: Int, seconds: Int) {
      self.count = count
      self.seconds = seconds
    }
  }

  /// Whether the site takes comments at all where a page does not say otherwise.
  public var isOpen = true
  /// Commenting closes so many days after publication; nil for never.
  public var closesAfterDays: Int?
  /// Whether every comment waits for a moderator; else only those that a rule holds.
  public var holdsAll = true
  /// The rates that a sender must keep.
  public var rates = [Rate(count: 2, seconds: 60), Rate(count: 30, seconds: 86_400)]
  /// Comments waiting at once, beyond which none are taken.
  public var longestQueue = 10_000
  /// The longest name, in UTF-8 bytes.
  public var longestName = 200
  /// The longest text, in UTF-8 bytes.
  public var longestText = 10_000

  /// The standing policy; change what differs.
  public init() {}
}

/// What became of a comment that came in.
public enum CommentOutcome: Sendable, Hashable {
  /// On the page, or waiting: see its state.
  case kept(Comment)
  /// Not kept.
  case refused(CommentRefusal)
}

/// Why a comment was not kept.
public enum CommentRefusal: Sendable, Hashable {
  /// The page takes no comments, or no more.
  case closed
  /// What it answers is not on this page.
  case noParent
  /// The sender has sent too many; the next is taken after so many seconds.
  case tooMany(seconds: Int)
  /// Too many are waiting for a moderator already.
  case queueFull
  /// A ban or a spam rule turned it away.
  case rule(CommentReason)
}
