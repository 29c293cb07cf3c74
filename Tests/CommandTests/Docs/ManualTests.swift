import Record
import Testing

/// `docs/command-line.md` says what the program says of itself.
@Suite struct ManualTests {
  private struct Row {
    var name: String
    var type: String
    var fallback: String
    var effect: String
    var example: String
  }

  /// The manual's part on `read`.
  private static func part() throws -> Substring {
    let manual = try Checkout.text("docs/command-line.md")
    return manual[..<(manual.firstRange(of: "## The archive's commands")?.lowerBound ?? manual.endIndex)]
  }

  /// The options that it describes: the rows of its tables whose first cell is an option.
  private static func rows() throws -> [Row] {
    try part().split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { cell in
        String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      guard cells.count == 5, let name = cells[0].firstMatch(of: #/`.*(--[a-z-]+)/#) else { return nil }
      return Row(name: String(name.output.1), type: cells[1], fallback: cells[2], effect: cells[3], example: cells[4])
    }
  }

  /// The options as the program lists them.
  private static func options() throws -> [JSONValue] {
    let run = try Command("read", "--experimental-dump-help").run()
    let help = try JSONParser().parse(run.output)
    return try #require(help["command"]?["arguments"]?.array).filter { $0["kind"]?.string != "positional" }
  }

  private static func name(_ option: JSONValue) -> String {
    "--" + (option["names"]?.array?.first { $0["kind"]?.string == "long" }?["name"]?.string ?? "?")
  }

  @Test func `the help reads as recorded`() throws {
    for (arguments, name) in [(["--help"], "help.txt"), (["read", "--help"], "read-help.txt")] {
      var command = Command(arguments)
      command.environment["COLUMNS"] = "80"
      let run = try command.run()
      #expect(run.code == 0)
      try expectSnapshot(run.text, name)
    }
  }

  @Test func `the manual has every option once and no other`() throws {
    let described = try Self.rows().map(\.name)
    #expect(described.sorted() == (try Self.options().map(Self.name).sorted()))
  }

  @Test func `defaults and values in the manual are those of the program`() throws {
    let rows = Dictionary(try Self.rows().map { ($0.name, $0) }) { first, _ in first }
    for option in try Self.options() {
      let name = Self.name(option)
      let row = try #require(rows[name])
      if let fallback = option["defaultValue"]?.string {
        #expect(row.fallback == "`\(fallback)`", "the default of \(name)")
      } else {
        #expect(!row.fallback.contains("`"), "\(name) has no default to quote")
      }
      for value in option["allValues"]?.array ?? [] {
        #expect(row.type.contains("`\(value.string ?? "?")`"), "\(name) takes \(value)")
      }
      #expect(!row.effect.isEmpty && row.example.contains(name), "\(name) has no example")
    }
  }

  @Test func `every example in the manual runs`() throws {
    let manual = try Self.part()
    let cells = try Self.rows().map { String($0.example.filter { $0 != "`" }) }
    let blocks = manual.split(separator: "\n").filter { $0.hasPrefix("    ") && $0.contains("dateline ") }.map {
      String($0.drop { $0 == " " })
    }
    #expect(cells.count > 10 && blocks.count > 5)
    for example in cells + blocks {
      let run = try Command(
        script: "set -o pipefail; cd '\(Checkout.path)'; dateline() { \"$DATELINE\" \"$@\"; }; \(example)"
      ).run()
      #expect(run.code == 0, "\(example)\n\(run.complaints)")
      #expect(!run.output.isEmpty, "\(example)")
    }
  }
}
