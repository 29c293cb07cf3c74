import Foundation

/// Time of the processor, of all threads, and time of the clock on the wall, in seconds.
struct Stopwatch {
  private let start = Self.now

  /// What went by since this was made.
  var elapsed: (processor: Double, wall: Double) {
    let now = Self.now
    return (now.processor - start.processor, now.wall - start.wall)
  }

  private static var now: (processor: Double, wall: Double) {
    (seconds(CLOCK_PROCESS_CPUTIME_ID), seconds(CLOCK_MONOTONIC))
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// The bytes of files.
enum FileSize {
  /// Of one file; 0 where there is none.
  static func of(_ path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  /// Of all files of a folder.
  static func ofFolder(_ path: String) -> Int {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).reduce(0) { $0 + of(path + "/" + $1) }
  }
}

/// Prints a line at once, wherever the output goes: the whole takes long.
func say(_ line: String) {
  print(line)
  fflush(nil)
}
