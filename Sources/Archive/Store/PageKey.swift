/// What makes two captures captures of the same page: its address in one spelling, or else the place it came from.
public struct PageKey: Sendable, Hashable {
  /// The key: an address without scheme, default port, fragment and tracking, or `file:` and a path.
  public var value: String

  /// The key with this value.
  public init(value: String) {
    self.value = value
  }
}
