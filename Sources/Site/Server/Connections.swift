internal import Synchronization

/// The connections that are open, counted for each address.
final class Connections: Sendable {
  /// Why a connection was cut.
  enum Cut: String, CaseIterable, Sendable {
    /// The head of a request, or its body, did not come in time.
    case head, body
    /// Nothing was asked for a while.
    case idle
    /// An answer was not taken in time.
    case write
    /// There were too many from one address.
    case address
  }

  private struct Counts {
    var open = 0
    var byAddress: [String: Int] = [:]
    var cuts: [Cut: Int] = [:]
  }

  private let counts = Mutex(Counts())
  private let most: Int
  private let mostPerAddress: Int
  private let proxies: [NetworkRange]

  /// No connections; `proxies` may have as many as there are.
  init(_ limits: SiteSettings.Limits, proxies: [NetworkRange]) {
    most = limits.connections
    mostPerAddress = limits.connectionsPerAddress
    self.proxies = proxies
  }

  /// How many are open.
  var open: Int { counts.withLock { $0.open } }
  /// How many were cut, by cause.
  var cuts: [Cut: Int] { counts.withLock { $0.cuts } }
  /// Whether so many are open that idle ones had better go.
  var isCrowded: Bool { open * 4 >= most * 3 }

  /// Counts a connection from `address`, and says whether it may stay. `close` is called for it in either case.
  func add(_ address: String) -> Bool {
    let parsed = NetworkAddress(address)
    let isProxy = parsed.map { parsed in proxies.contains { $0.contains(parsed) } } ?? false
    let group = parsed?.group ?? address
    return counts.withLock { counts in
      counts.open += 1
      counts.byAddress[group, default: 0] += 1
      return isProxy || counts.byAddress[group, default: 0] <= mostPerAddress
    }
  }

  /// A connection from `address` is gone.
  func remove(_ address: String) {
    let group = ClientAddress.group(address)
    counts.withLock { counts in
      counts.open -= 1
      let left = (counts.byAddress[group] ?? 1) - 1
      counts.byAddress[group] = left > 0 ? left : nil
    }
  }

  /// A connection was cut.
  func count(_ cut: Cut) { counts.withLock { $0.cuts[cut, default: 0] += 1 } }
}
