import Testing

@Suite struct ColorTests {
  private let page = Checkout.path + "/Examples/first/page.txt"

  private func isColored(_ arguments: [String], onTerminal: Bool, _ environment: [String: String] = [:]) throws -> Bool
  {
    var command = Command(["read", page] + arguments)
    command.environment = environment
    command.terminalColumns = onTerminal ? 80 : nil
    let run = try command.run()
    #expect(run.code == 0)
    #expect(run.text.contains("Who said what"))
    return run.text.contains("\u{1B}[")
  }

  @Test func `a terminal gets colours and a pipe none`() throws {
    #expect(try isColored([], onTerminal: true))
    #expect(try !isColored([], onTerminal: false))
  }

  @Test func `NO_COLOR and a dumb terminal get none`() throws {
    #expect(try !isColored([], onTerminal: true, ["NO_COLOR": "1"]))
    #expect(try isColored([], onTerminal: true, ["NO_COLOR": ""]), "an empty NO_COLOR says nothing")
    #expect(try !isColored([], onTerminal: true, ["TERM": "dumb"]))
  }

  @Test func `--color is stronger than where the output goes and than NO_COLOR`() throws {
    #expect(try isColored(["--color", "always"], onTerminal: false))
    #expect(try isColored(["--color", "always"], onTerminal: false, ["NO_COLOR": "1"]))
    #expect(try !isColored(["--color", "never"], onTerminal: true))
  }

  @Test func `JSON has no colours on a terminal`() throws {
    var command = Command("read", "--format", "json", "--color", "always", page)
    command.terminalColumns = 80
    #expect(try !command.run().text.contains("\u{1B}"))
  }
}
