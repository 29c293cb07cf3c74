import Record
import TestKit
import Testing

/// Nothing on a page, in a file's name or in a line's id may reach the terminal as a command to it.
@Suite struct HostileTextTests {
  /// Clears the screen, sets the title, colours by the one-byte form, turns the direction, rings, goes back over what is
  /// there.
  private static let attack = "A\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31mB\u{202E}C\u{2066}D\u{8}\u{7F}E\u{90}F"

  private func harmful(_ text: String, allowing: Set<UInt32> = []) -> [String] {
    let turns: [ClosedRange<UInt32>] = [0x202A...0x202E, 0x2066...0x2069, 0x200E...0x200F]
    return text.unicodeScalars.filter { scalar in
      let value = scalar.value
      return value != 0x0A && (value < 0x20 || (0x7F...0x9F).contains(value) || turns.contains { $0.contains(value) })
    }.filter { !allowing.contains($0.value) }.map { String($0.value, radix: 16) }
  }

  private func page() -> String {
    Sample.html(
      "“The bridge \(Self.attack) is open,” the minister \(Self.attack) Anna Kalnina said on Monday in Riga.",
      headline: "Council \(Self.attack) votes")
  }

  /// A line whose text is kept to the letter.
  private func line() -> String {
    var writer = JSONWriter()
    writer.object { $0.string("text", "“The bridge \(Self.attack) is open,” said Anna Kalnina in Riga.") }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  @Test func `a page's control characters never reach the terminal`() throws {
    let folder = TemporaryFolder()
    let html = folder.write(page(), to: "page.html")
    let pasted = folder.write(page().replacing(#/<[^>]*>/#, with: "\n"), to: "page.txt")
    for arguments in [[], ["--evidence"]] {
      let run = try Command(["read", html, pasted] + arguments).run()
      #expect(run.code == 0)
      #expect(run.text.contains("[2J"))
      #expect(harmful(run.text).isEmpty)
    }
  }

  @Test func `text that is kept to the letter is shown with symbols`() throws {
    for arguments in [[], ["--evidence"]] {
      let run = try Command(["read", "--input", "-"] + arguments).run(input: line())
      #expect(run.text.contains("A␛[2J"))
      #expect(harmful(run.text).isEmpty)
    }
  }

  @Test func `colours of our own are all that is on a terminal`() throws {
    let folder = TemporaryFolder()
    var command = Command("read", folder.write(page(), to: "page.html"))
    command.terminalColumns = 80
    let text = try command.run().text.replacing(#/\u{1B}\[(0|1|2|3|36|33|1;34)m/#, with: "")
    #expect(harmful(text, allowing: [0x0D]).isEmpty, "a terminal's own line ends aside")
  }

  @Test func `JSON escapes every control character`() throws {
    let folder = TemporaryFolder()
    let page = try Command("read", "--format", "json", folder.write(page(), to: "page.html")).run()
    #expect(harmful(page.text, allowing: [0x202E, 0x2066]).isEmpty)
    let run = try Command("read", "--input", "-", "--format", "json").run(input: line())
    #expect(harmful(run.text, allowing: [0x202E, 0x2066]).isEmpty)
    #expect(run.records.first?["article"]?["text"]?.string?.contains(Self.attack) == true, "and loses none")
    #expect(run.text.contains(#"\u001b[2J"#))
    #expect(run.text.contains(#"\u009b31m"#))
  }

  @Test func `a file's name, a line's id and an address are no way in either`() throws {
    let folder = TemporaryFolder()
    folder.write([0, 1, 2, 3], to: "bad\u{1B}[2J\u{9B}1m.html")
    folder.write(Self.attack, to: "good\u{1B}[2J.txt")
    let run = try Command("read", folder.path, folder.path + "/no\u{1B}[2J").run()
    #expect(run.code == 3)
    #expect(run.complaints.contains("bad␛[2J") && run.complaints.contains("no␛[2J"))
    #expect(harmful(run.text).isEmpty && harmful(run.complaints).isEmpty)

    let line = #"{"id":"\u001b[2J","url":"http://x/\u001b[2J\u009b","published":"\u001b[2J","text":"Hello."}"# + "\n"
    for format in ["text", "json"] {
      let answer = try Command("read", "--input", "-", "--format", format).run(input: line)
      #expect(harmful(answer.text).isEmpty && harmful(answer.complaints).isEmpty)
    }
  }
}
