extension CommentPolicy {
  /// Whether a page takes comments that says `commenting` itself and is shown since `shownSince`; both may be unknown.
  func takesComments(_ commenting: Commenting?, shownSince: Int?, now: Int) -> Bool {
    if let commenting { return commenting == .open }
    guard isOpen else { return false }
    guard let days = closesAfterDays, let shownSince else { return true }
    return now < shownSince + days * 86_400
  }
}
