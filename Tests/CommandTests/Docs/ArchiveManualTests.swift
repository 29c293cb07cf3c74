import Record
import Testing

/// The part of `docs/command-line.md` on the archive's commands names their options.
@Suite struct ArchiveManualTests {
  private static let commands = [
    "add", "search", "statements", "timeline", "versions", "problems", "export", "verify", "rebuild", "serve", "backup",
  ]

  /// The options of `read`, which the manual describes above.
  private static func known() throws -> Set<String> { Set(try options(of: "read")) }

  private static func options(of command: String) throws -> [String] {
    let help = try JSONParser().parse(try Command(command, "--experimental-dump-help").run().output)
    let options = try #require(help["command"]?["arguments"]?.array).filter { $0["kind"]?.string != "positional" }
    return options.compactMap { option in
      option["names"]?.array?.first { $0["kind"]?.string == "long" }?["name"]?.string.map { "--" + $0 }
    }
  }

  /// The rows of the table of options: the options named in the first cell, the commands in the second.
  private static func rows() throws -> [(options: [String], commands: [String])] {
    let manual = try Checkout.text("docs/command-line.md")
    let part = try #require(manual.firstRange(of: "## The archive's commands").map { manual[$0.upperBound...] })
    return part.split(separator: "\n").filter { $0.hasPrefix("| `--") }.map { line in
      let cells = line.split(separator: "|").map(String.init)
      let named = cells[1].matches(of: #/`([a-z]+)`/#).map { String($0.output.1) }
      return (cells[0].matches(of: #/--[a-z-]+/#).map { String($0.output) }, named.isEmpty ? commands : named)
    }
  }

  @Test(arguments: commands) func `every option of a command is described, and no other is given to it`(command: String)
    throws
  {
    let options = Set(try Self.options(of: command))
    let described = Set(try Self.rows().filter { $0.commands.contains(command) }.flatMap(\.options))
    let own = options.subtracting(try Self.known()).union(options.intersection(described))
    let shown = described.subtracting(["--color"])
    #expect(own.subtracting(described).isEmpty, "not described: \(own.subtracting(described).sorted())")
    #expect(shown.subtracting(options).isEmpty, "it has none: \(shown.subtracting(options).sorted())")
  }
}
