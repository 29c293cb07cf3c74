import Archive
import Record
import Testing

@Suite struct `Articles as JSON lines` {
  @Test func `a line is the record byte for byte, with what the archive knows at its end`() throws {
    let article = ExportSample.article()
    let line = ExportSample.export(JSONLinesExport(), [article])
    #expect(line.starts(with: article.record.json(evidence: true).dropLast()))
    #expect(
      String(decoding: line, as: UTF8.self).hasSuffix(
        #","archive":{"page":7,"version":2,"latest":true,"address":"https://example.org/a","day":"2024-03-15","#
          + #""drawnBy":"dateline 0.1"}}"# + "\n"))
  }

  @Test func `a line is read again as the record it was`() throws {
    let articles = [ExportSample.article(), ExportSample.article(saying: { ExportSample.hostile + $0 })]
    let lines = ExportSample.export(JSONLinesExport(), articles).split(separator: 0x0A)
    #expect(try lines.map { try PageRecord(jsonBytes: $0) } == articles.map(\.record))
  }

  @Test(.enabled(if: Python.has("json"), Comment(rawValue: Python.advice("json"))))
  func `Python finds the words of every span where the record says`() throws {
    let articles = [ExportSample.article(), ExportSample.article(saying: { ExportSample.hostile + $0 })]
    let read = try Python.json(
      """
      import json, sys
      found = []
      for line in sys.stdin.buffer.read().decode('utf-8').split('\\n')[:-1]:
          record = json.loads(line)
          text = record['article']['text']
          found += [text[a:b] for s in record['statements'] for a, b in s['cue']['spans']]
          found.append(record['archive']['address'])
      json.dump(found, sys.stdout)
      """, ExportSample.export(JSONLinesExport(), articles))
    let expected = articles.flatMap { article in
      article.record.statements.flatMap { $0.cue.map { article.record.article?.text[$0] } } + [article.address]
    }
    #expect(read.array?.map(\.string) == expected)
  }
}

@Suite struct `Every form of export` {
  @Test(arguments: ExportFormat.allCases)
  func `the same articles give the same bytes, which end with a line`(format: ExportFormat) {
    let articles = [ExportSample.article(), ExportSample.article(page: 8, saying: { ExportSample.hostile + $0 })]
    for file in format.files {
      let bytes = ExportSample.export(AnyWriter(file.writer), articles)
      #expect(bytes == ExportSample.export(AnyWriter(file.writer), articles))
      #expect(bytes.last == 0x0A && String(validating: bytes, as: UTF8.self) != nil)
    }
  }

  @Test(arguments: ExportFormat.allCases.filter { $0 != .csv })
  func `a line of JSON is JSON, whatever the text`(format: ExportFormat) throws {
    let articles = [ExportSample.article(), ExportSample.article(saying: { ExportSample.hostile + $0 })]
    for file in format.files {
      for line in ExportSample.export(AnyWriter(file.writer), articles).split(separator: 0x0A) {
        #expect(try JSONParser().parse(line).members != nil)
      }
    }
  }

  @Test func `the files of an export have names of their own`() {
    #expect(ExportFormat.csv.files.map(\.name).contains("statements.csv"))
    #expect(ExportFormat.allCases.allSatisfy { Set($0.files.map(\.name)).count == $0.files.count })
  }

  /// A writer behind its protocol.
  private struct AnyWriter: ExportWriter {
    var writer: any ExportWriter
    init(_ writer: any ExportWriter) { self.writer = writer }
    mutating func begin() -> [UInt8] { writer.begin() }
    mutating func article(_ article: StoredArticle) -> [UInt8] { writer.article(article) }
    mutating func end() -> [UInt8] { writer.end() }
  }
}
