import Record
import TestKit
import Testing

@testable import Archive

@Suite struct `What differs between two versions` {
  private typealias Sample = VersionSample

  @Test func `two captures of the same words do not differ`() {
    let marked = "A headline\n⟦source|The mayor⟧ ⟦cue|said⟧ ⟦content|the road was open⟧ on ⟦time=2024-03-14|Thursday⟧."
    #expect(Sample.changes(Sample.version(marked), Sample.version(marked, number: 2)).isEmpty)
  }

  @Test func `what the article says of itself is compared part by part`() {
    let from = Sample.version("One.") {
      $0.article?.headline = "Old"
      $0.article?.byline = ["Jo"]
      $0.article?.published = .init(value: "2024-03-14", basis: .stated, evidence: .init(place: "meta", words: ""))
    }
    let to = Sample.version("One.", number: 2) {
      $0.article?.headline = "New"
      $0.article?.section = "World"
      $0.article?.published = .init(value: "2024-03-15", basis: .stated, evidence: .init(place: "meta", words: ""))
    }
    #expect(
      Sample.changes(from, to).map(\.summary) == [
        "section new in this capture: “World”", "headline changed: “Old” → “New”",
        "byline absent from this capture on: “Jo”",
        "published changed: “2024-03-14” → “2024-03-15”",
      ])
  }

  @Test func `a headline in the text is compared word by word however little of it stays`() throws {
    func version(_ headline: String, _ number: Int) -> StoredArticle {
      Sample.version("\(headline)\nThe report.", number: number) {
        $0.article?.headline = headline
        $0.article?.blocks[0].kind = .headline
      }
    }
    let changes = Sample.changes(version("Bridge closed", 1), version("Mayor promises new crossing", 2))
    #expect(changes.map(\.subject) == [.headline])
    #expect(try #require(changes.first).edits.count == 1)
  }

  @Test func `a paragraph is new, absent, moved or changed`() {
    let from = Sample.version(
      "The first stays as it was.\nThe second goes away with all its words.\nThird one will move up.\nRain fell on the old town."
    )
    let to = Sample.version(
      "Third one will move up.\nThe first stays as it was.\nRain fell on the new town.\nSomething else entirely arrives here.",
      number: 2)
    let changes = Sample.changes(from, to, .paragraph)
    #expect(Set(changes.map(\.turn)) == [.moved, .changed, .new, .absent])
    #expect(changes.count == 4)
    #expect(changes.first { $0.turn == .changed }?.edits.map(\.before) == ["old"])
    #expect(changes.first { $0.turn == .changed }?.edits.map(\.after) == ["new"])
    #expect(
      changes.first { $0.turn == .absent }?.summary
        == "paragraph absent from this capture on: “The second goes away with all its words.”")
  }

  @Test func `a figure that changed in the same sentence is named, with the statement it belongs to`() {
    let from = Sample.version(
      "⟦source|Police⟧ ⟦cue|said⟧ ⟦content|27 people died in the flood⟧.", parties: [1: "Police"])
    let to = Sample.version(
      "⟦source|Police⟧ ⟦cue|said⟧ ⟦content|31 people died in the flood⟧.", number: 2, parties: [1: "Police"])
    let numbers = Sample.changes(from, to, .number)
    #expect(numbers.map(\.summary) == ["number changed: “27” → “31”"])
    #expect(numbers.first?.before?.id == "s1" && numbers.first?.after?.spans == [Span(12, 14)])
    #expect(Sample.changes(from, to, .statement).map(\.turn) == [.changed])
    #expect(Sample.changes(from, to, .attribution).isEmpty)
  }

  @Test func `numbers in words are numbers, and the day of a date is not a figure`() {
    let words = Sample.changes(
      Sample.version("At least twenty-seven people died in the flood."),
      Sample.version("At least thirty people died in the flood.", number: 2), .number)
    #expect(words.map(\.summary) == ["number changed: “twenty-seven” → “thirty”"])
    let from = Sample.version("They meet in the town on ⟦time=2024-03-27|27 March⟧.")
    let to = Sample.version("They meet in the town on ⟦time=2024-03-31|31 March⟧.", number: 2)
    #expect(Sample.changes(from, to, .number).isEmpty)
    #expect(
      Sample.changes(from, to, .time).map(\.summary) == [
        "time changed: “27 March” (2024-03-27) → “31 March” (2024-03-31)"
      ])
  }

  @Test func `a statement that is gone is absent from this capture on, and one that came is new`() {
    let from = Sample.version(
      "⟦source|The army⟧ ⟦cue|said⟧ ⟦content|two bridges were hit⟧.\nIt rained.", parties: [1: "The Army"])
    let to = Sample.version(
      "It rained.\n⟦source|The mayor⟧ ⟦cue|said⟧ ⟦content|schools stay shut tomorrow⟧.", number: 2,
      parties: [1: "The Mayor"])
    #expect(
      Sample.changes(from, to, .statement).map(\.summary) == [
        "statement new in this capture: “schools stay shut tomorrow” (The Mayor)",
        "statement absent from this capture on: “two bridges were hit” (The Army)",
      ])
  }

  @Test func `a statement that only moved is neither new nor absent`() {
    let said = "⟦source|The army⟧ ⟦cue|said⟧ ⟦content|two bridges were hit⟧."
    #expect(
      Sample.changes(
        Sample.version("\(said)\nIt rained.\nIt snowed."), Sample.version("It rained.\nIt snowed.\n\(said)", number: 2),
        .statement, .attribution
      ).isEmpty)
  }

  struct Weakening: Sendable {
    var from: String
    var to: String
    var aspect: Change.Shift.Aspect
    var parties: [[Int: String]] = [[1: "The Ministry"], [1: "The Ministry"]]
    var stances = ["says", "says"]
    var kinds: [Statement.Kind] = [.indirect, .indirect]
  }

  static let weakenings = [
    Weakening(
      from: "⟦source|The Ministry⟧ ⟦cue|said⟧ ⟦content|the dam had been blown up⟧.",
      to: "⟦source|Officials⟧ ⟦cue|said⟧ ⟦content|the dam had been blown up⟧.", aspect: .party,
      parties: [[1: "The Ministry"], [1: "officials"]]),
    Weakening(
      from: "⟦source|The Ministry⟧ ⟦cue|said⟧ ⟦content|the dam had been blown up⟧.",
      to: "It ⟦cue|was said⟧ that ⟦content|the dam had been blown up⟧.", aspect: .party,
      parties: [[1: "The Ministry"], [:]]),
    Weakening(
      from: "⟦source|The Ministry⟧ ⟦cue|confirmed⟧ ⟦content|the dam had been blown up⟧.",
      to: "⟦source|The Ministry⟧ ⟦cue|claimed⟧ ⟦content|the dam had been blown up⟧.", aspect: .cue,
      stances: ["confirms", "claims"]),
    Weakening(
      from: "⟦source|The Ministry⟧ ⟦cue|said⟧ ⟦content|the dam had been blown up⟧.",
      to: "⟦source|The Ministry⟧ ⟦cue|reportedly said⟧ ⟦content|the dam had been blown up⟧.", aspect: .cue),
    Weakening(
      from: "“⟦content|The dam had been blown up⟧,” ⟦source|the Ministry⟧ ⟦cue|said⟧.",
      to: "⟦source|The Ministry⟧ ⟦cue|said⟧ ⟦content|the dam had been blown up⟧.", aspect: .quotation,
      kinds: [.direct, .indirect]),
  ]

  @Test(arguments: weakenings.indices)
  func `an attribution that became weaker is said to be so, and stronger on the way back`(_ index: Int) {
    let weakening = Self.weakenings[index]
    let from = Sample.version(
      weakening.from, parties: weakening.parties[0], stances: [1: weakening.stances[0]], kinds: [1: weakening.kinds[0]])
    let to = Sample.version(
      weakening.to, number: 2, parties: weakening.parties[1], stances: [1: weakening.stances[1]],
      kinds: [1: weakening.kinds[1]])
    let weaker = Sample.changes(from, to, .attribution, .statement, .stance)
    #expect(weaker.map(\.turn) == [.weakened] && weaker.first?.shifts.map(\.aspect) == [weakening.aspect])
    let stronger = Sample.changes(to, from, .attribution, .statement, .stance)
    #expect(stronger.map(\.turn) == [.strengthened])
  }

  @Test func `another named party is a change, neither weaker nor stronger`() {
    let from = Sample.version("⟦source|Police⟧ ⟦cue|said⟧ ⟦content|the dam had been blown up⟧.", parties: [1: "Police"])
    let to = Sample.version(
      "⟦source|Moscow⟧ ⟦cue|said⟧ ⟦content|the dam had been blown up⟧.", number: 2, parties: [1: "Moscow"])
    #expect(Sample.changes(from, to, .attribution).map(\.turn) == [.changed])
  }

  @Test func `a stance that is neither surer nor less sure is a change of stance`() {
    let from = Sample.version("⟦source|Police⟧ ⟦cue|said⟧ ⟦content|the dam had been blown up⟧.", parties: [1: "Police"])
    let to = Sample.version(
      "⟦source|Police⟧ ⟦cue|denied⟧ ⟦content|the dam had been blown up⟧.", number: 2, parties: [1: "Police"],
      stances: [1: "denies"])
    #expect(Sample.changes(from, to, .stance).map(\.summary) == ["stance changed: “said” (says) → “denied” (denies)"])
    #expect(Sample.changes(from, to, .attribution).isEmpty)
  }

  @Test func `a place or document is absent only where no words stand for it any more`() {
    let from = Sample.version(
      "Shots in ⟦place=Riga|Riga⟧ and again in ⟦place=Riga|Riga⟧, near ⟦place=Ogre|Ogre⟧, despite ⟦document=the pact|the pact⟧."
    )
    let to = Sample.version("Shots in ⟦place=Riga|Riga⟧, near ⟦place=Tukums|Tukums⟧, despite all.", number: 2)
    #expect(
      Sample.changes(from, to, .place, .document).map(\.summary) == [
        "place changed: “Ogre” → “Tukums”", "document absent from this capture on: “the pact”",
      ])
  }

  @Test func `the same words that stand for another day now are a change of that time`() {
    let from = Sample.version("It ended ⟦time=2024-03-14|yesterday⟧.")
    let to = Sample.version("It ended ⟦time=2024-03-15|yesterday⟧.", number: 2)
    #expect(Sample.changes(from, to).map(\.subject) == [.time])
    #expect(
      Sample.changes(from, to).map(\.summary) == ["time changed: “yesterday” (2024-03-14) → “yesterday” (2024-03-15)"])
  }

  @Test func `facts that other software drew are marked as such`() {
    let (from, to) = (Sample.version("One."), Sample.version("One.", number: 2, drawnBy: "dateline 0.2"))
    #expect(!VersionDifference(from: from, to: to).isDrawnAlike)
    #expect(VersionDifference(from: from, to: from).isDrawnAlike)
  }

  @Test func `no wording says that anything was deleted, removed or withdrawn`() {
    for turn in [Change.Turn.new, .absent, .changed, .moved, .weakened, .strengthened] {
      for subject in Change.Subject.allCases {
        let change = Change(subject: subject, turn: turn, before: .init(words: "a"), after: .init(words: "b"))
        for word in ["delet", "remov", "withdr", "retract", "censor"] { #expect(!change.summary.contains(word)) }
      }
    }
  }

  @Test func `as JSON every span is in code points of its own version, around the words it gives`() throws {
    let from = Sample.version(
      "Ünïcödé 😀 ⟦source|Police⟧ ⟦cue|said⟧ ⟦content|27 “people” died⟧.", parties: [1: "Police"])
    let to = Sample.version(
      "Ü ⟦source|Police⟧ ⟦cue|said⟧ ⟦content|31 “people” died⟧.", number: 2, parties: [1: "Police"])
    let json = try JSONParser().parse(VersionDifference(from: from, to: to).json())
    #expect(json["from"]?["version"]?.number == 1 && json["to"]?["version"]?.number == 2)
    let changes = try #require(json["changes"]?.array)
    #expect(changes.contains { $0["subject"]?.string == "number" })
    for change in changes {
      for (key, version) in [("before", from), ("after", to)] {
        guard let side = change[key] else { continue }
        let scalars = Array(version.record.article!.text.string.unicodeScalars)
        let words = (side["spans"]?.array ?? []).map { span -> String in
          let ends = (span.array ?? []).compactMap(\.number).map { Int($0) }
          return String(String.UnicodeScalarView(scalars[ends[0]..<ends[1]]))
        }
        #expect(words.joined(separator: " … ") == side["words"]?.string)
      }
    }
  }

  @Test func `long and hostile versions are compared in bounded time`() {
    func version(_ line: (Int) -> String, _ count: Int, _ number: Int) -> StoredArticle {
      Sample.version((0..<count).map(line).joined(separator: "\n"), number: number) { record in
        record.statements = record.article!.blocks.enumerated().map { index, block in
          Statement(
            id: "s\(index + 1)", kind: .indirect, source: [], cue: [], content: [block.span], stance: "says",
            confidence: 1)
        }
      }
    }
    let hostile: [((Int) -> String, (Int) -> String)] = [
      ({ _ in "a a a a a a a a b" }, { _ in "a a a a a a a b" }),
      ({ "word \($0) a b c" }, { "a b c word \($0 + 1)" }),
      ({ "\($0 % 7) \($0 % 5) \($0 % 3)" }, { "\($0 % 3) \($0 % 5) \($0 % 7) x" }),
    ]
    for (old, new) in hostile {
      let (from, to) = (version(old, 4_000, 1), version(new, 4_000, 2))
      #expect(ProcessorTime.least(of: 1) { _ = VersionDifference(from: from, to: to) } < 8)
    }
  }

  @Test func `a whole text in one paragraph is compared in bounded time too`() {
    let words = (0..<60_000).map { "w\($0 * 7919 % 1_000)" }
    let from = Sample.version(words.joined(separator: " "))
    let to = Sample.version(words.reversed().joined(separator: " "), number: 2)
    #expect(ProcessorTime.least(of: 1) { _ = VersionDifference(from: from, to: to) } < 8)
  }
}
