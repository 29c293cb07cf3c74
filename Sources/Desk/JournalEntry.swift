/// A change of state at the desk: who, when, what. Entries are added, never changed or removed.
public struct JournalEntry: Sendable, Hashable {
  /// Counts from 1.
  public var number: Int
  /// Seconds since 1970.
  public var at: Int
  /// The account, or what acted without one (`command line`, `schedule`).
  public var who: String
  /// What was done, `account.add`, `comment.approve`, `post.publish`, ….
  public var action: String
  /// To what: a name or a number.
  public var subject: String
  /// What else there is to say, in plain words; may be empty. Never a password, a token, or a reader's address.
  public var detail: String

  /// An entry of its parts.
  public init(number: Int, at: Int, who: String, action: String, subject: String, detail: String) {
    self.number = number
    self.at = at
    self.who = who
    self.action = action
    self.subject = subject
    self.detail = detail
  }
}
