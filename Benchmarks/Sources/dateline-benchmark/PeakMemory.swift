import Foundation

/// The most memory the process held since this was made, beyond what it held then. Reads Linux's `/proc`.
struct PeakMemory {
  private let start: Double

  init() {
    // Writing 5 sets the high-water mark back to what is in use now (proc(5), clear_refs).
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .ascii)
    start = Self.megabytes("VmRSS")
  }

  /// The growth in megabytes, up to now.
  var grownMegabytes: Double { max(0, Self.megabytes("VmHWM") - start) }

  private static func megabytes(_ field: String) -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .ascii)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(field + ":") } ?? ""
    return line.split(separator: " ").compactMap { Double($0) }.first.map { $0 / 1_024 } ?? 0
  }
}
