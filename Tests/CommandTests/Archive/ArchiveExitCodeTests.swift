import Foundation
import TestKit
import Testing

@Suite struct ArchiveExitCodeTests {
  private static let page = Checkout.path + "/Examples/first/page.txt"

  @Test func `add gives 0, 1 or 3 by what could be read`() throws {
    let desk = Desk()
    #expect(try desk.run("add", "/nowhere/page.html").code == 1)
    #expect(try desk.run("add", Self.page).code == 0)
    let some = try desk.run("add", "/nowhere/page.html", Self.page)
    #expect(some.code == 3)
    #expect(some.complaints.contains("DL-INTAKE-001 /nowhere/page.html: No such file or directory."))
  }

  @Test(arguments: [
    (["add"], "Nothing to read."), (["add", "-", "--input", "-"], "Standard input can be read only once."),
    (["add", "-", "--jobs", "0"], "--jobs takes"), (["add", "-", "--wait", "-1"], "--wait"),
    (["add", "-", "--kept-at", "noon"], "--kept-at takes a moment"),
    (["add", "-", "--max-evidence-bytes", "1"], "--max-evidence-bytes takes"),
    (["search", "--limit", "0"], "--limit takes"), (["search", "--after", "x"], "DL-ARCHIVE-011"),
    (["search", "a", "--order", "relevance", "--after", "7"], "DL-ARCHIVE-011"),
    (["statements", "--after", "r1"], "DL-ARCHIVE-011"), (["search", "("], "DL-QUERY-002"),
    (["search", "--order", "best"], "'--order <order>'"), (["versions", "99"], "DL-ARCHIVE-010"),
    (["versions", "/nowhere"], "DL-ARCHIVE-010"), (["export", "--format", "csv"], "--format csv needs --output"),
    (["export", "--format", "pdf"], "'--format <format>'"), (["rebuild", "--jobs", "0"], "--jobs takes"),
    (["search", "--near", "1,2"], "near takes latitude,longitude,kilometers"),
  ])
  func `64 where the command line is wrong, with what would be right`(arguments: [String], words: String) throws {
    let desk = try Desk.filled()
    let run = try desk.run(arguments)
    #expect(run.code == 64, "\(run.complaints)")
    #expect(run.output.isEmpty)
    #expect(run.complaints.contains(words), "\(run.complaints)")
  }

  @Test(arguments: [
    ["search", "x"], ["statements"], ["timeline", "x"], ["versions", "1"], ["problems"], ["verify"], ["rebuild"],
    ["export", "--format", "jsonl"], ["rebuild", "--from-evidence"],
  ])
  func `69 where there is no archive, and none is made`(arguments: [String]) throws {
    let desk = Desk()
    let run = try desk.run(arguments)
    #expect(run.code == (arguments.contains("--from-evidence") ? 74 : 69), "\(run.complaints)")
    #expect(run.complaints.contains("DL-ARCHIVE-00"))
    #expect(!FileManager.default.fileExists(atPath: desk.archive))
  }

  @Test func `69 where the file is another program's`() throws {
    let desk = Desk()
    desk.folder.write(String(repeating: "a letter\n", count: 500), to: "news.db")
    for arguments in [["search", "x"], ["add", Self.page]] {
      let run = try desk.run(arguments)
      #expect(run.code == 69)
      #expect(run.complaints.contains("DL-ARCHIVE-002"))
    }
  }

  @Test func `65 where the database is damaged`() throws {
    let desk = try Desk.filled()
    try desk.edit("UPDATE body SET record = zeroblob(9)")
    let run = try desk.run("versions", "1")
    #expect(run.code == 65)
    #expect(run.complaints.contains("DL-ARCHIVE-007"))
  }

  @Test(arguments: [
    "search", "statements", "timeline", "versions 1", "verify", "export --format jsonl", "export --format warc",
    "problems --format csv", "search --format csv",
  ])
  func `74 where the answer cannot be written`(command: String) throws {
    let desk = try Desk.filled()
    let full = try desk.run(script: "\"$DATELINE\" \(command) --archive \"$ARCHIVE\" > /dev/full")
    #expect(full.code == 74)
    #expect(full.complaints.contains("No space left on device"))
    let gone = try desk.run(script: "\"$DATELINE\" \(command) --archive \"$ARCHIVE\" | true; echo ${PIPESTATUS[0]}")
    #expect(gone.text == "0\n" && gone.errors.isEmpty)
  }

  @Test func `74 where the disk takes no more, and the next run goes on`() throws {
    let desk = Desk()
    for number in 1...9 {
      desk.folder.write(
        Sample.html("The mayor said bridge \(number) was open.", headline: "Bridge \(number)"),
        to: "pages/\(number).html")
    }
    let add = "\"$DATELINE\" add \"$FOLDER/pages\" --archive \"$ARCHIVE\" --kept-at 2024-05-12T14:30:00Z"
    var codes: Set<Int32> = []
    for kilobytes in [1, 3, 60, 120, 160, 200, 240] {
      let run = try desk.run(script: "trap '' XFSZ; ulimit -f \(kilobytes); \(add)")
      codes.insert(run.code ?? -1)
      if run.code == 74 { #expect(run.complaints.contains("DL-ARCHIVE-00"), "\(run.complaints)") }
    }
    #expect(codes.isSubset(of: [0, 74]) && codes.contains(74), "\(codes)")
    #expect(try desk.run(script: add).code == 0)
    #expect(try desk.run("verify").text.hasPrefix("all is well: 9 captures"))
    let other = Desk()
    _ = try other.run("add", desk.folder.path + "/pages", "--kept-at", "2024-05-12T14:30:00Z")
    #expect(try desk.contents() == other.contents())
  }

  @Test func `75 where another process is writing, which is named; a patient one waits`() throws {
    let desk = Desk()
    let run = try desk.run(
      script: """
        cd "$FOLDER"; touch hold
        "$DATELINE" add /dev/null --archive "$ARCHIVE" --quiet
        flock "$ARCHIVE.lock" sh -c 'touch held; while [ -e hold ]; do sleep 0.05; done' &
        while [ ! -e held ]; do sleep 0.05; done
        "$DATELINE" add '\(Self.page)' --archive "$ARCHIVE" --wait 0; echo "impatient $?"
        "$DATELINE" rebuild --archive "$ARCHIVE" --wait 0; echo "rebuild $?"
        "$DATELINE" search --archive "$ARCHIVE"; echo "reader $?"
        "$DATELINE" add '\(Self.page)' --archive "$ARCHIVE" --wait 30 & rm hold; wait $!; echo "patient $?"
        """)
    #expect(run.lines == ["impatient 75", "rebuild 75", "reader 0", "patient 0"])
    #expect(run.complaints.contains("DL-ARCHIVE-004"))
    #expect(run.complaints.contains("process ") && run.complaints.contains("is writing to the archive; waited 0 s."))
    #expect(run.complaints.contains("1 new page"))
  }

  @Test func `two processes that add at once both keep what they were given`() throws {
    let desk = Desk()
    for number in 1...6 {
      for side in ["a", "b"] {
        desk.folder.write(
          Sample.html("The mayor of \(side) said \(number).", headline: side), to: "\(side)/\(number).html")
      }
    }
    let run = try desk.run(
      script: """
        cd "$FOLDER"
        "$DATELINE" add a --archive "$ARCHIVE" --quiet & "$DATELINE" add b --archive "$ARCHIVE" --quiet; echo $?
        wait $!; echo $?
        """)
    #expect(run.lines == ["0", "0"], "\(run.complaints)")
    #expect(try desk.run("verify").text.hasPrefix("all is well: 12 captures, 12 articles"))
  }

  @Test func `130 where it is interrupted, and what came so far is kept`() throws {
    let desk = Desk()
    var command = Command("add", "--input", "-", "--archive", desk.archive)
    command.signals = [2]
    command.readsOutput = false
    var number = 0
    let run = try command.run(
      input: .pieces {
        number += 1
        return Array(
          Sample.line(id: "l\(number)", text: "The mayor said on Tuesday that bridge \(number) was open.").utf8)
      })
    #expect(run.code == 130)
    #expect(run.complaints.contains(" new page"))
    let verify = try desk.run("verify")
    #expect(verify.code == 0 && !verify.text.contains(" 0 captures"), "\(verify.text)")
  }
}
