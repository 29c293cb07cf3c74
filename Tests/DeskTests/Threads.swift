import Foundation
import Synchronization

/// Runs `body` on as many threads of the system, each of which may block, and gives what they gave.
func onThreads<T: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) throws -> T) -> [T?] {
  let results = Results<T>()
  let group = DispatchGroup()
  for number in 0..<count {
    group.enter()
    Thread {
      results.add(try? body(number))
      group.leave()
    }.start()
  }
  group.wait()
  return results.all
}

private final class Results<T: Sendable>: Sendable {
  private let items = Mutex<[T?]>([])
  func add(_ item: T?) { items.withLock { $0.append(item) } }
  var all: [T?] { items.withLock { $0 } }
}
