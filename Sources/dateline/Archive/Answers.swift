internal import ArgumentParser
import Glibc

/// Where a command's answers go: standard output, with an end that a reader who goes away or a full disk makes.
struct Answers: ~Copyable {
  private var output = Output(descriptor: STDOUT_FILENO)

  /// Takes the signals over, so that a closed pipe is seen and ends nothing by a signal.
  init() {
    Interrupt.listen()
  }

  /// Writes `bytes`; ends the command where nobody reads, or a signal came.
  mutating func write(_ bytes: [UInt8]) throws {
    output.write(bytes)
    try check()
    if let signal = Interrupt.signal { throw ExitCode(128 + signal) }
  }

  /// Writes what is held.
  mutating func finish() throws {
    output.flush()
    try check()
  }

  private func check() throws {
    if try !output.isOpen(as: "the output") { throw ExitCode.success }
  }
}
