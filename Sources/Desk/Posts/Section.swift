/// A part of the site, with an address, a name and a place in the masthead.
public struct DeskSection: Sendable, Hashable {
  /// Its address: `/section/{slug}`.
  public var slug: String
  /// Its name.
  public var name: String
  /// Its place among the others, the least first; by name where equal.
  public var order: Int
  /// Outlets' own names for it, compared without case; each belongs to one section only.
  public var outletNames: [String]

  /// A section of its parts.
  public init(slug: String, name: String, order: Int, outletNames: [String] = []) {
    self.slug = slug
    self.name = name
    self.order = order
    self.outletNames = outletNames
  }
}
