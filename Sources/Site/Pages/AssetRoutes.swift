internal import HTTPTypes
internal import SiteFiles

extension Site {
  /// Routes of the files that pages need: style, script, icon.
  var assetRoutes: [Route] {
    [
      .get("/assets/{name}") { visit in
        guard let name = visit.parameters["name"], let type = SiteFile.type(of: name),
          let file = SiteFile.bytes(of: name)
        else { throw SiteError.notFound() }
        return Answer(type: type, body: file, caching: .seconds(3600))
      },
      .get("/favicon.ico") { _ in .redirect("/assets/icon.svg", .movedPermanently) },
      .get("/search.xml") { _ in
        var html = HTMLWriter()
        html.raw(
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\"><ShortName>"
        )
        html.text(String(self.settings.title.prefix(16)))
        html.raw("</ShortName><Description>")
        html.text("Search \(self.settings.title)")
        html.raw("</Description><Url type=\"text/html\"")
        html.attribute("template", self.settings.absolute("/search?q={searchTerms}"))
        html.raw("/></OpenSearchDescription>\n")
        return Answer(type: "application/opensearchdescription+xml", body: html.bytes, caching: .seconds(3600))
      },
    ]
  }
}

/// Files that are linked into the binary.
enum SiteFile {
  /// The bytes of a file; nil where there is none of this name.
  static func bytes(of name: String) -> [UInt8]? {
    var length = 0
    guard let start = site_file(name, &length) else { return nil }
    return Array(UnsafeBufferPointer(start: start, count: length))
  }

  /// The media type of a file that pages may ask for; nil of others, which are for the program.
  static func type(of name: String) -> String? {
    switch name.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    default: nil
    }
  }
}
