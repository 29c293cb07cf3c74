internal import Synchronization

/// How many requests an address may make: a bucket for each that fills by the second. Bounded in memory: when there are too
/// many addresses, those with full buckets are forgotten first.
final class RateLimits: Sendable {
  private struct Bucket {
    var left: Double
    var at: Int
  }

  private let perMinute: Int
  private let buckets = Mutex<[String: Bucket]>([:])
  private static let most = 50_000

  /// Limits of so many requests a minute; 0 is none.
  init(perMinute: Int) { self.perMinute = perMinute }

  /// Takes one request from the bucket of the visit's address; throws where there is none left.
  func admit(_ visit: Visit) throws {
    guard perMinute > 0 else { return }
    let perSecond = Double(perMinute) / 60
    let name = ClientAddress.group(visit.client)
    let wait = buckets.withLock { buckets -> Int? in
      if buckets.count >= Self.most {
        buckets = buckets.filter { $0.value.left + Double(visit.now - $0.value.at) * perSecond < Double(perMinute) }
        if buckets.count >= Self.most { buckets = [:] }
      }
      var bucket = buckets[name] ?? Bucket(left: Double(perMinute), at: visit.now)
      bucket.left = min(Double(perMinute), bucket.left + Double(max(0, visit.now - bucket.at)) * perSecond)
      bucket.at = visit.now
      defer { buckets[name] = bucket }
      guard bucket.left >= 1 else { return max(1, Int((1 - bucket.left) / perSecond)) }
      bucket.left -= 1
      return nil
    }
    if let wait { throw SiteError.tooMany(retryAfterSeconds: wait) }
  }
}
