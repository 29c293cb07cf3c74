internal import HTTPTypes
internal import Synchronization

/// A request that is being answered.
struct RequestWatch: Sendable {
  /// The method, one of those the site knows, or `other`.
  var method: String
  /// The pattern of its route; `none` where no route takes it.
  var route: String
  /// When it began.
  var began: ContinuousClock.Instant
}

/// A request that was answered.
struct AnsweredRequest: Sendable {
  /// What was asked.
  var watch: RequestWatch
  /// The status.
  var status: Int
  /// How long it took.
  var seconds: Double
  /// The bytes of the body.
  var bytes: Int
}

/// What was answered, in numbers: by route, method and class of status. There are as many of them as there are routes,
/// whatever is asked.
final class RequestCounts: Sendable {
  /// Upper ends of the histogram's steps, in seconds.
  static let steps: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

  /// What is counted together.
  struct Key: Hashable, Comparable, Sendable {
    var route: String
    var method: String

    static func < (first: Key, second: Key) -> Bool { (first.route, first.method) < (second.route, second.method) }
  }

  /// What is counted.
  struct Cell: Sendable {
    /// By the first digit of the status.
    var byClass = [Int](repeating: 0, count: 6)
    /// By the step of the histogram; the last is for what is slower than all.
    var bySteps = [Int](repeating: 0, count: RequestCounts.steps.count + 1)
    /// All seconds together.
    var seconds = 0.0
    /// All bytes of bodies together.
    var bytes = 0
  }

  /// All numbers at a moment.
  struct Numbers: Sendable {
    var cells: [Key: Cell] = [:]
    var inFlight = 0
    var rateLimited = 0
    var comments: [String: Int] = [:]
  }

  private let numbers = Mutex(Numbers())
  private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]

  /// The numbers now.
  var all: Numbers { numbers.withLock { $0 } }

  /// A request begins.
  func begin(_ method: HTTPRequest.Method, _ pattern: String?) -> RequestWatch {
    numbers.withLock { $0.inFlight += 1 }
    return RequestWatch(
      method: Self.methods.contains(method) ? method.rawValue : "other", route: pattern ?? "none", began: .now)
  }

  /// A request was answered.
  func end(_ watch: RequestWatch, _ answer: Answer) -> AnsweredRequest {
    let time = watch.began.duration(to: .now)
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let done = AnsweredRequest(
      watch: watch, status: answer.status.code, seconds: seconds, bytes: answer.body.count)
    let step = Self.steps.firstIndex { seconds <= $0 } ?? Self.steps.count
    numbers.withLock { numbers in
      numbers.inFlight -= 1
      numbers.cells[Key(route: watch.route, method: watch.method), default: Cell()].add(done, step)
      if done.status == 429 { numbers.rateLimited += 1 }
      if watch.method == "POST", watch.route == "/article/{id}/comments" {
        numbers.comments[Self.outcome(done.status), default: 0] += 1
      }
    }
    return done
  }

  /// What came of a form with a comment.
  private static func outcome(_ status: Int) -> String {
    switch status {
    case 303: "kept"
    case 422: "returned"
    case 429: "tooMany"
    case 500...: "failed"
    default: "refused"
    }
  }
}

extension RequestCounts.Cell {
  fileprivate mutating func add(_ done: AnsweredRequest, _ step: Int) {
    byClass[min(5, max(0, done.status / 100))] += 1
    bySteps[step] += 1
    seconds += done.seconds
    bytes += done.bytes
  }
}
