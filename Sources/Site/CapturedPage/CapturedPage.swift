internal import Reading
internal import Record

/// The document that shows a capture as it was served, with words marked, and with nothing in it that runs or loads.
///
/// Two walls: the page is written again without what acts (`InertMarkup`), and the headers forbid all of it to browsers. The
/// headers must be sent as they are, instead of the site's own policy.
struct CapturedPage: Sendable {
  /// The bytes to serve.
  let body: [UInt8]
  /// The `Content-Type`, with the charset of `body`.
  let contentType: String
  /// The ids of marks that could not be shown, as their words are in no text of the page.
  let missing: [String]

  /// The headers it has to be served with, `Content-Type` among them.
  var headers: [(name: String, value: String)] {
    [
      ("Content-Type", contentType),
      ("Content-Security-Policy", Self.policy),
      ("X-Content-Type-Options", "nosniff"),
      ("X-DNS-Prefetch-Control", "off"),
      ("Referrer-Policy", "no-referrer"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("X-Robots-Tag", "noindex, nofollow, noarchive"),
    ]
  }

  /// No script, form, frame or request, in an origin of its own.
  static let policy =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; "
    + "base-uri 'none'; frame-ancestors 'self'"

  /// The page of `capture`, with `marks` by the source map of the article that was read from it. `charset` is what the
  /// record says the payload was decoded by. Pure, and linear in the payload and the marks.
  init(of capture: Capture, charset: String?, sourceMap: [SourceRun] = [], marks: [WordMark] = []) {
    switch capture.form {
    case .html: self.init(html: capture, charset: charset ?? "utf-8", sourceMap, marks)
    case .pageText, .articleText: self.init(text: capture, charset: charset, sourceMap, marks)
    case .other: self.init(explaining: capture, missing: marks.map(\.id))
    }
  }

  private init(body: [UInt8], charset: String, missing: [String]) {
    self.body = body
    self.missing = missing
    contentType = "text/html; charset=\(charset)"
  }

  private init(html capture: Capture, charset: String, _ sourceMap: [SourceRun], _ marks: [WordMark]) {
    let style = MarkPainter.style + "a[title]{text-decoration:underline;cursor:help}"
    let payload = capture.payload
    if charset == "utf-8", Self.isByteForByte(payload, sourceMap) {
      let plan = MarkPlan(marks, sourceMap: sourceMap, places: PagePositions(utf8: payload.count))
      let (html, missing) = InertMarkup.written(payload, marks: plan, style: style)
      self.init(body: html, charset: charset, missing: missing)
      return
    }
    let decoded = DecodedPayload(payload, servedCharset: charset)
    let isTranscoded = !Self.asASCII.contains(charset) || decoded.charset != charset
    let places = PagePositions(decoded, payloadCount: payload.count, areOfDecoded: isTranscoded)
    let plan = MarkPlan(marks, sourceMap: sourceMap, places: places)
    let page = isTranscoded ? decoded.utf8 : payload
    let (html, missing) = InertMarkup.written(page, marks: plan, style: style)
    self.init(body: html, charset: isTranscoded ? "utf-8" : charset, missing: missing)
  }

  /// Whether each verbatim run is as long on the page as in the text, which it is not where bytes could not be decoded.
  private static func isByteForByte(_ payload: [UInt8], _ sourceMap: [SourceRun]) -> Bool {
    sourceMap.allSatisfy { $0.kind != .verbatim || $0.text.count == $0.payload.count }
  }

  /// The charsets in which a byte below 80 hex that HTML minds is always that character. Pages in others (UTF-16,
  /// ISO-2022-JP) are served as UTF-8.
  private static let asASCII: Set<String> = Set(
    """
    utf-8 ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-8-i iso-8859-10
    iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u macintosh windows-874 windows-1250 windows-1251
    windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 x-mac-cyrillic gbk gb18030
    big5 euc-jp shift_jis euc-kr
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

// MARK: Captures that are no HTML

extension CapturedPage {
  private init(text capture: Capture, charset: String?, _ sourceMap: [SourceRun], _ marks: [WordMark]) {
    let decoded = DecodedPayload(
      capture.payload, servedCharset: capture.servedCharset ?? charset, isMarkup: false)
    let places = PagePositions(decoded, payloadCount: capture.payload.count, areOfDecoded: true)
    var painter = MarkPainter(MarkPlan(marks, sourceMap: sourceMap, places: places))
    var body = Array(Self.head("The captured text").utf8)
    body.append(contentsOf: "<pre dir=\"auto\">\n".utf8)
    decoded.utf8.withUnsafeBufferPointer { bytes in
      painter.paint(bytes, 0..<bytes.count, hasReferences: false, into: &body) { part, body in
        InertMarkup.escape(bytes, part, ampersands: true, into: &body)
      }
    }
    body.append(contentsOf: "</pre></body></html>\n".utf8)
    self.init(body: body, charset: "utf-8", missing: painter.missing)
  }

  private init(explaining capture: Capture, missing: [String]) {
    let kind = capture.mediaType.map { Array($0.utf8) } ?? Array("unknown".utf8)
    var body = Array(Self.head("A capture that is no page").utf8)
    body.append(
      contentsOf: "<h1>A capture that is no page</h1>\n<p>It is kept as it was served, but not shown here.</p>\n".utf8)
    body.append(contentsOf: "<dl><dt>Media type</dt><dd>".utf8)
    Self.append(kind, to: &body)
    body.append(contentsOf: "</dd><dt>Size</dt><dd>\(capture.payload.count) bytes</dd><dt>Digest</dt><dd><code>".utf8)
    Self.append(Array(capture.digest.utf8), to: &body)
    body.append(contentsOf: "</code></dd></dl></body></html>\n".utf8)
    self.init(body: body, charset: "utf-8", missing: missing)
  }

  private static func append(_ text: [UInt8], to body: inout [UInt8]) {
    text.withUnsafeBufferPointer { InertMarkup.escape($0, 0..<$0.count, ampersands: true, into: &body) }
  }

  private static func head(_ title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
    <title>\(title)</title><style>\(MarkPainter.style)body{margin:2rem auto;max-width:45rem;padding:0 1rem;\
    font-family:serif;line-height:1.5;color:#1a1a1a;background:#fff}pre{white-space:pre-wrap;overflow-wrap:anywhere;\
    font:inherit}dd{overflow-wrap:anywhere}</style></head><body>

    """
  }
}
