import Facts
import Intake
import Language
import Reading
import Record

/// Every stage from the payload to the line of JSON, and the whole way.
enum RecordStages {
  /// Prints the stages' lines and gives the seconds of the whole.
  static func run(_ pages: PageSet) -> Double {
    let reader = PageReader()
    let analyzer = Analyzer()
    let recorder = Recorder()
    Figure.measure("digest (SHA-256)", pages) {
      for payload in pages.payloads { Figure.keep(Digest.sha256(payload).utf8.count) }
    }
    let captures = pages.payloads.map {
      Capture(source: "page.html", payload: $0, digest: Digest.sha256($0), form: .html, mediaType: "text/html")
    }
    Figure.measure("read (decode, parse, article)", pages) {
      for capture in captures { Figure.keep(reader.read(capture).article.text.count) }
    }
    let articles = captures.map { reader.read($0).article }.filter(Recorder.drawsFacts)
    Figure.measure("language (English articles)", pages) {
      for article in articles { Figure.keep(analyzer.analyze(article).tokens.count) }
    }
    let records = captures.map { recorder.record(of: $0) }
    Figure.measure("record as JSON, with evidence", pages) {
      for record in records { Figure.keep(record.json(evidence: true).count) }
    }
    return Figure.measure("the whole record", pages) {
      for capture in captures { Figure.keep(recorder.record(of: capture).json().count) }
    }
  }
}
