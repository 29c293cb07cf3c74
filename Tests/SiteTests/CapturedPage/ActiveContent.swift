@testable import Reading

/// Finds what runs, loads or sends in HTML, by the tree that `Reading` builds as browsers do: a reader of its own, which shares
/// no code with what is tested.
///
/// HTML is read as a page and as what might stand in other elements, in which tags mean other things.
enum ActiveContent {
  /// What is allowed.
  enum Measure {
    /// A captured page: any element and attribute that does nothing.
    case captured
    /// A post or a comment: only what is listed.
    case post
  }

  static func faults(in html: [UInt8], _ measure: Measure) -> [String] {
    var faults = faults(in: HTMLParser.parse(html).tree, measure)
    for context in ["div", "td", "title", "textarea", "style", "xmp", "noscript", "select", "template"] {
      faults += Self.faults(in: HTMLParser.parseFragment(html, in: context), measure).map { "in <\(context)>: \($0)" }
    }
    for (context, namespace) in [("svg", HTMLTree.Namespace.svg), ("math", .mathML), ("desc", .svg), ("mi", .mathML)] {
      let tree = HTMLParser.parseFragment(html, in: context, namespace: namespace)
      faults += Self.faults(in: tree, measure).map { "in <\(context)>: \($0)" }
    }
    return faults
  }

  private static let running: Set<String> = [
    "script", "iframe", "object", "embed", "applet", "frame", "frameset", "base", "link", "portal", "fencedframe",
    "animate",
    "set", "animatetransform", "animatemotion", "discard", "handler", "listener", "bgsound", "noscript", "xmp",
    "plaintext",
    "noembed", "noframes",
  ]
  private static let addresses: Set<String> = [
    "href", "xlink:href", "src", "srcset", "imagesrcset", "poster", "background", "action", "formaction", "ping",
    "data",
    "lowsrc", "dynsrc", "manifest", "codebase", "classid", "archive", "profile", "attributionsrc", "srcdoc", "xml:base",
    "http-equiv", "code",
  ]
  private static let elements: Set<String> = [
    "html", "head", "body", "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "code", "pre",
    "blockquote", "ul", "ol", "li", "a", "sup", "section", "table", "thead", "tbody", "tr", "th", "td",
  ]
  private static let attributes: Set<String> = [
    "href", "title", "rel", "referrerpolicy", "class", "id", "start", "align", "dir", "aria-label",
  ]

  private static func faults(in tree: HTMLTree, _ measure: Measure) -> [String] {
    var faults: [String] = []
    for node in tree.descendants() where tree.isElement(node) {
      let name = tree.name(node).lowercased()
      if running.contains(name) { faults.append("<\(name)>") }
      if measure == .post, !elements.contains(name), tree.source(node).count > 0 { faults.append("<\(name)>") }
      for attribute in tree.attributes(of: node) {
        let attributeName = tree.name(attribute.name).lowercased()
        let value = attribute.value.string
        if attributeName.hasPrefix("on") { faults.append("\(attributeName)=\(value)") }
        switch measure {
        case .captured where addresses.contains(attributeName):
          if !value.drop(while: \.isWhitespace).lowercased().hasPrefix("data:image/") {
            faults.append("\(attributeName)=\(value)")
          }
        case .post where attributeName == "href":
          if !isSafe(value) { faults.append("href=\(value)") }
        case .post where !attributes.contains(attributeName): faults.append("\(attributeName)=\(value)")
        default: break
        }
      }
    }
    return faults
  }

  /// As browsers read addresses: without control characters and space in front, and without tabs and line ends.
  private static func isSafe(_ address: String) -> Bool {
    let clean = String(
      address.unicodeScalars.drop { $0.value <= 0x20 }.filter { ![9, 10, 13].contains($0.value) }.map(Character.init)
    )
    .lowercased()
    if ["http://", "https://", "mailto:"].contains(where: clean.hasPrefix) { return true }
    if clean.hasPrefix("#") { return true }
    return clean.hasPrefix("/") && !clean.dropFirst().hasPrefix("/") && !clean.dropFirst().hasPrefix("\\")
  }
}
