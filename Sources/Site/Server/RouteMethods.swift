internal import HTTPTypes

/// Which methods the routes take at an address, for who comes with another one.
struct RouteMethods: Sendable {
  private struct Pattern: Sendable {
    /// The parts of the path; nil for one that has a name.
    var parts: [Substring?]
    var method: HTTPRequest.Method
  }

  private let patterns: [Pattern]

  /// The methods of `routes`.
  init(_ routes: [Route]) {
    patterns = routes.map { route in
      Pattern(parts: route.pattern.split(separator: "/").map { $0.contains("{") ? nil : $0 }, method: route.method)
    }
  }

  /// The methods at `path`, each once; `HEAD` goes with `GET`.
  func at(_ path: String) -> [HTTPRequest.Method] {
    let parts = path.split(separator: "/")
    var found: [HTTPRequest.Method] = []
    for pattern in patterns where pattern.parts.count == parts.count && !found.contains(pattern.method) {
      guard zip(pattern.parts, parts).allSatisfy({ $0 == nil || $0 == $1 }) else { continue }
      found.append(pattern.method)
      if pattern.method == .get { found.append(.head) }
    }
    return found
  }
}
