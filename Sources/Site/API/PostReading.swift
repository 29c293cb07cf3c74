extension Site {
  /// Has posts read that were published meanwhile.
  func readPosts(now: Int) throws {}  // replaced by Posts
}
