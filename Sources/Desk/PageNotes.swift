/// What the desk holds of a page, asked for in one go each time the page is shown.
public struct PageNotes: Sendable, Hashable {
  /// Whether it is a post, has corrections, has comments that are shown.
  public var isPost, hasCorrections, hasComments: Bool
  /// What it says about comments over the site's setting; nil where it says nothing.
  public var commenting: Commenting?

  /// Whether comments are taken under `policy` on a page that is shown since `shownSince`.
  public func isOpen(_ policy: CommentPolicy, shownSince: Int?, now: Int) -> Bool {
    if let commenting { return commenting == .open }
    guard policy.isOpen else { return false }
    guard let days = policy.closesAfterDays, let shownSince else { return true }
    return now < shownSince + days * 86_400
  }
}
