internal import Archive
internal import Record

/// What stands around every page: head, masthead, sections, foot.
struct Frame {
  /// The title of the page, without the site's.
  var title: String?
  /// A sentence for search engines.
  var summary: String?
  /// The address this page is the same as; relative to the site, or another site's.
  var canonical: String?
  /// The address of a feed of what the page lists, without its suffix.
  var feed: String?
  /// Open Graph and the like.
  var meta: [PageMeta.Pair] = []
  /// The script element of JSON-LD.
  var data: [UInt8] = []
  /// Whether search engines are asked to leave the page out.
  var isPrivate = false
  /// Whether the form of a CAPTCHA stands in the page.
  var hasCaptcha = false
  /// The section that is open, by its slug.
  var section: String?
  /// A class of the body, by which the style tells kinds of page.
  var kind: StaticString = "page"

  /// The whole page with what `body` writes in its middle.
  func page(_ site: SiteFrame, _ body: (inout HTMLWriter) -> Void) -> HTMLWriter {
    var html = HTMLWriter()
    html.raw("<!doctype html>\n<html")
    html.attribute("lang", site.language)
    html.raw(">\n<head>\n<meta charset=\"utf-8\">\n<title>")
    html.text(title.map { "\($0) – \(site.title)" } ?? site.title)
    html.raw("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
    if let summary { meta("name", "description", summary, &html) }
    if isPrivate { meta("name", "robots", "noindex, nofollow", &html) }
    for item in meta where item.name != "description" || summary == nil {
      meta(item.attribute == .name ? "name" : "property", item.name, item.content, &html)
    }
    link("stylesheet", "/assets/site.css", nil, &html)
    link("icon", "/assets/icon.svg", "image/svg+xml", &html)
    link("search", "/search.xml", "application/opensearchdescription+xml", &html)
    if let canonical { link("canonical", site.absolute(canonical), nil, &html) }
    if let feed {
      link("alternate", feed + "/feed.rss", "application/rss+xml", &html)
      link("alternate", feed + "/feed.atom", "application/atom+xml", &html)
      link("alternate", feed + "/feed.json", "application/feed+json", &html)
    }
    if !data.isEmpty {
      html.safe(data)
      html.raw("\n")
    }
    html.raw("<script src=\"/assets/site.js\" defer></script>\n")
    if hasCaptcha {
      // The id keeps the widget from writing a style of its own into the page; captcha.js gives it our worker.
      html.raw("<link id=\"altcha-css\" rel=\"stylesheet\" href=\"/assets/altcha.css\">\n")
      html.raw("<script type=\"module\" src=\"/assets/altcha.js\"></script>\n")
      html.raw("<script type=\"module\" src=\"/assets/captcha.js\"></script>\n")
    }
    html.raw("</head>\n<body class=\"page-")
    html.raw(kind)
    html.raw("\">\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n")
    masthead(site, &html)
    html.raw("<main id=\"main\">\n")
    body(&html)
    html.raw("</main>\n")
    foot(site, &html)
    html.raw("</body>\n</html>\n")
    return html
  }

  private func meta(_ key: StaticString, _ name: String, _ content: String, _ html: inout HTMLWriter) {
    html.raw("<meta")
    html.attribute(key, name)
    html.attribute("content", content)
    html.raw(">\n")
  }

  private func link(_ relation: StaticString, _ address: String, _ type: String?, _ html: inout HTMLWriter) {
    html.raw("<link rel=\"")
    html.raw(relation)
    html.raw("\"")
    html.attribute("type", type)
    html.attribute("href", address)
    html.raw(">\n")
  }

  private func masthead(_ site: SiteFrame, _ html: inout HTMLWriter) {
    html.raw("<header class=\"masthead\"><div class=\"masthead-top\"><p class=\"today\">")
    html.text(site.today)
    html.raw(
      "</p><form class=\"find\" action=\"/search\" role=\"search\"><label class=\"unseen\" for=\"find\">Search</label>")
    html.raw(
      "<input id=\"find\" name=\"q\" type=\"search\" placeholder=\"Search the record\"><button>Search</button></form></div>"
    )
    html.raw("<p class=\"title\"><a href=\"/\">")
    html.text(site.title)
    html.raw("</a></p>")
    if !site.motto.isEmpty { html.element("p", class: "motto", text: site.motto) }
    html.raw("<nav class=\"sections\" aria-label=\"Sections\"><ul>")
    for section in site.sections {
      html.raw("<li><a")
      html.attribute("href", "/section/" + section.slug)
      if section.slug == self.section { html.raw(" aria-current=\"page\"") }
      html.raw(">")
      html.text(section.name)
      html.raw("</a></li>")
    }
    html.raw("</ul></nav></header>\n")
  }

  private func foot(_ site: SiteFrame, _ html: inout HTMLWriter) {
    html.raw("<footer class=\"foot\"><nav aria-label=\"About the site\"><ul>")
    html.raw("<li><a href=\"/archive\">Archive by day</a></li><li><a href=\"/feed.rss\">RSS</a></li>")
    html.raw("<li><a href=\"/feed.atom\">Atom</a></li><li><a href=\"/feed.json\">JSON Feed</a></li>")
    html.raw("<li><a href=\"/api/v1/openapi.json\">API</a></li><li><a href=\"/desk\">Desk</a></li></ul></nav><p>")
    html.text(site.title)
    html.raw(
      " keeps the record: who said what, what happened, when and where, each line tied to the words that say it. ")
    html.raw("It never says who is right.</p></footer>\n")
  }
}

/// What the frame shows of the site on every page.
struct SiteFrame: Sendable {
  /// A section as the navigation names it.
  struct Section: Sendable, Hashable {
    var slug: String
    var name: String
  }

  var title: String
  var motto: String
  var language: String
  /// The day as the masthead names it.
  var today: String
  var sections: [Section]
  /// The address people reach the site at, without a slash behind it; nil where none is set.
  var publicAddress: String?

  /// A path of the site as a whole address where one is known; other addresses as they stand.
  func absolute(_ address: String) -> String {
    address.hasPrefix("/") ? (publicAddress ?? "") + address : address
  }
}

/// The language of text, and in which direction it is written.
enum Direction {
  private static let rightToLeft: Set<Substring> = [
    "ar", "arc", "ckb", "dv", "fa", "ha", "he", "khw", "ks", "ku", "ps", "sd", "syr", "ug", "ur", "yi",
  ]

  /// Writes the attributes that say which language an element is in, and in which direction it runs.
  static func attributes(_ language: String?, to html: inout HTMLWriter) {
    guard let language else { return }
    html.attribute("lang", language)
    if isRightToLeft(language) { html.raw(" dir=\"rtl\"") }
  }

  /// Whether text in the language of a BCP 47 tag runs from right to left.
  static func isRightToLeft(_ tag: String) -> Bool {
    rightToLeft.contains(tag.prefix { $0 != "-" && $0 != "_" }) && !tag.contains("Latn")
  }
}
