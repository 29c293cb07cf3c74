import Foundation
import Glibc
import Record
import TestKit
import Testing

/// From an empty folder to answers, as a reporter goes.
@Suite struct ArchiveScenarioTests {
  @Test(
    .enabled(
      if: SharedData.has("acceptance/karabakh/page.txt") && SharedData.has("data/pages/html"), "\(SharedData.advice)"))
  func `a folder of pages and one article more answer who said what, and when`() throws {
    let desk = Desk()
    let shared = try #require(SharedData.folder)
    for (index, name) in SharedData.names(in: "data/pages/html").enumerated() where index % 60 == 0 {
      desk.folder.write(SharedData.bytes("data/pages/html/\(name)"), to: "pages/\(name)")
    }
    let article = shared + "/acceptance/karabakh/page.txt"
    let folder = try desk.run("add", desk.folder.path + "/pages")
    #expect(folder.code == 0 || folder.code == 3, "\(folder.complaints)")
    #expect(try desk.run("add", article).complaints.contains("1 new page"))

    let statements = try desk.run("statements", "--party", "Russian Foreign Ministry")
    #expect(statements.code == 0)
    #expect(statements.text.contains("Russian Foreign Ministry") || statements.text.contains("Foreign Ministry"))
    let said = try desk.run("statements", "--party", "Russian Foreign Ministry", "--format", "json").records
    let page = String(decoding: SharedData.bytes("acceptance/karabakh/page.txt"), as: UTF8.self)
    #expect(!said.isEmpty)
    for statement in said {
      let content = statement["content"]?.string ?? ""
      #expect(content.split { !$0.isLetter && !$0.isNumber }.allSatisfy { page.contains($0) }, "\(content)")
    }

    let found = try desk.run("search", "Karabakh -football", "--since", "2023-09-01")
    #expect(found.code == 0 && found.text.contains("page.txt"))
    #expect(try desk.run("search", "Karabakh football").text.contains("page.txt") == page.contains("football"))
    let days = try desk.run("timeline", article)
    #expect(days.code == 0 && days.lines.contains { $0.hasPrefix("20") })
    #expect(days.text.contains("2020-11"))

    let well = try desk.run("verify")
    #expect(well.code == 0, "\(well.text)")
    #expect(well.text.hasPrefix("all is well: "))
  }

  @Test func `the examples answer too, and every change by hand is named`() throws {
    let desk = try Desk.filled()
    let said = try desk.run("statements", "--party", "Estonian Foreign Ministry")
    #expect(said.text.contains("Estonian Foreign Ministry"))
    let words = said.text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains("directly contradicts the Agreement on Coastal Waters dated June 2, 2021"))
    #expect(try desk.run("search", "bridge -harbour").text.contains("Bridge opens"))
    #expect(try !desk.run("search", "bridge -harbour").text.contains("Ainaži"))
    let days = try desk.run("timeline", Checkout.path + "/Examples/first/page.txt")
    #expect(days.lines.contains("2021-06-02"))
    #expect(days.lines.contains("2023-10"))
    #expect(try desk.run("verify").text.hasPrefix("all is well: 3 captures, 3 articles, 1 files of evidence"))

    let file = desk.evidence + "/dateline-00000001.warc.gz"
    let whole = SharedData.bytes(at: file)
    var changed = whole
    changed[whole.count / 2] ^= 1
    try Data(changed).write(to: URL(fileURLWithPath: file))
    let rot = try desk.run("verify")
    #expect(rot.code == 1)
    #expect(rot.lines.first?.contains("dateline-00000001.warc.gz, byte ") == true)
    #expect(rot.lines.last?.contains(" faults in ") == true)
    #expect(try desk.run("search", "bridge").code == 0, "the rest stays readable")

    try Data(whole).write(to: URL(fileURLWithPath: file))
    try desk.edit("UPDATE statement SET content = replace(content, 'contradicts', 'supports')")
    let fact = try desk.run("verify")
    #expect(fact.code == 1)
    #expect(fact.text.contains("page 3, version 1: statement "))
    #expect(fact.text.contains("the content is not the record's"))
  }

  @Test func `a page that changed has versions, and what was bad is listed`() throws {
    let desk = Desk()
    let path = desk.folder.write(
      Sample.html("The mayor said that the road was open.", headline: "Road open"), to: "a.html")
    #expect(try desk.run("add", path).complaints.contains("1 new page; kept in"))
    #expect(try desk.run("add", path).complaints.contains("0 new pages, 1 passed over, kept before"))
    desk.folder.write(Sample.html("The mayor said that the road was closed.", headline: "Road shut"), to: "a.html")
    #expect(try desk.run("add", path).complaints.contains("1 as a new version"))
    let versions = try desk.run("versions", path)
    #expect(versions.code == 0)
    #expect(versions.text.contains("Version 1") && versions.text.contains("Version 2"))
    #expect(versions.text.contains("Road open") && versions.text.contains("Road shut"))
    let json = try desk.run("versions", "1", "--format", "json").records
    #expect(json.map { $0["version"]?.number } == [1, 2])
    #expect(json.first?["changes"] == nil && json.first?["drawnAlike"] == nil)
    #expect(json.last?["drawnAlike"] == .bool(true))
    #expect(json.last?["changes"]?.array?.first?["summary"]?.string?.isEmpty == false)
    #expect(try desk.run("search", "closed").text.contains("Road shut"))
    #expect(
      try desk.run("search", "open", "--format", "json").records.filter { $0["headline"]?.string == "Road open" }
        .isEmpty)

    #expect(try desk.run("problems").complaints == "no problems\n")
    let rubbish = (0..<4000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) }
    let bad = desk.folder.write(Array("%PDF-1.7\n".utf8) + rubbish, to: "bad.pdf.txt")
    let mixed = try desk.run("add", bad, path)
    #expect(mixed.code == 3)
    let problems = try desk.run("problems", "--format", "json").records
    #expect(problems.compactMap { $0["code"]?.string } == ["DL-INTAKE-008"])
    #expect(try desk.run("problems").text.contains("bad.pdf.txt"))
    #expect(try desk.run("verify").code == 0)
  }

  @Test func `facts are drawn again, and the database is made anew from the evidence`() throws {
    let desk = try Desk.filled()
    let before = try desk.contents()
    #expect(try desk.run("rebuild").complaints == "dateline: 0 articles drawn again, 0 problems.\n")
    #expect(try desk.run("rebuild", "--all").complaints == "dateline: 3 articles drawn again, 0 problems.\n")
    #expect(try desk.contents() == before)
    try desk.edit("UPDATE article SET drawnBy = 'older'")
    #expect(try desk.run("rebuild").complaints == "dateline: 3 articles drawn again, 0 problems.\n")
    #expect(try desk.contents() == before)
    unlink(desk.archive)
    #expect(try desk.run("rebuild", "--from-evidence").complaints == "dateline: 3 captures taken in, 0 problems.\n")
    #expect(try desk.contents() == before)
    #expect(try desk.run("verify").code == 0)
  }
}
