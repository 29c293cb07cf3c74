/// Which page of the archive something at the desk is about.
///
/// The key decides: an archive that is made anew from its evidence may number its pages differently, but a page keeps its
/// address. The number is the one it had when this was written, for a quick look.
public struct PageReference: Sendable, Hashable {
  /// The page's number in the archive at the time.
  public var number: Int
  /// The page's key in the archive: its address in one spelling, or `file:` and a path.
  public var key: String

  /// The page with this number and key.
  public init(number: Int, key: String) {
    self.number = number
    self.key = key
  }
}
