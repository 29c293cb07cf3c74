/// Which address a page is to be known by.
enum CanonicalAddress {
  /// The original's for a reprint, so that search engines credit who wrote it; the page's own for a post of one's own, and for
  /// a reprint whose page states no web address.
  static func of(page: String, original: String?) -> String {
    WebAddress.uri(original) ?? page
  }
}
