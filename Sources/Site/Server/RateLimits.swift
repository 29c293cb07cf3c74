internal import Synchronization

/// How many requests an address may make: a bucket for each that fills by the second.
///
/// Bounded in memory: when there are too many addresses, those that did not come lately are forgotten, in two halves, so that
/// one who asks all the time is remembered however many others come.
final class RateLimits: Sendable {
  private struct Bucket {
    var left: Double
    var at: Int
  }

  private struct Buckets {
    var recent: [String: Bucket] = [:]
    var older: [String: Bucket] = [:]
  }

  private let perMinute: Int
  private let most: Int
  private let buckets = Mutex(Buckets())

  /// Limits of so many requests a minute; 0 is none. `most` addresses are remembered.
  init(perMinute: Int, most: Int = 50_000) {
    self.perMinute = perMinute
    self.most = most
  }

  /// How many addresses are remembered.
  var count: Int { buckets.withLock { $0.recent.count + $0.older.count } }

  /// Takes one request from the bucket of the visit's address; throws where there is none left.
  func admit(_ visit: Visit) throws {
    guard perMinute > 0 else { return }
    let (name, full, now) = (ClientAddress.group(visit.client), Double(perMinute), visit.now)
    let perSecond = full / 60
    let wait = buckets.withLock { buckets -> Int? in
      var bucket = buckets.recent[name] ?? buckets.older.removeValue(forKey: name) ?? Bucket(left: full, at: now)
      bucket.left = min(full, bucket.left + Double(max(0, now - bucket.at)) * perSecond)
      bucket.at = max(bucket.at, now)
      let isAdmitted = bucket.left >= 1
      if isAdmitted { bucket.left -= 1 }
      if buckets.recent.count >= most / 2, buckets.recent[name] == nil {
        buckets.older = buckets.recent
        buckets.recent = [:]
      }
      buckets.recent[name] = bucket
      return isAdmitted ? nil : max(1, Int(((1 - bucket.left) / perSecond).rounded(.up)))
    }
    if let wait { throw SiteError.tooMany(retryAfterSeconds: wait) }
  }

  /// Forgets whose bucket is full again.
  func forget(now: Int) {
    let perSecond = Double(perMinute) / 60
    buckets.withLock { buckets in
      let isPartial = { (bucket: Bucket) in
        bucket.left + Double(max(0, now - bucket.at)) * perSecond < Double(self.perMinute)
      }
      buckets.recent = buckets.recent.filter { isPartial($0.value) }
      buckets.older = buckets.older.filter { isPartial($0.value) }
    }
  }
}
