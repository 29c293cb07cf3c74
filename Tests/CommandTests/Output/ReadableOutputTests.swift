import Testing

@Suite struct ReadableOutputTests {
  private let page = Checkout.path + "/Examples/first/page.txt"

  @Test func `the record of the first example reads as recorded`() throws {
    // From the checkout, so that the path in the record is the same on every machine.
    var command = Command(script: "cd '\(Checkout.path)' && \"$DATELINE\" read Examples/first/page.txt")
    command.environment["COLUMNS"] = "80"
    let run = try command.run()
    #expect(run.code == 0)
    #expect(run.complaints.isEmpty)
    try expectSnapshot(run.text, "first-80.txt")
  }

  @Test(arguments: [(40, 40), (60, 60), (80, 80), (120, 100)])
  func `lines fill the columns, a hundred at most, and are never longer`(columns: Int, longest: Int) throws {
    var command = Command("read", "--evidence", page)
    command.environment["COLUMNS"] = String(columns)
    let widths = try command.run().lines.map(\.count)
    #expect(widths.max() == longest, "the rule over the record is as wide as the page")
    #expect(widths.contains { $0 > longest - 12 && $0 < longest }, "no line of words comes near the end")
  }

  @Test func `a terminal's own width is used where COLUMNS says nothing`() throws {
    var command = Command("read", page)
    command.terminalColumns = 50
    let lines = try command.run().text.split(whereSeparator: \.isNewline)
    let plain = lines.map { $0.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") }
    #expect(plain.map(\.count).max() == 50)
  }

  @Test func `words and what surrounds them are the same at every width`() throws {
    func words(_ columns: String) throws -> [Substring] {
      var command = Command("read", page)
      command.environment["COLUMNS"] = columns
      return try command.run().text.split { $0.isWhitespace || $0 == "─" }
    }
    let wide = try words("100")
    #expect(try words("60") == wide)
    #expect(try words("33").joined() == wide.joined(), "long words may be parted")
  }

  @Test func `evidence shows bytes that stand on the page`() throws {
    let payload = Array(try Checkout.text("Examples/first/page.txt").utf8)
    var command = Command("read", "--evidence", page)
    command.environment["COLUMNS"] = "100"
    let text = try command.run().text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let places = text.matches(of: #/(source|cue|content) bytes ([0-9]+)–([0-9]+) /#)
    #expect(places.count > 30)
    for place in places {
      let range = try #require(Int(place.output.2))..<(try #require(Int(place.output.3)))
      let words = String(decoding: payload[range], as: UTF8.self).split(whereSeparator: \.isWhitespace)
      #expect(text[place.range.upperBound...].hasPrefix(words.joined(separator: " ")))
    }
  }
}
