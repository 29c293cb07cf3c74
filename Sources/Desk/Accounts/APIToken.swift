/// A named key by which a program writes through the API.
public struct APIToken: Sendable, Hashable {
  /// Counts from 1.
  public var number: Int
  /// What it is for, in its maker's words.
  public var name: String
  /// What it may do: at most what its maker may now.
  public var role: DeskRole
  /// Who made it, also where that was done by a token of theirs.
  public var by: String
  /// Seconds since 1970.
  public var createdAt: Int
  /// When it was last used, to the minute; nil before its first use.
  public var lastUsedAt: Int?
  /// When it was taken back.
  public var revokedAt: Int?
  /// The number of the account that it speaks for; nil where it was made without one.
  public var account: Int?
  /// The number of the token that it was made by; nil where a person made it. It is taken back with that one.
  public var madeBy: Int?
}

/// A token that was just made, with the secret that is shown once and kept nowhere.
public struct NewAPIToken: Sendable, Hashable {
  /// The token.
  public var token: APIToken
  /// What the program sends: `dl_` and 64 hexadecimal digits.
  public var secret: String
}
