internal import Archive
internal import Synchronization

/// Remembers for a few seconds what is the same for every reader and takes long to find out: the list of sections, the
/// latest posts of each.
///
/// Bounded by the number of answers. When one is too old, the first who asks finds it out anew, and the others are given the
/// old one meanwhile: no crowd of readers waits for the same thing.
final class SharedAnswers: Sendable {
  private struct Entry {
    var value: any Sendable
    var until: Int
  }

  /// How long, in seconds, an old answer is given while a new one is found out.
  private static let patience = 10

  private let entries = Mutex<[String: Entry]>([:])
  /// Answers that are remembered before all are forgotten.
  private static let most = 512

  /// The answer called `name` if it is younger than `seconds`, else what `find` finds.
  func value<T: Sendable>(_ name: String, for seconds: Int, now: Int, _ find: () throws -> T) rethrows -> T {
    let known = entries.withLock { entries -> Entry? in
      guard let known = entries[name] else { return nil }
      if known.until > now { return known }
      entries[name]?.until = now + Self.patience
      return nil
    }
    if let known, let value = known.value as? T { return value }
    let value = try find()
    entries.withLock { entries in
      if entries.count >= Self.most { entries = [:] }
      entries[name] = Entry(value: value, until: now + seconds)
    }
    return value
  }

  /// Forgets everything: an editor changed something and wants to see it.
  func forget() { entries.withLock { $0 = [:] } }
}

/// Remembers which versions are articles. Bounded: when there are too many, all are forgotten and found out again.
final class KnownReports: Sendable {
  private let known = Mutex<[ArticleKey: Bool]>([:])
  private static let most = 200_000

  /// What is known of a version; nil where nothing is.
  func value(_ key: ArticleKey) -> Bool? { known.withLock { $0[key] } }

  /// Remembers what a version is.
  func remember(_ key: ArticleKey, _ isReport: Bool) {
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[key] = isReport
    }
  }
}
