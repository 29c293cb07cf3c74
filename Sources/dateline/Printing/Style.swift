internal import ArgumentParser
import Glibc

/// When colours are used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// How text for people is set: its width, and whether it may have colours.
struct Style: Sendable {
  /// The columns that a line may fill.
  var columns: Int
  /// Whether colours and bold are used.
  var isColored: Bool

  /// Lines longer than this are hard to read, however wide the terminal is.
  private static let maxColumns = 100
  private static let minColumns = 30

  /// The style for standard output.
  ///
  /// Source: no-color.org for `NO_COLOR`.
  init(_ choice: ColorChoice) {
    columns = min(max(Terminal.columns(STDOUT_FILENO), Self.minColumns), Self.maxColumns)
    isColored =
      switch choice {
      case .always: true
      case .never: false
      case .auto:
        Terminal.isTerminal(STDOUT_FILENO) && Terminal.environment("NO_COLOR") == nil
          && Terminal.environment("TERM") != "dumb"
      }
  }

  /// A way to set words off.
  enum Mark: String, Sendable {
    case bold = "1"
    case dim = "2"
    case italic = "3"
    case stance = "36"
    case warning = "33"
    case heading = "1;34"
  }

  /// `text` set off by `mark`, where colours are used.
  func mark(_ mark: Mark, _ text: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(mark.rawValue)m\(text)\u{1B}[0m" : text
  }
}
