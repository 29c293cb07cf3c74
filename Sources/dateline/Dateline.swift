internal import ArgumentParser

/// The command line: `dateline read …`.
@main
struct Dateline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Reads the news and keeps the record: who said what, when and where, every line tied to its words.",
    version: "0.1.0",
    subcommands: [Read.self])
}
