import Archive

/// Queries of one kind.
struct QueryFamily {
  /// What is asked.
  enum Call {
    case search(SearchOrder)
    /// Ten pages of hits, one behind the other.
    case pages
    case statements
    case facets
  }

  let name: String
  let call: Call
  let queries: [String]

  /// All families, with `count` queries each.
  static func all(_ words: Vocabulary, count: Int, _ random: inout SeededRandom) -> [QueryFamily] {
    var families: [QueryFamily] = []
    func add(_ name: String, _ call: Call = .search(.newest), query: (inout SeededRandom) -> String) {
      families.append(QueryFamily(name: name, call: call, queries: (0..<count).map { _ in query(&random) }))
    }
    func name(_ field: String, _ names: [String], _ random: inout SeededRandom) -> String {
      let name = names.any(&random).filter { $0 != "\"" }
      // Half of the time only one word of the name, as people do.
      let parts = name.split { !$0.isLetter }.filter { $0.count > 3 }
      let part = parts.isEmpty || Bool.random(using: &random) ? name : String(parts.any(&random))
      return "\(field):\"\(part)\""
    }
    func near(_ kilometers: Int) -> (inout SeededRandom) -> String {
      { random in
        let point = words.points.any(&random)
        return "near:\(point.latitude),\(point.longitude),\(kilometers)km"
      }
    }
    func day(_ random: inout SeededRandom, years: ClosedRange<Int>) -> String {
      let (month, day) = (Int.random(in: 1...12, using: &random), Int.random(in: 1...28, using: &random))
      return "\(Int.random(in: years, using: &random))-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
    add("rare word") { words.rare.any(&$0) }
    add("medium word") { words.medium.any(&$0) }
    add("common word") { words.common.any(&$0) }
    add("one of the top five words") { words.top.any(&$0) }
    add("phrase of common words") { "\"\(words.phrases.any(&$0))\"" }
    for length in 3...5 {
      add("beginning of \(length) letters") { random in
        let long = (words.medium + words.common).filter { $0.count >= length }
        return long.any(&random).prefix(length) + "*"
      }
    }
    add("two common words") { "\(words.common.any(&$0)) \(words.common.any(&$0))" }
    add("two medium words") { "\(words.medium.any(&$0)) \(words.medium.any(&$0))" }
    add("common, not another") { "\(words.common.any(&$0)) -\(words.common.any(&$0))" }
    add("not a common word") { "-\(words.common.any(&$0))" }
    add("one or the other") { "\(words.common.any(&$0)) OR \(words.medium.any(&$0))" }
    add("common word by relevance", .search(.relevance)) { words.common.any(&$0) }
    add("two common by relevance", .search(.relevance)) { "\(words.common.any(&$0)) \(words.common.any(&$0))" }
    add("top five by relevance", .search(.relevance)) { words.top.any(&$0) }
    add("speaker") { name("speaker", words.speakers, &$0) }
    add("party") { name("party", words.parties, &$0) }
    add("place") { "place:\"\(words.places.any(&$0).filter { $0 != "\"" })\"" }
    add("country") { "country:" + words.countries.any(&$0) }
    for kilometers in [50, 300, 1_000] { add("near, \(kilometers) km", query: near(kilometers)) }
    add("outlet") { "outlet:\"\(ArticleMaker.outlets.any(&$0))\"" }
    add("section") { "section:" + ArticleMaker.sections.any(&$0) }
    add("language") { "language:" + ["en", "en-GB", "de", "fr"].any(&$0) }
    add("stance") { "stance:" + ["says", "denies", "warns", "claims", "demands"].any(&$0) }
    add("quotation") { "quotation:" + ["direct", "indirect", "mixed"].any(&$0) }
    add("has") { "has:" + ["statement", "place", "time", "entity"].any(&$0) }
    add("published") { "published:" + day(&$0, years: 2015...2019) + ".." + day(&$0, years: 2020...2024) }
    add("event") { "event:" + day(&$0, years: 1990...2010) + ".." + day(&$0, years: 2011...2024) }
    add("word, party, since") { random in
      let party = name("party", words.parties, &random)
      return "\(words.common.any(&random)) \(party) since:\(day(&random, years: 2015...2023))"
    }
    add("everything") { _ in "" }
    add("statements by party", .statements) { name("party", words.speakers, &$0) }
    add("statements by common word", .statements) { words.common.any(&$0) }
    add("statements by party and word", .statements) {
      "\(name("party", words.speakers, &$0)) \(words.common.any(&$0))"
    }
    add("statements of a stance", .statements) { "stance:" + ["says", "denies", "warns"].any(&$0) }
    add("facets of a common word", .facets) { words.common.any(&$0) }
    add("facets of everything", .facets) { _ in "" }
    add("ten pages of a common word", .pages) { words.common.any(&$0) }
    return families
  }
}
