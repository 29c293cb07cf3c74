/// A part of a list, and where it goes on.
public struct Listing<Item: Sendable>: Sendable {
  /// The items, in the list's order.
  public var items: [Item]
  /// What to ask for next by `after`; nil where the list ends.
  public var next: Int?

  /// The items before `next`.
  public init(items: [Item], next: Int?) {
    self.items = items
    self.next = next
  }
}

extension Listing: Equatable where Item: Equatable {}
