import Record
import Testing

@Suite struct `A record read from JSON` {
  @Test func `a record with every field is the same after writing and reading`() throws {
    let record = Self.full
    let bytes = record.json(evidence: true)
    #expect(try PageRecord(jsonBytes: bytes) == record)
    #expect(try PageRecord(jsonBytes: bytes).json(evidence: true) == bytes)
  }

  @Test func `a record with nothing in it is the same after writing and reading`() throws {
    var empty = PageRecord(id: "")
    #expect(try PageRecord(jsonBytes: empty.json(evidence: true)) == empty)
    empty.article = Article()
    #expect(try PageRecord(jsonBytes: empty.json(evidence: true)) == empty)
  }

  @Test func `a record without evidence has no source map and all the rest`() throws {
    var record = Self.full
    let bytes = record.json()
    record.article?.sourceMap = []
    #expect(try PageRecord(jsonBytes: bytes) == record)
  }

  @Test func `keys that are not known are left out, at any depth`() throws {
    let json =
      #"{"dateline":1,"id":"a","events":[{"id":"v1"}],"article":{"kind":"article","text":"É é","mood":7,"#
      + #""blocks":[{"kind":"paragraph","section":"main","span":[0,3],"why":null}]},"times":[]}"#
    let record = try PageRecord(jsonBytes: Array(json.utf8))
    #expect(record.article?.blocks == [Block(kind: .paragraph, section: .main, span: Span(0, 5))])
  }

  @Test(
    arguments: [
      ("[]", "", .expected("an object")), ("{", "", .notJSON(JSONError(.endsEarly, at: 1))),
      (#"{"id":"a"}"#, "dateline", .missing), (#"{"dateline":1}"#, "id", .missing),
      (#"{"dateline":2,"id":"a"}"#, "dateline", .newer(than: 1)),
      (#"{"dateline":"1","id":"a"}"#, "dateline", .expected("a whole number")),
      (#"{"dateline":1.5,"id":"a"}"#, "dateline", .expected("a whole number")),
      (#"{"dateline":1,"id":7}"#, "id", .expected("a string")),
      (#"{"dateline":1,"id":"a","capture":[]}"#, "capture", .expected("an object")),
      (#"{"dateline":1,"id":"a","capture":{"source":"s","digest":"d"}}"#, "capture.bytes", .missing),
      (#"{"dateline":1,"id":"a","article":{"kind":"novel","text":""}}"#, "article.kind", .unknownWord("novel")),
      (#"{"dateline":1,"id":"a","article":{"kind":"article"}}"#, "article.text", .missing),
      (#"{"dateline":1,"id":"a","article":{"kind":"article","text":7}}"#, "article.text", .expected("a string")),
      (
        #"{"dateline":1,"id":"a","article":{"kind":"article","text":"é","byline":"Jo"}}"#, "article.byline",
        .expected("a list")
      ),
      (
        #"{"dateline":1,"id":"a","article":{"kind":"article","text":"é","byline":["Jo",null]}}"#, "article.byline[1]",
        .expected("a string")
      ),
      (
        #"{"dateline":1,"id":"a","article":{"kind":"article","text":"é","sourceMap":[[0,1,0,1,"verbatim"],[0,1,2,1,"space"]]}}"#,
        "article.sourceMap[1]", .expected("four whole numbers and a word")
      ),
      (
        #"{"dateline":1,"id":"a","article":{"kind":"article","text":"é","translated":{"likely":1,"why":[]}}}"#,
        "article.translated.likely", .expected("true or false")
      ),
      (#"{"dateline":1,"id":"a","times":{}}"#, "times", .expected("a list")),
      (#"{"dateline":1,"id":"a","times":[[]]}"#, "times[0]", .expected("an object")),
      (
        #"{"dateline":1,"id":"a","statements":[{"id":"s1","kind":"direct","source":{"spans":[[0,0],[0]]}}]}"#,
        "statements[0].source.spans[1]", .expected("two whole numbers")
      ),
      (
        #"{"dateline":1,"id":"a","entities":[{"id":"e1","kind":"person","name":"X","mentions":[{"span":[0,0],"form":"nick"}]}]}"#,
        "entities[0].mentions[0].form", .unknownWord("nick")
      ),
      (
        #"{"dateline":1,"id":"a","places":[{"span":[0,0],"name":"X","lat":"1"}]}"#, "places[0].lat",
        .expected("a number from -90 to 90")
      ),
    ] as [(String, String, RecordFormError.Reason)])
  func `what is no record is refused with the keys that lead there`(
    json: String, path: String, reason: RecordFormError.Reason
  ) {
    #expect(throws: RecordFormError(reason, at: path)) { try PageRecord(jsonBytes: Array(json.utf8)) }
  }

  @Test(arguments: ["[0,3]", "[2,1]", "[-1,1]", "[0,9007199254740993]", "[1e300,1e300]"])
  func `a span outside the text is refused, counted in code points`(span: String) {
    let json =
      #"{"dateline":1,"id":"a","times":[{"span":\#(span),"type":"DATE","confidence":1}],"#
      + #""article":{"kind":"article","text":"é😀"}}"#
    #expect {
      try PageRecord(jsonBytes: Array(json.utf8))
    } throws: { error in
      (error as? RecordFormError)?.path == "times[0].span"
    }
  }

  @Test func `an error says where and what in plain words`() {
    #expect(
      "\(RecordFormError(.outside(scalars: 12), at: "article.blocks[3].span"))"
        == "article.blocks[3].span: lies outside the text, which has 12 code points, or ends before it begins")
    #expect("\(RecordFormError(.expected("an object")))" == "the record must be an object")
  }

  @Test func `mutated records are read or refused, and never stop the program`() {
    let bytes = Self.full.json(evidence: true)
    var state: UInt64 = 0x5EED_0001
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let spice = Array("{}[]\",:0129-eE.n\\u \u{7F}é".utf8)
    for _ in 0..<4_000 {
      var mutant = bytes
      for _ in 0...next(3) { mutant[next(mutant.count)] = spice[next(spice.count)] }
      guard let record = try? PageRecord(jsonBytes: mutant) else { continue }
      let again = try? PageRecord(jsonBytes: record.json(evidence: true))
      let isSame = again?.json(evidence: true) == record.json(evidence: true)
      #expect(isSame, "\(String(decoding: mutant, as: UTF8.self))")
    }
  }

  @Test func `a record twice as long takes about twice as long`() throws {
    func time(_ count: Int) throws -> Duration {
      var record = PageRecord(id: "long")
      var article = Article()
      article.text = Text(String(repeating: "Ünïcödé ", count: count))
      let word = "Ünïcödé ".utf8.count
      article.sourceMap = (0..<count).map {
        SourceRun(text: Span($0 * word, ($0 + 1) * word), payload: Span($0, $0 + 1), kind: .verbatim)
      }
      record.article = article
      let bytes = record.json(evidence: true)
      return try (0..<3).map { _ in
        try ContinuousClock().measure { _ = try PageRecord(jsonBytes: bytes) }
      }.min()!
    }
    let (short, long) = (try time(8_000), try time(32_000))
    #expect(long < short * 8, "\(short) for 8,000 words and \(long) for four times as many")
  }

  /// A record in which every field has a value and every kind of letter stands before a span.
  static let full: PageRecord = {
    var record = PageRecord(id: "full \"1\"")
    record.capture = .init(
      source: "pages/ä.html", time: "2024-03-14T08:00:00Z", digest: "sha256:00", mediaType: "text/html",
      charset: "windows-1251", bytes: 4_096)
    var article = Article()
    article.kind = .liveBlog
    article.url = "https://example.org/a?b=\"c\""
    article.outlet = "Пример"
    article.section = "World"
    article.headline = "Ainaži"
    article.standfirst = "Line one\nline two\u{7F}"
    article.byline = ["Anna Õun", "Jo"]
    article.text = Text("Ainaži 😀\nMOSCOW, 14 March — é said “a\tb”.")
    let end = article.text.count
    article.dateline = .init(place: "MOSCOW", date: "2024-03-14", span: Span(13, 29))
    article.published = .init(
      value: "2024-03-14", basis: .stated,
      evidence: .init(place: "meta", payload: Span(10, 20), words: "14 March"))
    article.modified = .init(
      value: "2024-03-15", basis: .inferred, evidence: .init(place: "text", span: Span(21, 29), words: "14 March"))
    article.language = "en-GB"
    article.translated = .init(likely: true, why: ["a doubled quote", ""])
    article.blocks = [
      Block(kind: .headline, section: .top, span: Span(0, 12)),
      Block(kind: .paragraph, section: .main, span: Span(13, end)),
    ]
    article.sourceMap = [
      SourceRun(text: Span(0, 12), payload: Span(100, 111), kind: .reference),
      SourceRun(text: Span(12, 13), payload: Span(0, 0), kind: .inserted),
      SourceRun(text: Span(13, end), payload: Span(200, 260), kind: .verbatim),
    ]
    article.repairs = [Repair(kind: "strayMarkup", span: Span(12, 12), was: "< br>")]
    article.removed = Removed.Kind.allCases.map { Removed(kind: $0, text: "\($0)") }
    record.article = article
    record.statements = [
      Statement(
        id: "s1", kind: .mixed, source: [Span(34, 36)], entity: "e1", cue: [Span(37, 41)], content: [Span(45, 48)],
        stance: "says", channel: .init(text: "in a note", span: Span(0, 7)), via: "s2", answers: "s3", confidence: 0.875
      ),
      Statement(
        id: "s2", kind: .direct, source: [], entity: "e1", cue: [], content: [Span(0, 7)], stance: "denies",
        confidence: 1),
      Statement(id: "s3", kind: .indirect, source: [], cue: [], content: [Span(0, 7)], stance: "denies", confidence: 0),
    ]
    record.times = [
      TimeExpression(
        span: Span(21, 29), kind: .date, value: "2024-03-14", mod: "APPROX", anchor: "2024-03-15", confidence: 0.5),
      TimeExpression(span: Span(21, 23), kind: .set, value: nil, confidence: 0.25),
    ]
    let riga = Toponym.Candidate(
      geonames: 456_172, name: "Rīga", latitude: 56.946, longitude: -24.10589, country: "LV", precision: "city")
    let sea = Toponym.Candidate(
      geonames: 0, name: "Baltic Sea", latitude: 58, longitude: 20, country: nil, precision: "region")
    record.places = [
      Toponym(span: Span(13, 19), place: riga, role: .dateline, candidates: [sea, riga], confidence: 0.75),
      Toponym(span: Span(0, 7), place: nil, role: .mentioned, confidence: 0.125),
    ]
    record.entities = [
      Entity(
        id: "e1", kind: .government, name: "Government of Russia", country: "RU", cameo: "RUSGOV", role: "minister",
        side: "A",
        mentions: [.init(span: Span(13, 19), form: .name, kind: .place), .init(span: Span(34, 36), form: .pronoun)])
    ]
    record.documents = [
      Document(
        id: "d1", kind: .agreement, name: "Agreement", date: "2021-06-02", parties: ["e1"], invokedBy: ["s1"],
        spans: [Span(0, 7), Span(45, 48)]),
      Document(id: "d2", kind: .other, name: "note", spans: [Span(0, 7)]),
    ]
    record.problems = [Problem(code: "DL-READ-004", message: "A \"limit\"\nwas hit.")]
    return record
  }()
}

@Suite struct `Offsets in code points and in bytes` {
  @Test(arguments: [
    "", "plain", "é", "a\u{0301}😀", String(repeating: "aé€😀", count: 100), String(repeating: "x", count: 500) + "é",
  ])
  func `there and back is the same place`(_ string: String) {
    let text = Text(string)
    let (there, back) = (ScalarOffsets(text), UTF8Offsets(text))
    #expect(back.scalarCount == string.unicodeScalars.count)
    var offset = 0
    for (index, scalar) in string.unicodeScalars.enumerated() {
      #expect(back.utf8(before: index) == offset && there.scalars(before: offset) == index)
      offset += UTF8.width(scalar)
    }
    #expect(back.utf8(before: back.scalarCount) == text.count)
  }

  @Test func `there is no place outside the text`() {
    let offsets = UTF8Offsets(Text("né"))
    #expect(offsets.utf8(before: -1) == nil && offsets.utf8(before: 3) == nil && offsets.utf8(before: 2) == 3)
  }
}
