/// The moment after which a page is given up, asked between one stage and the next, and in the long ones between sentences.
///
/// The clock is the caller's, so that a test can turn it. A stage gives all that it finds or nothing: what comes out does not
/// depend on where it was stopped.
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
