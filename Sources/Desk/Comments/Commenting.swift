/// What a page says about comments, over the site's setting.
public enum Commenting: String, Sendable, Hashable, CaseIterable {
  /// Takes comments, however old it is.
  case open
  /// Takes none.
  case closed
}
