internal import ArgumentParser
internal import Facts

/// The command line: `dateline read …`.
@main
struct Dateline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Reads the news and keeps the record: who said what, when and where, every line tied to its words.",
    version: Recorder.version,
    subcommands: [
      Read.self, Add.self, Search.self, Statements.self, Timeline.self, Versions.self, Problems.self, Export.self,
      Verify.self, Rebuild.self, Serve.self, User.self, Backup.self,
    ])
}
