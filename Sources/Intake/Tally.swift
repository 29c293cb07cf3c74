internal import Synchronization

/// Counts what was passed over because it is no page, by the words for it: `image/jpeg`, `status 404`, `request record`.
///
/// One thread counts while others may read.
public final class Tally: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  /// The most kinds that are told apart; hostile input could name a new one in every record.
  private static let maxKinds = 64

  /// A tally of nothing.
  public init() {}

  func skip(_ words: String) {
    counts.withLock { counts in
      let known = counts[words] != nil || counts.count < Self.maxKinds
      counts[known ? String(words.prefix(60)) : "other", default: 0] += 1
    }
  }

  /// The counts, the largest first, equal ones by their words.
  public var skipped: [(words: String, count: Int)] {
    counts.withLock { counts in
      counts.map { (words: $0.key, count: $0.value) }
        .sorted { $0.count != $1.count ? $0.count > $1.count : $0.words < $1.words }
    }
  }
}
