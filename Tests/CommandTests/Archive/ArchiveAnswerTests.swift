import Record
import TestKit
import Testing

@Suite struct ArchiveAnswerTests {
  @Test(arguments: [["search", "the"], ["statements"], ["timeline", "harbour"], ["problems"], ["versions", "1"]])
  func `csv and json say the same`(arguments: [String]) throws {
    let desk = try Desk.filled()
    _ = try desk.run("add", "/nowhere/page.html", "--quiet")
    let json = try desk.run(arguments + ["--format", "json"])
    #expect(json.code == 0 && json.errors.isEmpty)
    #expect(!json.records.isEmpty && json.records.allSatisfy { $0 != .null })
    let csv = try desk.run(arguments + ["--format", "csv"])
    #expect(csv.code == 0)
    let script = "import csv, json, sys; [print(json.dumps(row)) for row in csv.DictReader(sys.stdin, strict=True)]"
    let rows = try Command(python: script, []).run(input: .bytes(csv.output)).records
    // A version that is the first of its page has no changes, which are what its table lists.
    if arguments[0] == "versions" { return }
    #expect(rows.count == json.records.count)
    for (row, record) in zip(rows, json.records) {
      guard case .object(let members) = record else { continue }
      for member in members where member.value.string != nil {
        #expect(row[member.key]?.string == member.value.string, "\(member.key)")
      }
    }
  }

  @Test(arguments: [["search"], ["search", "council", "--order", "relevance"], ["statements"]])
  func `pages by cursor are the whole, whatever is added behind them`(arguments: [String]) throws {
    let desk = Desk()
    for number in 1...7 {
      desk.folder.write(
        Sample.html("The mayor said bridge \(number) was open.", headline: "Bridge \(number)"),
        to: "pages/\(number).html")
    }
    #expect(try desk.run("add", desk.folder.path + "/pages").code == 0)
    func lines(_ records: [JSONValue]) -> [String] {
      records.map { "\($0["page"].map { "\($0)" } ?? "") \($0["id"]?.string ?? "") \($0["headline"]?.string ?? "")" }
    }
    let whole = lines(try desk.run(arguments + ["--format", "json", "--limit", "100"]).records)
    var parts: [String] = []
    var cursor: [String] = []
    repeat {
      let part = try desk.run(arguments + ["--format", "json", "--limit", "3"] + cursor)
      #expect(part.code == 0 && part.records.count <= 3)
      parts += lines(part.records)
      let next = part.complaints.split(separator: " ").last.map { String($0.filter { !$0.isNewline }) }
      cursor = part.complaints.hasPrefix("more: --after ") ? ["--after", next ?? ""] : []
    } while !cursor.isEmpty && parts.count <= whole.count
    #expect(whole.count >= 7 && parts == whole)
  }

  @Test func `facets count what was found`() throws {
    let desk = try Desk.filled()
    let run = try desk.run("search", "--facets")
    #expect(run.text.contains("Found 3\n"))
    #expect(run.text.contains("languages: en 3"))
    let json = try #require(try desk.run("search", "--facets", "--format", "json").records.last)
    #expect(json["facets"]?["counted"] == .number(3))
  }

  @Test func `where nothing is found it says so, and that is no failure`() throws {
    let desk = try Desk.filled()
    for (arguments, words) in [
      (["search", "zebra"], "nothing was found\n"), (["statements", "zebra"], "nothing was found\n"),
      (["timeline", "zebra"], "no days are told of\n"), (["problems"], "no problems\n"),
    ] {
      let run = try desk.run(arguments)
      #expect(run.code == 0 && run.output.isEmpty && run.complaints == words)
    }
  }

  @Test func `a query that is not understood is shown with a mark at the place`() throws {
    let desk = try Desk.filled()
    let run = try desk.run("search", "bridge (road")
    #expect(run.code == 64)
    #expect(run.complaints.contains("DL-QUERY-002 character 8 of the query: the parenthesis is not closed."))
    #expect(run.complaints.contains("\n  bridge (road\n         ^\n"))
    let wide = try desk.run("search", "橋 author:x")
    #expect(wide.complaints.contains("\n  橋 author:x\n     ^\n"))
    #expect(try desk.run("search", "--since", "soon").complaints.contains("--since: DL-QUERY-006") == false)
    #expect(try desk.run("search", "--since", "soon").complaints.contains("--since: character 1 of the query"))
  }

  /// Clears the screen, sets the title, colours by the one-byte form, turns the direction, rings.
  private static let attack = "A\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31mB\u{202E}C\u{2066}D\u{8}\u{7F}E\u{90}F\u{2}G\u{3}"

  @Test func `no control character of a page, a path or a query reaches the terminal`() throws {
    let desk = Desk()
    var line = JSONWriter()
    line.object {
      $0.string("text", "“The bridge \(Self.attack) is open,” said Anna Kalnina on Monday 4 March 2024 in Riga.")
      $0.string("url", "https://x.example/\(Self.attack)")
    }
    desk.folder.write(line.bytes + [0x0A], to: "l.jsonl")
    desk.folder.write(
      Sample.html("The mayor \(Self.attack) said it was open.", headline: "H \(Self.attack)"), to: "a.html")
    let bad = desk.folder.write("", to: "b\(Self.attack.filter { $0 != "/" }).html")
    let add = try desk.run("add", desk.folder.path + "/l.jsonl", desk.folder.path + "/a.html", bad)
    var shown = [add]
    for arguments in [
      ["search", "bridge"], ["search", "\(Self.attack) (", "x"], ["statements"], ["timeline", "bridge"], ["problems"],
      ["verify"],
      ["versions", "1"], ["versions", "2"], ["versions", Self.attack], ["search", "--after", Self.attack],
    ] { shown.append(try desk.run(arguments)) }
    try desk.edit("UPDATE statement SET content = 'x'")
    try desk.edit("UPDATE party SET name = '\(Self.attack)'")
    shown.append(try desk.run("verify"))
    for run in shown {
      #expect(!run.output.isEmpty || !run.errors.isEmpty)
      #expect(harmful(run.text).isEmpty && harmful(run.complaints).isEmpty, "\(run.text.debugDescription)")
    }
  }

  private func harmful(_ text: String) -> [String] {
    let turns: [ClosedRange<UInt32>] = [0x202A...0x202E, 0x2066...0x2069]
    return text.unicodeScalars.map(\.value).filter { value in
      value != 0x0A && (value < 0x20 || (0x7F...0x9F).contains(value) || turns.contains { $0.contains(value) })
    }.map { String($0, radix: 16) }
  }
}
