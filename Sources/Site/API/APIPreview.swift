internal import Desk
internal import Facts
internal import Intake
internal import Record

extension Site {
  /// How a post would look and what would be drawn from it: the same bytes are read in the same way as when it is published,
  /// and nothing is kept.
  func preview(_ content: PostContent, _ visit: Visit) throws -> Answer {
    let document: PostDocument
    do {
      document = try PostDocument(
        content, published: visit.now, modified: nil, section: sectionName(content), outlet: settings.title,
        language: settings.language)
    } catch let error as Markdown.Refusal {
      throw APIFault.said(error.description, at: "/markdown")
    }
    let capture = Capture(
      source: "preview", time: Timestamp.rfc3339(visit.now), payload: document.bytes,
      digest: Digest.sha256(document.bytes), form: .html, mediaType: "text/html", servedCharset: "utf-8")
    let record = recorder.record(of: capture)
    return .json { json in
      json.string("html", PostDocument.text(of: document.bytes).map { String(decoding: $0, as: UTF8.self) })
      json.key("record")
      json.raw(record.json())
    }
  }
}
