import Archive
import Record
import TestKit
import Testing

@Suite struct KeeperTests {
  @Test func `pages, versions, captures that show nothing new, copies and what was kept before are told apart`() throws
  {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    let outcome = try ArchiveSample.keep(at: path)
    #expect(outcome.pages == 7 && outcome.versions == 1 && outcome.unchanged == 1)
    #expect(outcome.revisits == 2 && outcome.known == 1 && outcome.problems == 1)
    #expect(outcome.kept == 9)
    let archive = try Archive(path: path)
    let counts = try archive.store.counts()
    #expect(counts == StoreCounts(pages: 7, articles: 8, captures: 9, statements: 14, problems: 1))
    #expect(try ArchiveSample.faults(of: archive).isEmpty)
  }

  @Test func `every capture comes back from the evidence as it was offered`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    try ArchiveSample.keep(at: path)
    let archive = try Archive(path: path)
    let stored = try archive.store.captures(after: 0, limit: 99)
    let offered = ArchiveSample.captures.enumerated().filter { $0.offset != 8 }.map(\.element)
    #expect(stored.count == offered.count)
    for (stored, capture) in zip(stored, offered) {
      #expect(try archive.evidence.capture(at: stored.location) == capture)
    }
    #expect(try archive.evidence.files().count > 1, "files are rotated")
  }

  @Test func `a changed page is its next version, the same bytes a revisit of the first capture that has them`() throws
  {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    try ArchiveSample.keep(at: path)
    let store = try Archive(path: path).store
    let page = try #require(try store.page(named: "https://wire.example/c"))
    #expect(try store.versions(of: page).map(\.version) == [1, 2])
    let captures = try store.captures(of: page)
    #expect(captures.map(\.refersTo) == [nil, nil, captures[1].number])
    #expect(captures[2].article == captures[1].article, "it shows nothing new")
    let copy = try #require(try store.page(named: "/copies/1.txt"))
    #expect(try store.captures(of: copy).map(\.refersTo) == [1])
  }

  @Test func `what is offered again changes nothing`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    try ArchiveSample.keep(at: path)
    let before = try TableDump.of(path)
    let outcome = try ArchiveSample.keep(at: path)
    #expect(outcome.kept == 0 && outcome.known == 10)
    #expect(try TableDump.of(path) == before)
  }

  @Test func `a page whose first bytes are damaged is kept whole again`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    let disk = FailingDisk()
    let page = ArchiveSample.captures[0]
    try ArchiveSample.keep([page], at: path, on: disk)
    let name = Archive.evidencePath(of: path) + "/dateline-00000001.warc.gz"
    let location = try #require(try Archive(path: path).store.captures(after: 0, limit: 1).first?.location)
    disk.files[name]?[location.offset] ^= 1
    let outcome = try ArchiveSample.keep([ArchiveSample.captures[7]], at: path, on: disk)
    #expect(outcome.pages == 1 && outcome.revisits == 0)
    let archive = try Archive(path: path, disk: disk)
    let copy = try #require(try archive.store.captures(after: 1, limit: 1).first)
    #expect(try archive.evidence.capture(at: copy.location).payload == page.payload)
  }
}
