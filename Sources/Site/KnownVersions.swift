internal import Archive
internal import Record
internal import Synchronization

/// What lists show of a version beyond what a search gives. A version never changes.
struct ListedVersion: Sendable, Hashable {
  /// Whether it is an article; walls, lists and pages of errors are none.
  var isReport: Bool
  /// Whether it says when it was published; else it counts as published when it was captured.
  var isDated: Bool

  /// What lists show of `article`.
  init(_ article: Article?) {
    isReport = article?.kind.isReport ?? false
    isDated = article?.published != nil
  }
}

/// Remembers what was found out of versions. Bounded: when there are too many, all are forgotten and found out again.
final class KnownVersions: Sendable {
  private let known = Mutex<[ArticleKey: ListedVersion]>([:])
  private static let most = 200_000

  /// What is known of a version, else what `find` finds.
  func value(_ key: ArticleKey, _ find: () throws -> ListedVersion) rethrows -> ListedVersion {
    if let known = known.withLock({ $0[key] }) { return known }
    let found = try find()
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[key] = found
    }
    return found
  }
}
