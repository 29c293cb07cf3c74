extension Site {
  func readPosts(now: Int) throws {}  // replaced by Posts
}
