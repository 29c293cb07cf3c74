import GRDB
import Record
import Testing

@testable import Desk

@Suite struct CorrectionTests {
  private let sample: DeskSample
  private var desk: DeskStore { sample.desk }

  init() throws { sample = try DeskSample() }

  private func part(_ start: Int, _ words: String) -> MarkedPart {
    MarkedPart(spans: [Span(start, start + words.utf8.count)], words: words)
  }

  private func subject(_ id: String = "s1", content: String = "the bridge was open") -> CorrectionSubject {
    CorrectionSubject(
      statement: id, source: part(0, "The minister"), cue: part(13, "said"), content: part(18, content))
  }

  private func statement(_ party: CorrectedStatement.Party? = nil) -> CorrectedStatement {
    CorrectedStatement(
      kind: .mixed, stance: "claims", source: part(0, "The \"minister\"\n"), cue: MarkedPart(),
      content: MarkedPart(spans: [Span(18, 22), Span(30, 33)], words: "that bridge"), party: party)
  }

  private func correct(
    _ action: CorrectionDraft.Action, _ subject: CorrectionSubject? = nil, _ statement: CorrectedStatement? = nil,
    on page: PageReference = page, digest: String = "sha256:aa", supersedes: Int? = nil, now: Int = 1000
  ) throws -> Correction {
    try desk.correct(
      CorrectionDraft(
        page: page, version: 2, digest: digest, subject: subject, action: action, statement: statement, why: "read it",
        supersedes: supersedes), by: "Ann", now: now)
  }

  @Test func `a correction is kept whole and comes back as it was`() throws {
    let party = CorrectedStatement.Party(name: "Ministry \"of\" Roads", country: "AM")
    let drafts = [
      try correct(.accept, subject("s1")), try correct(.reject, subject("s2")),
      try correct(.edit, subject("s3"), statement(party)), try correct(.add, nil, statement()),
    ]
    #expect(try desk.corrections(of: page.key) == drafts)
    #expect(drafts.map(\.statementID) == ["s1", "s2", "s3", "c4"])
    #expect(drafts.map(\.by) == ["Ann", "Ann", "Ann", "Ann"] && drafts[0].draft.why == "read it")
    #expect(try desk.corrections(of: "news.example/b").isEmpty)
  }

  @Test func `the later word on a statement counts, and the earlier stays`() throws {
    let first = try correct(.reject, subject())
    let second = try correct(.edit, subject(), statement())
    let third = try correct(.accept, subject())
    #expect([first, second, third].map(\.supersedes) == [nil, 1, 2])
    let kept = try desk.corrections(of: page.key)
    #expect(kept.map(\.supersededBy) == [2, 3, nil] && kept.map(\.draft.action) == [.reject, .edit, .accept])
  }

  @Test func `the same id is another statement after another reading, on another page or payload`() throws {
    _ = try correct(.reject, subject())
    #expect(try correct(.reject, subject(content: "the road was shut")).supersedes == nil)
    #expect(try correct(.reject, subject(), digest: "sha256:bb").supersedes == nil)
    #expect(try correct(.reject, subject(), on: PageReference(number: 8, key: "b")).supersedes == nil)
    #expect(try correct(.reject, subject("s2")).supersedes == nil)
    #expect(try correct(.accept, subject()).supersedes == 1)
  }

  @Test func `an editor who sees a correction replaces that one, once`() throws {
    _ = try correct(.reject, subject())
    let moved = try correct(.accept, subject("s9", content: "the same, read anew"), digest: "sha256:bb", supersedes: 1)
    #expect(moved.supersedes == 1)
    let replaced = DeskError.wrongState(
      kind: "correction", name: "1", state: "replaced by 2", doing: "replacing it once more")
    #expect(throws: replaced) { try correct(.accept, subject(), supersedes: 1) }
    #expect(throws: DeskError.unknown(kind: "correction of this page", name: "2")) {
      try correct(.accept, subject(), on: PageReference(number: 8, key: "b"), supersedes: 2)
    }
    #expect(throws: DeskError.self) { try correct(.accept, subject(), supersedes: 99) }
  }

  @Test func `what was added is edited and rejected by its own number`() throws {
    let added = try correct(.add, nil, statement())
    #expect(try correct(.edit, subject(added.statementID, content: "other words"), statement()).supersedes == 1)
    #expect(try correct(.reject, subject(added.statementID)).supersedes == 2)
    #expect(throws: DeskError.self) { try correct(.accept, subject(added.statementID)) }
  }

  @Test func `parts that do not belong to each other are refused`() throws {
    var noContent = statement()
    noContent.content = MarkedPart()
    var overlapping = statement()
    overlapping.source.spans = [Span(0, 5), Span(4, 8)]
    var empty = statement()
    empty.cue.spans = [Span(3, 3)]
    var foreign = statement(CorrectedStatement.Party(name: "x", country: "Armenia"))
    #expect(throws: DeskError.self) { try correct(.accept, nil) }
    #expect(throws: DeskError.self) { try correct(.accept, subject(), statement()) }
    #expect(throws: DeskError.self) { try correct(.edit, subject()) }
    #expect(throws: DeskError.self) { try correct(.add, subject(), statement()) }
    for bad in [noContent, overlapping, empty, foreign] {
      #expect(throws: DeskError.self) { try correct(.edit, subject(), bad) }
    }
    foreign.party?.country = nil
    #expect(try correct(.edit, subject(), foreign).number == 1)
  }

  @Test func `all corrections are walked in their order`() throws {
    for number in 1...5 {
      _ = try correct(.reject, subject("s\(number)"), on: PageReference(number: 1, key: "\(number)"))
    }
    let part = try desk.corrections(limit: 3)
    #expect(part.items.map(\.number) == [1, 2, 3] && part.next == 3)
    let rest = try desk.corrections(after: 3, limit: 3)
    #expect(rest.items.map(\.number) == [4, 5] && rest.next == nil)
  }

  @Test func `a correction cannot be changed, not even by SQL`() throws {
    _ = try correct(.reject, subject())
    for sql in ["UPDATE correction SET by = 'x'", "DELETE FROM correction"] {
      #expect(throws: DatabaseError.self) { try desk.pool.write { db in try db.execute(sql: sql) } }
    }
  }

  @Test func `two who replace the same one at the same moment: one is told`() async throws {
    _ = try correct(.reject, subject())
    let kept = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { (try? self.correct(.accept, self.subject(), supersedes: 1)) != nil } }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(kept.filter { $0 }.count == 1)
  }
}
