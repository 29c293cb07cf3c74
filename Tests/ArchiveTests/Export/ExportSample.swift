import Archive
import Record

/// Articles of an archive for tests of what leaves it.
enum ExportSample {
  /// Text that breaks careless writers: quotes, line ends, controls, letters written from right to left, marks on letters.
  static let hostile = "“a\" 'b', c;\td\r\ne\u{1}\u{7F}\u{2028}\u{202E}שלום\u{202C} e\u{301}😀 \\ </script> =1+1"

  /// An article in which every field has a value and every fact stands on words of the text.
  static func article(page: Int = 7, version: Int = 2, saying field: (String) -> String = { $0 }) -> StoredArticle {
    let text = Text(field("Ainaži — The ministry said the works began on 14 March in Riga, citing the agreement."))
    let all = text.span
    func span(_ words: String) -> Span {
      let (bytes, wanted) = (text.utf8, Array(words.utf8))
      let start = (0...max(0, bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) }
      return start.map { Span($0, $0 + wanted.count) } ?? all
    }
    var article = Article()
    article.url = "https://example.org/a"
    article.outlet = field("Example Post")
    article.section = field("World")
    article.headline = field("Works in Ainaži")
    article.standfirst = field("A standfirst")
    article.byline = [field("Anna Õun"), field("Jo")]
    article.dateline = .init(place: field("RIGA"), date: "2024-03-15", span: span("Ainaži"))
    article.published = .init(
      value: "2024-03-15T09:30+02:00", basis: .stated, evidence: .init(place: "meta", words: "15 March"))
    article.modified = .init(value: "2024-03-16", basis: .inferred, evidence: .init(place: "text", words: "Saturday"))
    article.language = "en"
    article.translated = .init(likely: true, why: ["a doubled quote"])
    article.text = text
    article.blocks = [Block(kind: .paragraph, section: .main, span: all)]
    article.sourceMap = [SourceRun(text: all, payload: Span(0, 100), kind: .verbatim)]
    var record = PageRecord(id: field("record-1"))
    record.capture = .init(
      source: field("pages/a.html"), time: "2024-03-17T08:00:00Z",
      digest: "sha256:" + String(repeating: "0f", count: 32), mediaType: field("text/html"), charset: field("utf-8"),
      bytes: 100)
    record.article = article
    record.statements = [
      Statement(
        id: "s1", kind: .indirect, source: [span("The ministry")], entity: "e1", cue: [span("said")],
        content: [span("the works began"), span("in Riga")], stance: field("says"),
        channel: .init(text: field("citing the agreement"), span: span("citing the agreement")), confidence: 0.5),
      Statement(
        id: "s2", kind: .direct, source: [], cue: [span("said")], content: [span("the works began")],
        stance: "denies", via: "s1", confidence: 1),
    ]
    record.times = [
      TimeExpression(
        span: span("14 March"), kind: .date, value: field("2024-03-14"), mod: "APPROX", anchor: "2024-03-15",
        confidence: 0.875)
    ]
    let riga = Toponym.Candidate(
      geonames: 456_172, name: field("Riga"), latitude: 56.946, longitude: -24.10589, country: "LV",
      precision: field("city"))
    record.places = [
      Toponym(span: span("Riga"), place: riga, role: .event, candidates: [riga], confidence: 0.75),
      Toponym(span: span("Ainaži"), place: nil, role: .mentioned, confidence: 0.25),
    ]
    record.entities = [
      Entity(
        id: "e1", kind: .government, name: field("Ministry of Works"), country: "LV", cameo: "LVAGOV",
        role: field("ministry"), side: field("Latvia"),
        mentions: [.init(span: span("The ministry"), form: .nominal), .init(span: span("Riga"), form: .name)]),
      Entity(
        id: "e2", kind: .person, name: field("Jo"), role: field("mayor"),
        mentions: [.init(span: span("said"), form: .name)]),
    ]
    record.documents = [
      Document(
        id: "d1", kind: .agreement, name: field("the agreement"), date: "2021-06-02", parties: ["e1"],
        invokedBy: ["s1"],
        spans: [span("the agreement")])
    ]
    record.problems = [Problem(code: field("DL-READ-004"), message: field("A limit was hit."))]
    return StoredArticle(
      key: ArticleKey(1), page: page, address: field("https://example.org/a"), version: version, isLatest: true,
      day: "2024-03-15", drawnBy: field("dateline 0.1"), record: record)
  }

  /// The bytes of a whole export.
  static func export(_ writer: some ExportWriter, _ articles: [StoredArticle]) -> [UInt8] {
    var writer = writer
    var bytes = writer.begin()
    for article in articles { bytes += writer.article(article) }
    return bytes + writer.end()
  }
}
