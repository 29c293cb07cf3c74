/// The moment after which a page is given up, asked between one stage and the next.
///
/// The clock is the caller's, so that a test can turn it. A stage that has begun is not stopped: stages are linear in their
/// input, and the input is limited.
public struct Deadline: Sendable {
  private let hasPassed: @Sendable () -> Bool

  /// A deadline that has passed when `hasPassed` says so.
  public init(_ hasPassed: @escaping @Sendable () -> Bool) {
    self.hasPassed = hasPassed
  }

  /// One that never passes.
  public static let never = Deadline { false }

  /// Whether it has passed.
  public var isPast: Bool { hasPassed() }
}
