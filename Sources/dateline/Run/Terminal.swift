import Glibc

/// What is known of the terminal that a stream goes to.
enum Terminal {
  /// Whether `descriptor` is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The columns of the terminal: those of `COLUMNS`, else what the terminal says, else 80.
  static func columns(_ descriptor: Int32) -> Int {
    if let text = environment("COLUMNS"), let columns = Int(text), columns > 0 { return columns }
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return 80
  }

  /// The value of an environment variable; nil where it is absent or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Puts `text` on standard error.
  static func say(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Puts a line for people on standard error, with the program's name before it. What stands in it may come from input,
  /// so nothing in it reaches the terminal as a command.
  static func complain(_ words: String) {
    say("dateline: \(CleanText.line(words))\n")
  }
}
