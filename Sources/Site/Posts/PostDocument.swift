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
    try self.init(
      version.content, published: post.publishAt ?? version.at, modified: version.version > 1 ? version.at : nil,
      section: section, outlet: outlet, language: language)
  }

  /// The document of a post that says `content`; moments are in seconds since 1970.
  init(
    _ content: PostContent, published: Int, modified: Int?, section: String?, outlet: String, language: String
  ) throws(Markdown.Refusal) {
    let body = try Markdown().html(content.markdown)
    let published = Timestamp.rfc3339(published)
    var html = HTMLWriter()
    html.raw("<!doctype html>\n<html")
    html.attribute("lang", language)
    html.raw("><head><meta charset=\"utf-8\"><title>")
    html.text(content.headline)
    html.raw("</title>")
    var meta: [(String, String)] = [
      ("og:type", "article"), ("og:title", content.headline), ("og:site_name", outlet),
      ("article:published_time", published),
    ]
    if let modified { meta.append(("article:modified_time", Timestamp.rfc3339(modified))) }
    if let section { meta.append(("article:section", section)) }
    for (name, value) in meta {
      html.raw("<meta")
      html.attribute("property", name)
      html.attribute("content", value)
      html.raw(">")
    }
    if !content.byline.isEmpty {
      html.raw("<meta name=\"author\"")
      html.attribute("content", content.byline)
      html.raw(">")
    }
    html.safe(Self.data(content, published: published))
    html.raw("</head><body><main><article><header><h1>")
    html.text(content.headline)
    html.raw("</h1>")
    if !content.standfirst.isEmpty { html.element("p", class: "standfirst", text: content.standfirst) }
    if !content.byline.isEmpty { html.element("p", class: "byline", text: "By " + content.byline) }
    html.raw("</header>")
    html.raw(Self.start)
    html.safe(body.utf8)
    html.raw(Self.end)
    html.raw("</article></main></body></html>\n")
    bytes = html.bytes
  }

  /// What it says of itself to machines. By the number of words a reader knows a brief for a whole article.
  private static func data(_ content: PostContent, published: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.string("@context", "https://schema.org")
      json.string("@type", "NewsArticle")
      json.string("headline", content.headline)
      json.string("datePublished", published)
      json.key("wordCount")
      json.number(content.markdown.split(whereSeparator: \.isWhitespace).count)
    }
    return ScriptData.linkedData(json.bytes)
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
