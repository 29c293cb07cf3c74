internal import CDispatch
import Glibc

/// Does work on several threads and gives the results in the order of the inputs.
///
/// One thread makes inputs, `workers` threads work, and the caller takes results. No more than a window of inputs is between
/// the two ends, so memory does not depend on how much there is to do, and a slow end holds the other back.
///
/// `@unchecked Sendable`: everything mutable is touched under `mutex` only.
final class OrderedPool<Input: Sendable, Output: Sendable>: @unchecked Sendable {
  private struct Slot {
    var input: Input?
    var output: Output?
  }

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let window: Int
  private let maxWeight: Int
  private let weigh: @Sendable (Input) -> Int
  /// Inputs and results from the oldest that was not taken; `first` is the number of its first.
  private var slots: [Slot] = []
  private var first = 0
  private var nextToWork = 0
  private var weight = 0
  private var weights: [Int] = []
  private var hasEnded = false
  private var isCancelled = false

  /// A pool that holds at most `window` inputs, and no more than `maxWeight` of them by `weigh` unless one alone has it.
  init(window: Int, maxWeight: Int, weigh: @escaping @Sendable (Input) -> Int) {
    self.window = window
    self.maxWeight = maxWeight
    self.weigh = weigh
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Starts the threads: one that calls `produce` until it gives nil, `workers` that call `work`, or as many as the system
  /// gives. False where it gives too few to do anything.
  func start(
    workers: Int, produce: @escaping @Sendable () -> () -> Input?, work: @escaping @Sendable (Input) -> Output
  ) -> Bool {
    let hasProducer = Thread.start { [self] in
      let next = produce()
      while let input = next(), put(input) {}
      end()
    }
    guard hasProducer else { return false }
    var started = 0
    while started < workers,
      Thread.start({ [self] in
        while let (number, input) = takeInput() { put(work(input), at: number) }
      })
    {
      started += 1
    }
    return started > 0
  }

  /// What the caller gets.
  enum Next {
    case output(Output)
    case end
    case notYet
  }

  /// The next result in order, `end` after the last, `notYet` where it is not there within `milliseconds`.
  func next(waiting milliseconds: Int) -> Next {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    var deadline = timespec()
    clock_gettime(CLOCK_REALTIME, &deadline)
    deadline.tv_nsec += milliseconds % 1000 * 1_000_000
    deadline.tv_sec += milliseconds / 1000 + deadline.tv_nsec / 1_000_000_000
    deadline.tv_nsec %= 1_000_000_000
    while true {
      if let slot = slots.first, let output = slot.output {
        slots.removeFirst()
        weight -= weights.removeFirst()
        first += 1
        pthread_cond_broadcast(changed)
        return .output(output)
      }
      if hasEnded, slots.isEmpty { return .end }
      if milliseconds == 0 || pthread_cond_timedwait(changed, mutex, &deadline) != 0 { return .notYet }
    }
  }

  /// Makes the threads stop before their next input.
  func cancel() {
    pthread_mutex_lock(mutex)
    isCancelled = true
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
  }

  private func put(_ input: Input) -> Bool {
    let own = weigh(input)
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while !isCancelled, slots.count >= window || (!slots.isEmpty && weight + own > maxWeight) {
      pthread_cond_wait(changed, mutex)
    }
    if isCancelled { return false }
    slots.append(Slot(input: input))
    weights.append(own)
    weight += own
    pthread_cond_broadcast(changed)
    return true
  }

  private func end() {
    pthread_mutex_lock(mutex)
    hasEnded = true
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
  }

  private func takeInput() -> (Int, Input)? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if isCancelled { return nil }
      if nextToWork < first + slots.count, let input = slots[nextToWork - first].input {
        slots[nextToWork - first].input = nil
        nextToWork += 1
        return (nextToWork - 1, input)
      }
      if hasEnded { return nil }
      pthread_cond_wait(changed, mutex)
    }
  }

  private func put(_ output: Output, at number: Int) {
    pthread_mutex_lock(mutex)
    slots[number - first].output = output
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
  }
}

/// A thread of the system, detached, with a stack as large as the main thread's.
private enum Thread {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private static let stackBytes = 8 << 20

  /// Starts one; false where the system gives none.
  static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
    // Not `pthread_attr_t()`: to the compiler that initializer is of whichever C module was read first.
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    pthread_attr_setstacksize(attributes, stackBytes)
    pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    var thread = pthread_t()
    let body = Unmanaged.passRetained(Body(run))
    let status = pthread_create(
      &thread, attributes,
      { argument in
        if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, body.toOpaque())
    if status != 0 { body.release() }
    return status == 0
  }
}
