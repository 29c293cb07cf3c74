internal import Desk
internal import Record

/// The HTML document that a post is kept and read as: the same bytes for the same version, so that what is shown can be
/// marked by what was read from it.
struct PostDocument {
  /// The document.
  let bytes: [UInt8]

  /// The document of a version of a post. Throws where its Markdown is refused.
  init(_ version: PostVersion, of post: Post, section: String?, outlet: String, language: String) throws(Markdown
    .Refusal)
  {
    let body = try Markdown().html(version.content.markdown)
    let published = Timestamp.rfc3339(post.publishAt ?? version.at)
    var html = HTMLWriter()
    html.raw("<!doctype html>\n<html")
    html.attribute("lang", language)
    html.raw("><head><meta charset=\"utf-8\"><title>")
    html.text(version.content.headline)
    html.raw("</title>")
    var meta: [(String, String)] = [
      ("og:type", "article"), ("og:title", version.content.headline), ("og:site_name", outlet),
      ("article:published_time", published),
    ]
    if version.version > 1 { meta.append(("article:modified_time", Timestamp.rfc3339(version.at))) }
    if let section { meta.append(("article:section", section)) }
    for (name, content) in meta {
      html.raw("<meta")
      html.attribute("property", name)
      html.attribute("content", content)
      html.raw(">")
    }
    if !version.content.byline.isEmpty {
      html.raw("<meta name=\"author\"")
      html.attribute("content", version.content.byline)
      html.raw(">")
    }
    html.raw("</head><body><main><article><header><h1>")
    html.text(version.content.headline)
    html.raw("</h1>")
    if !version.content.standfirst.isEmpty { html.element("p", class: "standfirst", text: version.content.standfirst) }
    if !version.content.byline.isEmpty { html.element("p", class: "byline", text: "By " + version.content.byline) }
    html.raw("</header>")
    html.raw(Self.start)
    html.safe(body.utf8)
    html.raw(Self.end)
    html.raw("</article></main></body></html>\n")
    bytes = html.bytes
  }

  private static let start: StaticString = "<div class=\"post-text\">"
  private static let end: StaticString = "</div><!-- end of the post -->"

  /// What of a document, marked or not, is the text of the post. What a post says can hold neither end of it.
  static func text(of document: [UInt8]) -> ArraySlice<UInt8>? {
    func bytes(_ text: StaticString) -> [UInt8] { text.withUTF8Buffer { Array($0) } }
    guard let start = document.firstRange(of: bytes(start)),
      let end = document[start.upperBound...].firstRange(of: bytes(end))
    else { return nil }
    return document[start.upperBound..<end.lowerBound]
  }
}
