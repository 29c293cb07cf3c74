/// Pages and archives for tests of the command, as small as they can be.
enum Sample {
  /// A page of HTML whose article says `words`.
  static func html(_ words: String, headline: String = "Council votes on the bridge") -> String {
    """
    <!doctype html><html lang="en"><head><meta charset="utf-8"><title>\(headline)</title></head><body><article>
    <h1>\(headline)</h1><p>\(words)</p>
    <p>The council of Riga met on Tuesday to discuss the repair of the old bridge over the river.</p>
    <p>The mayor said that the bridge would stay open until the end of the year.</p></article></body></html>
    """
  }

  /// A JSON line whose text is already an article's.
  static func line(id: String, text: String) -> String { "{\"id\":\"\(id)\",\"text\":\"\(text)\"}\n" }

  /// A record of a WARC file with its block.
  static func record(_ fields: [(String, String)], block: [UInt8]) -> [UInt8] {
    let head = ["WARC/1.1"] + (fields + [("Content-Length", String(block.count))]).map { "\($0): \($1)" }
    return Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + block + Array("\r\n\r\n".utf8)
  }

  /// The record of an answer with status 200.
  static func response(
    _ url: String, _ body: [UInt8], type: String = "text/html; charset=utf-8", fields: [(String, String)] = []
  ) -> [UInt8] {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\r\n"
    return record(
      [
        ("WARC-Type", "response"), ("WARC-Target-URI", url), ("WARC-Date", "2024-03-14T10:00:00Z"),
        ("WARC-Record-ID", "<urn:test:\(url)>"), ("Content-Type", "application/http; msgtype=response"),
      ] + fields, block: Array(head.utf8) + body)
  }

  /// `bytes` as a gzip file, made by the system's gzip.
  static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    try Command(script: "gzip -nc").run(input: .bytes(bytes)).output
  }
}
