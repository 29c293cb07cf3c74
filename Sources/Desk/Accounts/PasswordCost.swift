/// What a password's hash costs to compute, by Argon2id (RFC 9106).
public struct PasswordCost: Sendable, Hashable {
  /// Passes over the memory.
  public var passes: UInt32
  /// Memory in KiB.
  public var memory: UInt32
  /// Lanes that may be computed side by side.
  public var lanes: UInt32

  /// A cost of its parts.
  public init(passes: UInt32, memory: UInt32, lanes: UInt32) {
    self.passes = passes
    self.memory = memory
    self.lanes = lanes
  }

  /// 19 MiB, two passes, one lane: the least that OWASP's password storage cheat sheet asks for; a small server can afford
  /// it.
  public static let standard = PasswordCost(passes: 2, memory: 19_456, lanes: 1)
}
