@testable import Site

/// Looks for what could run in a page of the site: its templates write few elements, and no text may add one.
enum SiteMarkup {
  /// Tags that no template of the site has, and attributes that run; each counted as markup, not as text.
  static func faults(in answer: Answer) -> [String] {
    let html = answer.text
    var faults: [String] = []
    for part in html.split(separator: "<").dropFirst() {
      let tag = part.prefix { $0 != ">" }
      let name = tag.prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "!" || $0 == "-" }
      if !elements.contains(name.drop { $0 == "/" }.lowercased()) { faults.append("<\(tag.prefix(80))") }
      if name == "script", !tag.contains("src=\"/assets/"), !tag.contains("ld+json") { faults.append("<\(tag)") }
      // Values stand in quotation marks, and those inside them are escaped: what is left are names.
      var isValue = false
      let names = tag.split(separator: "\"", omittingEmptySubsequences: false).filter { _ in
        defer { isValue.toggle() }
        return !isValue
      }.joined(separator: " ").lowercased()
      for attribute in names.split(separator: " ") where attribute.hasPrefix("on") || attribute.hasPrefix("style=") {
        faults.append("<\(tag.prefix(80))")
      }
      for scheme in ["javascript:", "vbscript:", "data:text"] {
        for name in ["href", "src", "action"] where tag.lowercased().contains("\(name)=\"\(scheme)") {
          faults.append("<\(tag.prefix(80))")
        }
      }
    }
    return faults
  }

  private static let elements: Set<String> = [
    "!doctype", "html", "head", "meta", "title", "link", "script", "body", "a", "header", "div", "p", "form", "label",
    "input", "button", "nav", "ul", "ol", "li", "main", "h1", "h2", "h3", "h4", "h5", "h6", "span", "table", "caption",
    "thead", "tbody", "tr", "th", "td", "time", "textarea", "select", "option", "datalist", "section", "article",
    "strong", "em", "del", "ins", "code", "pre", "blockquote", "dl", "dt", "dd", "details", "summary", "footer", "br",
    "hr", "sup", "svg", "path", "g", "text", "rect", "circle", "aside", "figure", "img", "mark", "altcha-widget",
    "noscript", "audio", "use", "defs", "clippath", "tspan",
  ]
}
