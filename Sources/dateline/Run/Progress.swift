import Glibc

/// One line on standard error that says how far the run is; nothing where that is not a terminal.
struct Progress {
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var lastShown = ContinuousClock.now
  private var isOnScreen = false

  /// Progress on standard error, unless `isQuiet`.
  init(isQuiet: Bool) {
    isShown = !isQuiet && Terminal.isTerminal(STDERR_FILENO)
  }

  /// Says that `records` came out of `bytes` so far; at most five times a second, and not before the first half second.
  mutating func show(records: Int, bytes: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - lastShown >= .milliseconds(200), now - start >= .milliseconds(500) else { return }
    lastShown = now
    isOnScreen = true
    let seconds = (now - start) / .seconds(1)
    let line = "\(records) records · \(Self.megabytes(bytes)) MB · \(Self.megabytes(Int(Double(bytes) / seconds))) MB/s"
    Terminal.say("\r\u{1B}[K" + line)
  }

  /// Takes the line off the screen.
  mutating func clear() {
    guard isOnScreen else { return }
    isOnScreen = false
    Terminal.say("\r\u{1B}[K")
  }

  private static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return tenths >= 1000 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }
}
