import Record
import TestKit
import Testing

/// Broken input gives a problem with a code, a place and a next step, and the rest goes on.
@Suite struct DamagedInputTests {
  @Test func `every kind of damage is listed at its place, and what stands around it is read`() throws {
    let broken = try BrokenInputs()
    let folder = TemporaryFolder()
    broken.write(to: folder)
    let run = try Command("read", "--format", "json", folder.path).run()
    #expect(run.code == 3)
    var found = Array(zip(run.records, run.problemCodes))[...]
    for file in broken.cases {
      let own = found.prefix(file.codes.count)
      found = found.dropFirst(file.codes.count)
      #expect(own.map(\.1) == file.codes, "\(file.name)")
      for (record, codes) in own where !codes.isEmpty {
        let message = record["problems"]?.array?.first?["message"]?.string ?? ""
        #expect(message.hasPrefix("\(folder.path)/\(file.name)"), "no place in: \(message)")
        #expect(message.split(separator: ". ").count > 1, "no next step in: \(message)")
      }
    }
    #expect(found.isEmpty)
  }

  @Test func `text for people has what was read, and standard error what was not`() throws {
    let folder = TemporaryFolder()
    try BrokenInputs().write(to: folder)
    let run = try Command("read", folder.path).run()
    #expect(run.code == 3)
    #expect(run.text.contains("DL-INTAKE-004"), "a page that was read in part lists its problem")
    #expect(!run.text.contains("DL-INTAKE-006"))
    let told = run.complaints.split(separator: "\n")
    #expect(
      told.contains {
        $0.hasPrefix("dateline: DL-INTAKE-006 \(folder.path)/d-bomb.html.gz, byte 0: the gzip data grows")
      })
    #expect(told.last?.contains("pages read") == true && told.last?.contains("not read") == true)
  }

  @Test func `a cut gzip page gives its beginning and a problem`() throws {
    let folder = TemporaryFolder()
    let gzip = try Sample.gzip(Array(BrokenInputs.page.utf8))
    let path = folder.write(Array(gzip.prefix(gzip.count * 3 / 4)), to: "page.html.gz")
    let run = try Command("read", "--format", "json", path).run()
    let record = try #require(run.records.first)
    let text = try #require(record["article"]?["text"]?.string)
    #expect(run.code == 3)
    #expect(text.contains("Sentence 1 of the report") && !text.contains("Sentence 200 of"))
    #expect(
      record["problems"]?.array?.first?["message"]?.string
        == "\(path), byte 0: the gzip data ends in the middle. What came before was read. Fetch the file again.")
  }

  @Test func `a file that is not there or may not be read is named, and the next one is read`() throws {
    let folder = TemporaryFolder()
    let good = folder.write("The council met.", to: "good.txt")
    let run = try Command("read", "--format", "json", folder.path + "/none.html", "--input", folder.path, good).run()
    #expect(run.code == 3)
    #expect(run.problemCodes == [["DL-INTAKE-001"], [], ["DL-INTAKE-001"]])
    #expect(run.text.contains("No such file or directory. Check the path and the permission to read it."))
    #expect(run.text.contains("Is a directory"))
  }

  @Test func `a folder without pages says what it looked for`() throws {
    let folder = TemporaryFolder()
    folder.write("# Notes", to: "notes.md")
    let run = try Command("read", folder.path).run()
    #expect(run.code == 1)
    #expect(run.complaints.contains("DL-INTAKE-003 \(folder.path): no file in this folder ends in .html"))
  }
}
