/// What the desk holds of a page, asked for in one go each time the page is shown.
public struct PageNotes: Sendable, Hashable {
  /// Whether it is a post, has corrections, has comments that are shown.
  public var isPost, hasCorrections, hasComments: Bool
  /// What it says about comments over the site's setting; nil where it says nothing.
  public var commenting: Commenting?

  /// Whether comments are taken under `policy` on a page that is shown since `shownSince`.
  public func isOpen(_ policy: CommentPolicy, shownSince: Int?, now: Int) -> Bool {
    policy.takesComments(commenting, shownSince: shownSince, now: now)
  }
}
