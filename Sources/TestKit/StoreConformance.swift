public import Archive
internal import Record
internal import Testing

/// What every store has to do, as tests that can be run against any: `ArchiveStore`'s promises and each of its calls.
///
/// Give it a way to make an empty store; each test makes its own.
public struct StoreConformance: Sendable {
  private let make: @Sendable () throws -> any ArchiveStore

  /// Tests of the stores that `make` makes, which must be empty.
  public init(_ make: @escaping @Sendable () throws -> any ArchiveStore) {
    self.make = make
  }

  /// The names of the tests, to run each by itself: `StoreConformance.names` as arguments of a test, `run(name)` in it.
  public static let names = tests.map(\.name)

  /// Runs the test called `name`.
  public func run(_ name: String) throws {
    guard let test = Self.tests.first(where: { $0.name == name }) else {
      Issue.record("no test of the suite is called \(name)")
      return
    }
    try test.body(try make())
  }

  private struct Case: Sendable {
    let name: String
    let body: @Sendable (any ArchiveStore) throws -> Void
    init(_ name: String, _ body: @escaping @Sendable (any ArchiveStore) throws -> Void) {
      self.name = name
      self.body = body
    }
  }

  private struct Stop: Error {}

  private static let tests: [Case] = [
    Case("a write is kept whole") { store in
      try keep(baku, yerevan, in: store)
      #expect(try store.counts() == StoreCounts(pages: 2, articles: 2, captures: 2, statements: 3, problems: 0))
      #expect(try store.faults().isEmpty)
    },
    Case("a backup is a store that holds the same, and later writes are not in it") { store in
      let folder = TemporaryFolder()
      try keep(baku, in: store)
      let before = try (store.counts(), store.evidenceFiles(), headlines(store, .all))
      try store.backup(to: folder.path + "/copy.db")
      try keep(yerevan, in: store)
      let copy = try SQLiteStore(path: folder.path + "/copy.db", makes: false)
      #expect(try copy.counts() == before.0)
      #expect(try copy.evidenceFiles() == before.1)
      #expect(try headlines(copy, .all) == before.2)
      #expect(try copy.faults().isEmpty)
      try copy.close()
      #expect(try store.counts().pages == 2)
    },
    Case("a write that throws leaves nothing behind") { store in
      try keep(baku, in: store)
      let before = try store.counts()
      #expect(throws: Stop.self) {
        try store.write { writer in
          try add(yerevan, to: writer)
          throw Stop()
        }
      }
      #expect(try store.counts() == before)
      #expect(try headlines(store, .words(["Yerevan"], isPrefix: false)).isEmpty)
      // Names that the lost write gave numbers to get them anew.
      try keep(yerevan, in: store)
      #expect(try headlines(store, .filter(.speaker("Government of Armenia"))) == ["Yerevan answers"])
      #expect(try store.faults().isEmpty)
    },
    Case("a record comes back as it went in") { store in
      try keep(baku, in: store)
      let page = try #require(try store.page(named: "https://wire.example/baku"))
      let stored = try #require(try store.versions(of: page).first)
      #expect(stored.record == baku.record)
      #expect(stored.version == 1 && stored.isLatest && stored.day == "2023-09-20" && stored.drawnBy == "test")
      #expect(try store.article(stored.key)?.record == baku.record)
      #expect(try store.article(ArticleKey(1)) == nil)
    },
    Case("a page is found by number, address in any spelling, and source") { store in
      try keep(baku, in: store)
      for name in [
        "1", "#1", "https://wire.example/baku", "HTTP://www.Wire.example/baku/?utm_source=x#top", "baku.html",
      ] {
        #expect(try store.page(named: name) == 1, "\(name)")
      }
      for name in ["2", "https://wire.example/other", "", "bak"] {
        #expect(try store.page(named: name) == nil, "\(name)")
      }
    },
    Case("the newest come first, and a cursor goes on behind them whatever is added") { store in
      let pages = (1...9).map { number in
        Sample(
          "https://wire.example/\(number)",
          RecordBuilder("Bridge number \(number) opened.", headline: "B\(number)", published: "2024-01-0\(number)")
            .record)
      }
      try keep(pages.shuffled(), in: store)
      let first = try store.search(.words(["bridge"], isPrefix: false), order: .newest, limit: 4, after: nil)
      #expect(first.hits.map(\.headline) == ["B9", "B8", "B7", "B6"])
      try keep(
        Sample("https://wire.example/new", RecordBuilder("Bridge", headline: "new", published: "2024-02-01").record),
        in: store)
      let second = try store.search(
        .words(["bridge"], isPrefix: false), order: .newest, limit: 4, after: first.next)
      #expect(second.hits.map(\.headline) == ["B5", "B4", "B3", "B2"])
      let third = try store.search(.all, order: .newest, limit: 4, after: second.next)
      #expect(third.hits.map(\.headline) == ["B1"])
      #expect(third.next == nil)
      #expect(throws: ArchiveError.self) { _ = try store.search(.all, order: .newest, limit: 4, after: "no cursor") }
    },
    Case("words are found without case and accents, as phrases, by their beginning, and left out") { store in
      try keep(
        Sample(
          "a:1", RecordBuilder("Şuşa lies high. The road is open.", headline: "1", published: "2024-01-01").record),
        Sample("a:2", RecordBuilder("Open the road to Susa!", headline: "2", published: "2024-01-02").record),
        in: store)
      let cases: [(Query, [String])] = [
        (.words(["SUSA"], isPrefix: false), ["2", "1"]), (.words(["road", "is", "open"], isPrefix: false), ["1"]),
        (.words(["ope"], isPrefix: true), ["2", "1"]), (.words(["road", "to", "su"], isPrefix: true), ["2"]),
        (.and([.words(["susa"], isPrefix: false), .not(.words(["high"], isPrefix: false))]), ["2"]),
        (.not(.words(["high"], isPrefix: false)), ["2"]),
        (.or([.words(["high"], isPrefix: false), .words(["to"], isPrefix: false)]), ["2", "1"]),
        (.words(["nowhere"], isPrefix: false), []), (.all, ["2", "1"]),
        // A facet's token is no word of the text.
        (.words(["xa"], isPrefix: false), []), (.words(["len"], isPrefix: false), []),
      ]
      for (query, expected) in cases { #expect(try headlines(store, query) == expected, "\(query)") }
    },
    Case("every filter takes what it says and nothing else") { store in
      try keep(baku, yerevan, in: store)
      let both = ["Yerevan answers", "Baku speaks"]
      let cases: [(Query.Filter, [String])] = [
        (.speaker("azerbaijan"), ["Baku speaks"]), (.speaker("Nobody"), []),
        (.party("Government of Armenia"), ["Yerevan answers"]), (.party("government"), both),
        (.place("Baku"), ["Baku speaks"]), (.place("azerbaijan"), ["Baku speaks"]), (.place("Paris"), []),
        (.country("AM"), ["Yerevan answers"]), (.country("FR"), []),
        (.near(latitude: 40.4, longitude: 49.9, kilometers: 30), ["Baku speaks"]),
        (.near(latitude: 40.3, longitude: 47.0, kilometers: 400), both),
        (.near(latitude: 0, longitude: 0, kilometers: 500), []),
        (.outlet("wire"), ["Baku speaks"]), (.outlet("other"), []), (.section("World"), ["Baku speaks"]),
        (.language("en"), both), (.language("en-GB"), ["Yerevan answers"]), (.language("fr"), []),
        (.has(.statement), both), (.has(.document), []), (.quotation(.direct), ["Yerevan answers"]),
        (.stance("denies"), ["Yerevan answers"]),
        (.published(from: "2023-09-21", through: nil), ["Yerevan answers"]),
        (.published(from: nil, through: "2023-09-20"), ["Baku speaks"]),
        (.published(from: "2023-09-20", through: "2023-09-21"), both),
        (.published(from: "2024-01-01", through: "2023-01-01"), []),
        (.event(from: "2020-11-01", through: "2020-11-30"), ["Baku speaks"]),
        (.event(from: "2020-11-09", through: "2020-11-09"), []),
        (.event(from: "1900-01-01", through: nil), ["Baku speaks"]),
      ]
      for (filter, expected) in cases {
        #expect(try headlines(store, .filter(filter)) == expected, "\(filter)")
        let none = try headlines(store, .not(.filter(filter)))
        #expect(Set(none).union(expected) == Set(both) && Set(none).isDisjoint(with: expected), "not \(filter)")
      }
    },
    Case("statements are found by what they say and who says it") { store in
      try keep(baku, yerevan, in: store)
      func found(_ query: Query) throws -> [String] {
        try store.statements(query, limit: 10, after: nil).hits.map(\.content)
      }
      #expect(try found(.words(["road"], isPrefix: false)) == ["the road was open"])
      // The word stands in the article, not in a statement of it.
      #expect(try found(.words(["Later"], isPrefix: false)).isEmpty)
      #expect(try found(.filter(.party("Government of Armenia"))) == ["the corridor was blocked"])
      let denied: Query = .and([.filter(.speaker("azerbaijan")), .filter(.stance("denies"))])
      #expect(try found(denied).isEmpty)
      #expect(try found(.all).count == 3)
      #expect(
        try found(.filter(.event(from: "2020-01-01", through: "2020-12-31"))) == [
          "in November 2020 peace had been agreed"
        ])
      let hit = try #require(try store.statements(.filter(.stance("denies")), limit: 1, after: nil).hits.first)
      #expect(
        hit.party == "Government of Armenia" && hit.country == "AM" && hit.source == "Yerevan"
          && hit.day == "2023-09-21")
    },
    Case("a new version takes the place of the one before in what is found, and both stay") { store in
      try keep(baku, in: store)
      let changed = RecordBuilder("The road is closed.", headline: "Baku corrects", published: "2023-09-20").record
      try store.write { writer in
        let old = try #require(try writer.latest(at: PageKey(address: baku.address)))
        _ = try writer.addArticle(
          changed, page: old.page, version: old.version + 1, moment: 1_695_168_000, drawnBy: "test")
      }
      #expect(try headlines(store, .all) == ["Baku corrects"])
      #expect(try headlines(store, .words(["open"], isPrefix: false)).isEmpty)
      #expect(try store.statements(.all, limit: 9, after: nil).hits.isEmpty)
      #expect(try store.versions(of: 1).map(\.isLatest) == [false, true])
      #expect(try store.versions(of: 1).map(\.record) == [baku.record, changed])
      #expect(try store.faults().isEmpty)
    },
    Case("facts drawn again take the place of those before, in what is found too") { store in
      try keep(baku, yerevan, in: store)
      let stored = try #require(try store.versions(of: 1).first)
      var other = baku.record
      other.statements.removeLast()
      other.article?.headline = "Baku again"
      let key = try store.write {
        try $0.replaceArticle(stored.key, with: other, moment: 1_700_000_000, drawnBy: "newer")
      }
      #expect(try headlines(store, .all) == ["Baku again", "Yerevan answers"])
      #expect(try store.article(key)?.drawnBy == "newer")
      #expect(try store.captures(of: 1).map(\.article) == [key])
      #expect(try store.counts().statements == 2)
      #expect(try store.faults().isEmpty)
    },
    Case("captures are found by event and payload, and listed in order") { store in
      try keep(baku, yerevan, in: store)
      let listed = try store.captures(after: 0, limit: 10)
      #expect(listed.map(\.number) == [1, 2])
      #expect(try store.captures(after: 1, limit: 10) == [listed[1]])
      try store.write { writer throws in
        #expect(try writer.capture(event: listed[0].event) == listed[0])
        #expect(try writer.capture(event: "other") == nil)
        #expect(try writer.capture(payload: listed[1].facts.digest)?.number == 2)
      }
    },
    Case("a problem is kept once for each input") { store in
      let problem = Problem(code: "DL-INTAKE-004", message: "cut")
      for _ in 1...2 {
        try store.write { writer in
          for source in ["a", "b"] {
            try writer.addProblem(problem, source: source, page: nil, keptAt: "2024-01-01T00:00:00Z")
          }
        }
      }
      #expect(try store.problems(after: 0, limit: 9).map(\.source) == ["a", "b"])
      #expect(try store.problems(after: 1, limit: 9).map(\.number) == [2])
    },
    Case("what is committed of the evidence is known") { store in
      try store.write { try $0.setEvidenceFiles([.init(file: "b", length: 5), .init(file: "a", length: 9)]) }
      try store.write { try $0.setEvidenceFiles([.init(file: "b", length: 7)]) }
      #expect(try store.evidenceFiles() == [.init(file: "a", length: 9), .init(file: "b", length: 7)])
    },
    Case("facets count what was found") { store in
      try keep(baku, yerevan, in: store)
      let facets = try store.facets(.all, most: 5)
      #expect(facets.counted == 2 && !facets.isPartial)
      #expect(facets.outlets == [.init(name: "Wire", hits: 1)])
      #expect(facets.languages == [.init(name: "en", hits: 2)])
      #expect(facets.countries == [.init(name: "AM", hits: 1), .init(name: "AZ", hits: 1)])
      #expect(facets.months == [.init(name: "2023-09", hits: 2)])
      #expect(Set(facets.speakers.map(\.name)) == ["Government of Azerbaijan", "Government of Armenia"])
    },
    Case("many articles of the same second have keys of their own") { store in
      let pages = (1...300).map {
        Sample("a:\($0)", RecordBuilder("Word", headline: "\($0)", published: "2024-01-01").record)
      }
      try keep(pages, in: store)
      #expect(Set(try headlines(store, .all, limit: 400)).count == 300)
      #expect(try store.faults().isEmpty)
    },
  ]

  // MARK: Samples

  private struct Sample: Sendable {
    var address: String
    var record: PageRecord
    init(_ address: String, _ record: PageRecord) {
      self.address = address
      self.record = record
    }
  }

  private static let baku = Sample(
    "https://wire.example/baku",
    RecordBuilder(
      "Baku said the road was open. It recalled that in November 2020 peace had been agreed. Later it rained.",
      headline: "Baku speaks", outlet: "Wire", section: "World", published: "2023-09-20", source: "baku.html"
    )
    .saying("Baku", "said", "the road was open", as: "Government of Azerbaijan", country: "AZ")
    .saying("It", "recalled", "in November 2020 peace had been agreed", as: "Government of Azerbaijan", country: "AZ")
    .place("Baku", "Baku", geonames: 587_084, latitude: 40.378, longitude: 49.892, country: "AZ")
    .time("November 2020", "2020-11").record)

  private static let yerevan = Sample(
    "https://paper.example/yerevan",
    RecordBuilder(
      "Yerevan denied that the corridor was blocked.", headline: "Yerevan answers", language: "en-GB",
      published: "2023-09-21", source: "yerevan.html"
    )
    .saying(
      "Yerevan", "denied", "the corridor was blocked", as: "Government of Armenia", country: "AM", kind: .direct,
      stance: "denies"
    )
    .place("Yerevan", "Yerevan", geonames: 616_052, latitude: 40.181, longitude: 44.514, country: "AM").record)

  private static func keep(_ samples: Sample..., in store: any ArchiveStore) throws {
    try keep(samples, in: store)
  }

  private static func keep(_ samples: [Sample], in store: any ArchiveStore) throws {
    try store.write { writer in
      for sample in samples { try add(sample, to: writer) }
    }
  }

  private static func add(_ sample: Sample, to writer: any StoreWriter) throws {
    let page = try writer.addPage(PageKey(address: sample.address), address: sample.address)
    let day = sample.record.article?.published.flatMap { Day(iso: $0.value) }
    let key = try writer.addArticle(
      sample.record, page: page, version: 1, moment: (day?.daysSince1970 ?? 0) * 86_400, drawnBy: "test")
    guard var facts = sample.record.capture else { return }
    facts.digest = "sha256:" + sample.address
    _ = try writer.addCapture(
      StoredCapture(
        number: 0, event: "event " + sample.address, page: page, article: key, facts: facts, form: .html,
        url: sample.address, keptAt: "2024-01-01T00:00:00Z", location: .init(file: "f", offset: page, length: 1),
        recordID: "urn:x:\(page)", refersTo: nil))
  }

  private static func headlines(_ store: any ArchiveStore, _ query: Query, limit: Int = 50) throws -> [String] {
    try store.search(query, order: .newest, limit: limit, after: nil).hits.map { $0.headline ?? "" }
  }
}
