internal import ArgumentParser
internal import Intake

/// What a command reads pages from, and on how many cores.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files, folders, or - for standard input.", completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("JSON lines, one record out for each line in; - for standard input.", valueName: "file"),
    completion: .file())
  var input: String?

  @Option(help: ArgumentHelp("Pages read at the same time. (default: one for each core)", valueName: "n"))
  var jobs: Int?

  @Flag(name: .shortAndLong, help: "No progress and no summary on standard error.")
  var quiet = false

  /// The inputs in their order.
  var inputs: [InputReader.Input] { paths.map(InputReader.Input.path) + (input.map { [.lines($0)] } ?? []) }

  func validate() throws {
    if paths.isEmpty, input == nil {
      throw ValidationError("Nothing to read. Name files or folders, - for standard input, or --input FILE.")
    }
    if paths.count(where: { $0 == "-" }) + (input == "-" ? 1 : 0) > 1 {
      throw ValidationError("Standard input can be read only once.")
    }
    guard (1...1024).contains(jobs ?? 1) else { throw ValidationError("--jobs takes a number from 1 to 1024.") }
  }
}
