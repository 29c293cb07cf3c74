import Foundation
import GRDB
import Record
import TestKit
import Testing

@testable import Archive

@Suite struct VerifyDatabaseTests {
  private static let seed: UInt64 = 20_240_513

  /// Changes that a hand could make, one each, all of which are to be found.
  static let edits = [
    "statement SET content = content || 'x'", "statement SET content = replace(content, 'open', 'shut')",
    "statement SET stance = 'admits'", "statement SET spans = '3-5'", "statement SET spans = ''",
    "statement SET party = 3 - party", "statement SET party = NULL", "statement SET source = 'Riga'",
    "statement SET cue = ''", "statement SET kind = 'direct'", "statement SET id = 's9'",
    "statement SET confidence = 0.1", "statement SET confidence = 'high'", "statement SET facets = facets || ' s1'",
    "article SET headline = 'Road 7'", "article SET headline = NULL", "article SET day = '2023-09-30'",
    "article SET language = 'de'", "article SET digest = 'sha256:0'", "article SET outlet = NULL",
    "article SET section = outlet", "article SET isLatest = 1 - isLatest", "article SET version = version + 7",
    "article SET page = page % 7 + 1, version = 9", "article SET key = key + 1",
    "body SET text = replace(text, 'open', 'shut')",
    "body SET text = ''", "body SET record = zeroblob(20)", "body SET record = substr(record, 2)",
    "statement SET facets = upper(facets)", "facet SET facets = upper(facets)",
    "facet SET facets = replace(facets, ' ', char(9))", "facet SET facets = facets || ' tadmits'",
    "facet SET facets = ''", "capture SET digest = 'sha256:0'",
    "capture SET offset = offset + 1", "capture SET offset = 'here'", "capture SET length = length - 1",
    "capture SET file = 'dateline-00000099.warc.gz'", "capture SET file = '../../etc/passwd'",
    "capture SET source = '/pages/other.txt'", "capture SET time = '2023-01-01T00:00:00Z'",
    "capture SET keptAt = '2023-01-01T00:00:00Z'", "capture SET event = 'sha256:0'",
    "capture SET url = 'https://x.example/'",
    "capture SET mediaType = 'text/html'", "capture SET bytes = 1", "capture SET form = 'html'",
    "capture SET recordID = 'urn:x'", "capture SET page = page % 7 + 1", "page SET address = 'https://x.example/'",
    "page SET key = key || 'x'", "label SET name = 'Warp'", "label SET key = 'x'", "party SET name = 'Nobody'",
    "party SET key = 'x'", "party SET country = 'XX'", "place SET latitude = 0", "place SET geonames = 1",
    "place SET country = 'XX'", "place SET name = 'Paris'", "evidenceFile SET length = length - 1",
    "evidenceFile SET length = length + 1", "evidenceFile SET checksum = 1", "evidenceFile SET file = 'x'",
    "page SET address = upper(address)", "label SET kind = 'byline'", "label SET name = upper(name)",
    "party SET kind = 'x'", "party SET name = upper(name)", "party SET sum = sum + 1", "article SET drawnBy = 'x'",
    "capture SET charset = 'koi8-r'", "capture SET charset = NULL", "capture SET refersTo = 1",
    "spelling SET key = key || 'x'", "spelling SET place = 3 - place", "problem SET message = 'all is well'",
    "problem SET code = 'DL-TEST-002'", "problem SET source = '/pages/1.txt'", "problem SET page = 1",
    "problem SET keptAt = '2023-01-01T00:00:00Z'",
  ]

  @Test(arguments: edits)
  func `a row that was changed by hand is found, and the rest stays readable`(edit: String) throws {
    let table = String(try #require(edit.split(separator: " ").first))
    let key = ["evidenceFile": "file", "spelling": "key"][table] ?? "rowid"
    let faults = try faults("UPDATE \(edit) WHERE \(key) = (SELECT max(\(key)) FROM \(table))")
    #expect(!faults.isEmpty)
  }

  @Test(arguments: [
    "statement", "facet", "tally", "capture", "evidenceFile", "body", "article", "page", "party", "place", "label",
    "spelling",
  ])
  func `a row that is gone is found`(table: String) throws {
    let key = ["evidenceFile": "file", "spelling": "key"][table] ?? "rowid"
    #expect(try !faults("DELETE FROM \(table) WHERE \(key) = (SELECT min(\(key)) FROM \(table))").isEmpty)
  }

  @Test(arguments: [
    "INSERT INTO articleWords(rowid, text, facets) VALUES (1, 'war', 'xa')",
    "INSERT INTO articleWords(articleWords) VALUES ('delete-all')",
    "INSERT INTO statementWords(rowid, content, facets) VALUES (1, 'war', 'xa')",
    "INSERT INTO partyWords(rowid, name) VALUES (1, 'Else')",
    "INSERT INTO statement SELECT key - 9, id, kind, stance, party, source, cue, content, spans, confidence, facets "
      + "FROM statement LIMIT 1",
    "UPDATE statement SET party = 77", "DROP INDEX captureByPage; DROP TABLE partyWords",
  ])
  func `an index that does not fit its rows is found`(change: String) throws {
    #expect(try !faults(change).isEmpty)
  }

  @Test func `a revisit whose reference is gone or goes elsewhere is read by its own record or found`() throws {
    #expect(try !faults("UPDATE capture SET refersTo = 3 WHERE refersTo IS NOT NULL").isEmpty)
    #expect(try faults("UPDATE article SET key = key").isEmpty, "what changes nothing is no fault")
  }

  @Test(arguments: 0..<4)
  func `what becomes of the database by flipped bytes of its file is found or changes nothing`(part: Int) throws {
    var dice = Dice(seed: Self.seed + UInt64(part))
    let sample = try Sample()
    let before = try TableDump.of(sample.path, leaving: Self.unchecked)
    let bytes = SharedData.bytes(at: sample.path)
    for _ in 0..<60 {
      let position = dice.number(below: bytes.count)
      let copy = try Sample(copying: sample)
      var flipped = bytes
      flipped[position] ^= 1 << UInt8(dice.number(below: 8))
      copy.folder.write(flipped, to: "a.db")
      let faults: [String]
      do { faults = try ArchiveSample.faults(at: copy.path, on: copy.disk) } catch let error as ArchiveError {
        faults = [error.problem.message]
      }
      let after = try? TableDump.of(copy.path, leaving: Self.unchecked)
      let tables = TableDump.tables.filter { after?[$0] != before[$0] }
      #expect(!faults.isEmpty || tables.isEmpty, "byte \(position) of \(tables)")
      // Nothing that is damaged stops the program.
      _ = try? Self.readAll(Archive(path: copy.path, disk: copy.disk))
    }
  }

  /// Columns that are in no digest and no sum and can be drawn from nothing else; of a probability, places behind the ninth.
  private static let unchecked: Set<String> = ["problem.number", "capture.article", "statement.confidence"]

  /// What is found once `change` is made to the sample; all articles but one can still be read.
  private func faults(_ change: String) throws -> [String] {
    let sample = try Sample()
    let queue = try DatabaseQueue(path: sample.path, configuration: Self.careless)
    try queue.writeWithoutTransaction { try $0.execute(sql: change) }
    try queue.close()
    let archive = try Archive(path: sample.path, disk: sample.disk)
    let read = Self.readAll(archive)
    #expect(read.articles >= 6, "\(read.articles) of 8 articles")
    #expect(read.captures >= 7, "\(read.captures) of 9 captures")
    return try ArchiveSample.faults(of: archive)
  }

  private static let careless: Configuration = {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    return configuration
  }()

  /// How much of an archive can be read, page by page.
  private static func readAll(_ archive: Archive) -> (articles: Int, captures: Int) {
    var (articles, captures) = (0, 0)
    for page in 1...7 {
      articles += (try? archive.store.versions(of: page).count) ?? 0
      for capture in (try? archive.store.captures(of: page)) ?? [] {
        if (try? archive.evidence.capture(at: capture.location)) != nil { captures += 1 }
      }
    }
    _ = try? archive.store.search(.words(["road"], isPrefix: false), order: .relevance, limit: 9, after: nil)
    _ = try? archive.store.statements(.filter(.party("azerbaijan")), limit: 9, after: nil)
    _ = try? archive.store.facets(.all, most: 9)
    return (articles, captures)
  }

  /// The sample archive with its database in a folder of its own.
  private struct Sample {
    let folder = TemporaryFolder()
    let disk = FailingDisk()
    var path: String { folder.path + "/a.db" }

    /// What every sample is a copy of: made once.
    private static let original = Result {
      let (folder, disk) = (TemporaryFolder(), FailingDisk())
      try ArchiveSample.keep(at: folder.path + "/a.db", on: disk)
      return (database: SharedData.bytes(at: folder.path + "/a.db"), evidence: disk.files)
    }

    init() throws {
      let (database, evidence) = try Self.original.get()
      folder.write(database, to: "a.db")
      for (path, bytes) in evidence {
        disk.files["\(folder.path)/a-evidence/\(path.split(separator: "/").last ?? "")"] = bytes
      }
    }

    init(copying _: Sample) throws { try self.init() }
  }
}
