internal import ArgumentParser
internal import Intake

/// The pages of a run on their way: read from the disk by one thread, worked on by several, given out in their order.
struct ParcelPool<Result: Sendable> {
  /// The bytes that were read.
  let counter = ByteCounter()
  /// What was passed over.
  let tally = Tally()
  private let pool: OrderedPool<Parcel, Result>

  /// The memory that pages on their way may take, unless one alone takes more.
  private static var maxBytesHeld: Int { 64 << 20 }

  /// Starts on `inputs` with `jobs` threads that do `work`, no more than `window` pages ahead of what is taken. Ends the command where the system gives no threads.
  init(
    _ inputs: [InputReader.Input], limits: IntakeLimits, takesAll: Bool = false, jobs: Int, window: Int? = nil,
    work: @escaping @Sendable (Parcel) -> Result
  ) throws {
    pool = OrderedPool(window: window ?? jobs * 8 + 8, maxWeight: Self.maxBytesHeld, weigh: { $0.byteCount })
    let (counter, tally) = (counter, tally)
    try pool.startOrEnd(workers: jobs) {
      let reader = InputReader(inputs, limits: limits, takesAll: takesAll, counter: counter, tally: tally)
      return { reader.next() }
    } work: {
      work($0)
    }
  }

  /// The next result in order, waited for so long.
  func next(waiting milliseconds: Int) -> OrderedPool<Parcel, Result>.Next { pool.next(waiting: milliseconds) }

  /// Makes the threads stop before their next page.
  func cancel() { pool.cancel() }
}

extension OrderedPool {
  /// Starts the threads; ends the command where the system gives none.
  func startOrEnd(
    workers: Int, produce: @escaping @Sendable () -> () -> Input?, work: @escaping @Sendable (Input) -> Output
  ) throws {
    if start(workers: workers, produce: produce, work: work) { return }
    Terminal.complain("the system gives no threads to work in. Raise the limit on processes (ulimit -u).")
    throw ExitCode(71)
  }
}
