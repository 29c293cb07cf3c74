internal import CDispatch
internal import Glibc

/// What a thread has used of the processor: the load of the machine hardly counts, as it does for a clock on the wall.
public enum ProcessorTime {
  /// Seconds that this thread has worked.
  public static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The fewest seconds that `body` takes in some runs.
  public static func least(of runs: Int = 3, _ body: () -> Void) -> Double {
    (0..<runs).map { _ in
      let start = now()
      body()
      return now() - start
    }.min() ?? 0
  }
}
