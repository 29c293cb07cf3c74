import Foundation
import Record
import TestKit
import Testing

@Suite struct ArchiveExportTests {
  @Test(arguments: ["jsonl", "ninjs", "jsonld", "annotations"])
  func `each form is JSON of all articles, or of those that are found`(form: String) throws {
    let desk = try Desk.filled()
    let all = try desk.run("export", "--format", form)
    #expect(all.code == 0 && all.errors.isEmpty)
    #expect(all.text.contains("Bridge opens") && all.text.contains("Road closed") && all.text.contains("Ainaži"))
    let some = try desk.run("export", "road", "--format", form)
    #expect(!some.text.contains("Bridge opens") && some.text.contains("Road closed"))
    for run in [all, some] {
      #expect(!run.records.isEmpty && run.records.allSatisfy { $0 != .null })
    }
  }

  @Test func `tables are read by Python, and stand by each other's keys`() throws {
    let desk = try Desk.filled()
    let output = desk.folder.path + "/tables"
    #expect(try desk.run("export", "--format", "csv", "--output", output).code == 0)
    let script = """
      import csv, glob, json, os, sys
      def rows(path):
        return list(csv.DictReader(open(path, newline="", encoding="utf-8-sig"), strict=True))
      print(json.dumps({os.path.basename(path): len(rows(path)) for path in glob.glob(sys.argv[1] + "/*.csv")}))
      """
    let tables = try #require(try Command(python: script, [output]).run().records.first)
    #expect(tables["articles.csv"] == .number(3))
    #expect(tables["statements.csv"] != .number(0) && tables["statements.csv"] != nil)
    let again = try desk.run("export", "--format", "csv", "--output", output)
    #expect(again.code == 74)
    #expect(again.complaints.contains("Name a file that is not there yet."))
  }

  @Test func `a web archive of it, read or added again, is the same archive`() throws {
    let desk = try Desk.filled()
    desk.folder.write(#"{"id":"x","text":"The mayor left on Monday.","published":"2023-05-03"}"#, to: "lines.jsonl")
    #expect(try desk.run("add", desk.folder.path + "/lines.jsonl").code == 0)
    let output = desk.folder.path + "/out.warc.gz"
    #expect(try desk.run("export", "--format", "warc", "--output", output).code == 0)
    let read = try Command("read", output, "--format", "json").run()
    #expect(read.code == 0 && !read.complaints.contains("text/plain"), "\(read.complaints)")
    let digests = read.records.compactMap { $0["capture"]?["digest"]?.string }
    let kept = try (1...4).flatMap { try desk.run("versions", "\($0)", "--format", "json").records }
    let own = kept.flatMap { $0["captures"]?.array ?? [] }.compactMap { $0["digest"]?.string }
    #expect(own.count == 4 && digests.sorted() == own.sorted())

    // Where a capture lies and when it was kept differs; numbers are given in the order of the pages.
    var (from, archives) = (output, [desk])
    for turn in 1...2 {
      let other = Desk()
      #expect(try other.run("add", from).complaints.contains("4 new pages"))
      #expect(try other.run("verify").code == 0)
      #expect(try other.exported() == desk.exported(), "turn \(turn)")
      from = other.folder.path + "/out.warc.gz"
      #expect(try other.run("export", "--format", "warc", "--output", from).code == 0)
      archives.append(other)
    }
    #expect(try desk.run("add", output).complaints.contains("0 new pages, 4 passed over, kept before"))
    #expect(try archives[1].run("add", output).complaints.contains("0 new pages, 4 passed over, kept before"))
  }

  @Test(arguments: ["jsonl", "ninjs", "jsonld", "annotations", "warc"])
  func `an export of nothing is a whole file with nothing in it`(form: String) throws {
    let desk = Desk()
    #expect(try desk.run("add", "--input", "-").code == 0)
    let run = try desk.run("export", "--format", form)
    #expect(run.code == 0 && run.errors.isEmpty)
    #expect(try desk.run("verify").text.hasPrefix("all is well: 0 captures"))
    #expect(try desk.run("rebuild").code == 0)
    #expect(try desk.run("search").complaints == "nothing was found\n")
  }
}

extension Desk {
  /// The records with their days and addresses, in no order, without the numbers of their pages.
  fileprivate func exported() throws -> [String] {
    try run("export", "--format", "jsonl").text.split(separator: "\n").map {
      String($0.replacing(#/"page":[0-9]+/#, with: ""))
    }.sorted()
  }
}
