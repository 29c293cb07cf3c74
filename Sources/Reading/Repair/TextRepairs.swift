internal import Record

/// Mends what was damaged on the way to the page: the rules, in the order they are applied.
///
/// Each rule fires only where it is certain what stood there; each repair is recorded and can be undone.
struct TextRepairs: Sendable {
  /// Mends one block. Linear in its length.
  func mend(_ block: inout RepairedText) {
  }
}
