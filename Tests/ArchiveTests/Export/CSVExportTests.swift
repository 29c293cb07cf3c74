import Record
import Testing

@testable import Archive

@Suite struct `Articles as comma-separated values` {
  /// Reads a table as Python's csv module does, and says of each cell whether a spreadsheet could run it: not by our rule,
  /// but by what remains of it in the plainest letters.
  private static let reader = """
    import csv, io, json, re, sys, unicodedata
    rows = list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode('utf-8'), newline=''), strict=True))
    def live(cell):
        if re.fullmatch(r'-?[0-9]+(\\.[0-9]+)?', cell): return False
        if cell[:1] in ('\\t', '\\r', '\\n'): return True
        plain = ''.join(c for c in unicodedata.normalize('NFKC', cell) if c.isprintable() and not c.isspace())
        plain = plain.lstrip('"\u{201C}\u{201D}\u{201E}\u{AB}\u{BB}')
        return plain[:1] in ('=', '+', '-', '@', '\u{2212}')
    json.dump({'rows': rows, 'live': [c for row in rows for c in row if live(c)]}, sys.stdout)
    """

  static let payloads = [
    "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil.example\",\"x\")", "=IMPORTXML(\"http://x\",\"//a\")",
    "=WEBSERVICE(\"http://x\")", "=DDE(\"cmd\";\"/C calc\";\"x\")", "=SUM(A1:A9)*cmd|'/C calc'!A0", "=rundll32|'URL'!A",
    "+1+1", "+cmd|' /C calc'!A0", "+SUM(1,1)", "-1+1", "-2+3+cmd|' /C calc'!A0", "-cmd|'/C calc'!A0", "@SUM(1+1)",
    "@cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "\n=1+1", "\r\n=1+1", " =1+1", "   +1", "\u{A0}=1+1", "\u{3000}=1+1",
    "\u{FEFF}=1+1", "\u{200B}=1+1", "\u{202E}=1+1", "\u{1}=1+1", "\"=1+1\"", "\"\"\"=1+1", "'=1+1", "\" =1+1",
    "“=1+1”", "«=1+1»", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "﹦1+1", "−1+1", "=\"a\",=1+1\r\n=2+2", "\"\n=1+1", "-", "=",
  ]

  @Test(.enabled(if: Python.has("csv"), Comment(rawValue: Python.advice("csv"))), arguments: CSVExport.Table.allCases)
  func `no formula stays alive in any column, and all can be had back`(table: CSVExport.Table) throws {
    let articles = Self.payloads.map { payload in ExportSample.article(saying: { _ in payload }) }
    let read = try Python.json(Self.reader, ExportSample.export(CSVExport(table: table), articles))
    #expect(read["live"] == .array([]))
    let rows = try Self.rows(read)
    let columns = try #require(rows.first)
    #expect(rows.allSatisfy { $0.count == columns.count })
    // Every column that can hold the payload holds it, an apostrophe in front.
    let perArticle = (rows.count - 1) / Self.payloads.count
    for (index, payload) in Self.payloads.enumerated() {
      let row = rows[1 + index * perArticle]
      #expect(row[columns.firstIndex(of: "headline")!] == "'" + payload, "in \(table)")
      #expect(row[columns.firstIndex(of: "address")!] == "'" + payload, "in \(table)")
    }
  }

  @Test(arguments: [
    "a=1", "3-4 people", "1+1", "a@b.example", "(+1)", "…=1", "Õ=", "", "plain", "\u{200B}plain", " \"a\" = 1", "#=1",
  ])
  func `what is no formula is left as it is`(words: String) {
    #expect(!CSVCells.couldBeFormula(words))
    var cells = CSVCells()
    cells.text(words)
    #expect(!cells.bytes.starts(with: "'".utf8) && !cells.bytes.starts(with: "\"'".utf8))
  }

  @Test(.enabled(if: Python.has("csv"), Comment(rawValue: Python.advice("csv"))))
  func `hostile text is the same after Python has read it`() throws {
    let article = ExportSample.article(saying: { "x" + ExportSample.hostile + $0 })
    for table in CSVExport.Table.allCases {
      let rows = try Self.rows(
        Python.json(Self.reader, ExportSample.export(CSVExport(table: table), [article, article])))
      let headline = try #require(rows[0].firstIndex(of: "headline"))
      #expect(rows[1][headline] == article.record.article?.headline)
      #expect(rows[0].count == Set(rows[0]).count && rows.allSatisfy { $0.count == rows[0].count })
    }
    let rows = try Self.rows(Python.json(Self.reader, ExportSample.export(CSVExport(table: .articles), [article])))
    #expect(rows[1].last == article.record.article?.text.string)
  }

  @Test func `a row says where the fact stands, then the fact, then its words with their code points`() {
    let bytes = ExportSample.export(CSVExport(table: .statements), [ExportSample.article()])
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count == 3)
    #expect(
      lines[1]
        == "7,2,https://example.org/a,2024-03-15,Example Post,Works in Ainaži,s1,indirect,says,Ministry of Works,"
        + "e1,LV,The ministry,9..21,said,22..26,the works began … in Riga,27..42 55..62,citing the agreement,64..84,,,0.5"
    )
    #expect(lines[2].hasSuffix(",s2,direct,denies,,,,,,said,22..26,the works began,27..42,,,s1,,1"))
  }

  @Test func `numbers stay numbers, minus sign and all`() {
    let bytes = ExportSample.export(CSVExport(table: .places), [ExportSample.article()])
    #expect(String(decoding: bytes, as: UTF8.self).contains(",event,Riga,456172,56.946,-24.10589,LV,city,1,0.75\r\n"))
  }

  @Test func `lines end as RFC 4180 has it, and an article without facts has no rows`() {
    let empty = StoredArticle(
      key: ArticleKey(1), page: 1, address: "a", version: 1, isLatest: true, day: "2024-01-01", drawnBy: "d",
      record: PageRecord(id: "r"))
    for table in CSVExport.Table.allCases {
      let bytes = ExportSample.export(CSVExport(table: table), [empty])
      #expect(bytes.suffix(2) == [0x0D, 0x0A])
      #expect(bytes.count { $0 == 0x0A } == (table == .articles ? 2 : 1))
    }
  }

  private static func rows(_ read: JSONValue) throws -> [[String]] {
    try #require(read["rows"]?.array).map { row in (row.array ?? []).compactMap(\.string) }
  }
}
