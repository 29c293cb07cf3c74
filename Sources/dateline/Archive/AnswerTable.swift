internal import Archive
internal import Record

/// Answers of the archive as programs read them: one JSON object a line, or CSV with a line of names.
enum AnswerTable {
  /// An article that was found.
  static func json(_ hit: ArticleHit) -> [UInt8] {
    line { json in
      json.key("page")
      json.number(hit.page)
      json.string("address", hit.address)
      json.string("day", hit.day)
      json.string("headline", hit.headline)
      json.string("outlet", hit.outlet)
      json.string("section", hit.section)
      json.string("language", hit.language)
      json.string("snippet", hit.snippet.filter { $0 != Snippet.open && $0 != Snippet.close })
    }
  }

  /// A statement that was found; spans in UTF-8 offsets are not given, `dateline export` has them.
  static func json(_ hit: StatementHit) -> [UInt8] {
    line { json in
      json.key("page")
      json.number(hit.page)
      json.string("id", hit.id)
      json.string("day", hit.day)
      json.string("party", hit.party)
      json.string("country", hit.country)
      json.string("kind", hit.kind.rawValue)
      json.string("stance", hit.stance)
      json.string("source", hit.source)
      json.string("cue", hit.cue)
      json.string("content", hit.content)
      json.key("confidence")
      json.number(hit.confidence, places: 3)
      json.string("outlet", hit.outlet)
      json.string("headline", hit.headline)
      json.string("address", hit.address)
    }
  }

  /// How hits are spread.
  static func json(_ facets: Facets) -> [UInt8] {
    line { json in
      json.key("facets")
      json.object { json in
        json.key("counted")
        json.number(facets.counted)
        json.key("partial")
        json.bool(facets.isPartial)
        func list(_ key: StaticString, _ counts: [Facets.Count]) {
          json.key(key)
          json.array(counts) { json, count in
            json.object {
              $0.string("name", count.name)
              $0.key("hits")
              $0.number(count.hits)
            }
          }
        }
        list("outlets", facets.outlets)
        list("sections", facets.sections)
        list("languages", facets.languages)
        list("speakers", facets.speakers)
        list("countries", facets.countries)
        list("months", facets.months)
      }
    }
  }

  /// One JSON object and a line end.
  static func line(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object(body)
    return json.bytes + [0x0A]
  }

  /// A row of CSV.
  static func row(_ cells: [String?]) -> [UInt8] {
    var row = CSVCells()
    for cell in cells { row.text(cell) }
    row.endRow()
    return row.bytes
  }

  static let articleColumns = ["page", "address", "day", "headline", "outlet", "section", "language", "snippet"]

  /// An article that was found, in the order of `articleColumns`.
  static func cells(_ hit: ArticleHit) -> [String?] {
    [
      String(hit.page), hit.address, hit.day, hit.headline, hit.outlet, hit.section, hit.language,
      hit.snippet.filter { $0 != Snippet.open && $0 != Snippet.close },
    ]
  }

  static let statementColumns = [
    "page", "id", "day", "party", "country", "kind", "stance", "source", "cue", "content", "confidence", "outlet",
    "headline", "address",
  ]

  /// A statement that was found, in the order of `statementColumns`.
  static func cells(_ hit: StatementHit) -> [String?] {
    [
      String(hit.page), hit.id, hit.day, hit.party, hit.country, hit.kind.rawValue, hit.stance, hit.source, hit.cue,
      hit.content, String(hit.confidence), hit.outlet, hit.headline, hit.address,
    ]
  }
}
