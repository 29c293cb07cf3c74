internal import Archive
internal import Record

/// Articles in a list: headline, where and when, the first words.
enum PostList {
  /// What a hit is called, also where it has no headline.
  static func title(_ hit: ArticleHit) -> String { hit.headline ?? WebAddress.host(hit.address) ?? hit.address }

  /// Writes articles as an ordered list; with `isShort` without their first words.
  static func write(
    _ posts: [FoundPost], to html: inout HTMLWriter, showsSection: Bool = true, level: Level = .two,
    isShort: Bool = false
  ) {
    list(&html) { html in
      for post in posts { write(post, to: &html, showsSection: showsSection, level: level, isShort: isShort) }
    }
  }

  /// Writes the list around the items that `items` writes.
  static func list(_ html: inout HTMLWriter, _ items: (inout HTMLWriter) -> Void) {
    html.raw("<ol class=\"posts\">")
    items(&html)
    html.raw("</ol>")
  }

  /// Writes the link to the next part of a list, where there is one.
  static func more(_ cursor: String?, _ visit: Visit, to html: inout HTMLWriter) {
    guard let cursor else { return }
    html.raw("<p class=\"more\"><a rel=\"next\"")
    html.attribute("href", visit.path + visit.query.setting("after", cursor).query)
    html.raw(">Older</a></p>")
  }

  /// The level of the headlines of a list.
  enum Level { case two, three }

  /// Writes one of them, as an item of a list.
  static func write(
    _ post: FoundPost, to html: inout HTMLWriter, showsSection: Bool, level: Level, isShort: Bool
  ) {
    let hit = post.hit
    html.raw("<li class=\"post\"")
    Direction.attributes(hit.language, to: &html)
    html.raw(">")
    html.element(level == .two ? "h2" : "h3") { $0.link(SiteAddress.article(hit.page, hit.headline), text: title(hit)) }
    html.raw("<p class=\"where\">")
    if showsSection, let section = hit.section {
      html.link(SiteAddress.section(section), class: "kicker", text: section)
      html.raw(" ")
    }
    if let outlet = hit.outlet ?? WebAddress.host(hit.address) {
      html.element("span", class: "outlet", text: outlet)
      html.raw(" ")
    }
    if !post.isDated { html.raw("captured ") }
    html.time(hit.day)
    html.raw("</p>")
    if !isShort {
      html.raw("<p class=\"lead\">")
      snippet(hit, to: &html)
      html.raw("</p>")
    }
    html.raw("</li>")
  }

  /// Writes the words around those that were looked for, those marked; or the first words of the text.
  private static func snippet(_ hit: ArticleHit, to html: inout HTMLWriter) {
    var words = Substring(hit.snippet)
    // The text of an article begins with its headline, which stands above.
    if let headline = hit.headline, words.hasPrefix(headline) { words = words.dropFirst(headline.count) }
    if !hit.snippet.contains(Snippet.open) { words = lead(words) }
    for byte in words.utf8 {
      switch byte {
      case Snippet.open.asciiValue: html.raw("<mark>")
      case Snippet.close.asciiValue: html.raw("</mark>")
      default: html.text(utf8: CollectionOfOne(byte))
      }
    }
  }

  /// Up to about 240 characters, to the end of a word.
  private static func lead(_ text: Substring) -> Substring {
    let trimmed = text.drop { $0.isWhitespace }
    guard trimmed.count > 240 else { return trimmed }
    let cut = trimmed.prefix(240)
    guard let blank = cut.lastIndex(where: \.isWhitespace) else { return cut }
    return Substring(cut[..<blank] + "…")
  }
}
