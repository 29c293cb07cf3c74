internal import ArgumentParser

/// How answers of the archive are printed.
struct AnswerOptions: ParsableArguments {
  @Option(help: "text for people, json for one object a line, csv for a table.")
  var format = AnswerFormat.text

  @Option(help: "When to use colours: auto, always or never. NO_COLOR is honoured.")
  var color = ColorChoice.auto
}

/// The forms that answers of the archive are printed in.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv
}

/// Which part of what was found is printed.
struct PartOptions: ParsableArguments {
  @Option(help: ArgumentHelp("At most this many.", valueName: "n"))
  var limit = 50

  @Option(
    help: ArgumentHelp("Go on behind what was printed before: the cursor that stood below it.", valueName: "cursor"))
  var after: String?

  func validate() throws {
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes a number from 1 to 10000.") }
  }

  /// Says on standard error how to go on, or that there is nothing.
  func tell(next: String?, isEmpty: Bool, _ format: AnswerFormat) {
    if let next { Terminal.say("more: --after \(next)\n") }
    if isEmpty, format == .text { Terminal.say("nothing was found\n") }
  }
}
