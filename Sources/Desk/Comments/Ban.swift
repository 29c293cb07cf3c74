/// Someone or something whose comments are turned away.
public struct Ban: Sendable, Hashable {
  /// What is banned.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A keyed hash of an address.
    case sender
    /// A reader's name, without case.
    case name
    /// An e-mail address, without case.
    case email
    /// A word or phrase of the text or the name, without case, as whole words.
    case word
  }

  /// Counts from 1.
  public var number: Int
  /// What is banned.
  public var kind: Kind
  /// The hash, the name, the address or the word.
  public var value: String
  /// Why, for colleagues; may be empty.
  public var note: String
  /// Who banned it.
  public var by: String
  /// When, in seconds since 1970.
  public var createdAt: Int
  /// When it ends; nil for never.
  public var expiresAt: Int?
}
