internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// Routes of feeds, sitemaps and robots.txt.
  var feedRoutes: [Route] {
    FeedFormat.allCases.flatMap { format in
      [
        .get("/feed.\(format.rawValue)") { visit in
          try self.feed(
            format, title: self.settings.title, page: "/", path: "/feed", query: .all, visit)
        },
        .get("/section/{slug}/feed.\(format.rawValue)") { visit in
          guard let slug = visit.parameters["slug"], let section = try self.section(slug, now: visit.now) else {
            throw SiteError.notFound("There is no section at this address.")
          }
          let address = "/section/" + WebAddress.encoded(section.slug)
          return try self.feed(
            format, title: "\(self.settings.title): \(section.name)", page: address, path: address + "/feed",
            query: section.query, visit)
        },
        .get("/party/{id}/feed.\(format.rawValue)") { visit in
          guard let id = visit.parameters["id"].flatMap({ PartyID($0) }), let party = try self.archive.store.party(id)
          else { throw SiteError.notFound("Nobody of this name speaks in the archive.") }
          return try self.feed(
            format, title: "\(self.settings.title): \(party.name)", page: SiteAddress.party(party.name, party.country),
            path: "/party/\(id)/feed", query: .filter(.partyID(id)), visit)
        },
        .get("/search/feed.\(format.rawValue)") { visit in
          let words = visit.query["q"] ?? ""
          let query = try self.query(words)
          let fields = FormFields().setting("q", words).query
          return try self.feed(
            format, title: "\(self.settings.title): \(words)", page: "/search" + fields, path: "/search/feed",
            query: query, visit)
        },
      ]
    } + [
      .get("/robots.txt", .everyone, robots),
      .get("/sitemap.xml", .everyone, sitemapIndex),
      .get("/sitemap/{part}", .everyone, sitemap),
      .get("/sitemap-news.xml", .everyone, newsSitemap),
    ]
  }

  /// A feed of the newest articles of a query.
  private func feed(
    _ format: FeedFormat, title: String, page: String, path: String, query: Query, _ visit: Visit
  ) throws -> Answer {
    let found = try find(query, limit: settings.pageLength, after: visit.query["after"], reportsOnly: true)
    var feed = Feed(
      title: title, description: settings.motto, siteURL: absolute(page, visit),
      selfURL: absolute("\(path).\(format.rawValue)" + visit.query.query, visit), id: absolute(page, visit),
      language: settings.language, iconURL: absolute("/assets/icon.svg", visit))
    feed.nextURL = found.next.map {
      absolute("\(path).\(format.rawValue)" + visit.query.setting("after", $0).query, visit)
    }
    feed.items = try found.hits.compactMap { hit in
      try archive.store.article(hit.key, evidence: false).map { try item($0, visit) }
    }
    return Answer(type: format.contentType, body: format.document(feed), caching: .seconds(60))
  }

  private func item(_ stored: StoredArticle, _ visit: Visit) throws -> FeedItem {
    let article = stored.record.article ?? Article()
    let isOwn = try isPost(stored.address)
    let rights = try rights(of: article.outlet, isOwn: isOwn)
    var item = FeedItem(
      id: absolute("/article/\(stored.page)", visit),
      url: absolute(SiteAddress.article(stored.page, article.headline), visit),
      original: isOwn ? nil : stored.address, title: article.headline ?? WebAddress.host(stored.address) ?? "Untitled")
    let first = article.blocks.first { $0.kind == .paragraph && $0.section != .top }.map { article.text[$0.span] }
    item.summary = rights == .headline ? nil : article.standfirst ?? first.map { String($0.prefix(300)) }
    if rights == .fullText {
      var html = HTMLWriter()
      ArticleText.plain(article, to: &html)
      item.contentHTML = String(decoding: html.bytes, as: UTF8.self)
    }
    item.authors = article.byline
    item.section = article.section
    item.outlet = article.outlet
    item.published = article.published?.value
    item.modified = article.modified?.value
    item.kept = Day(iso: stored.day).map { $0.daysSince1970 * 86_400 }
    item.language = article.language
    return item
  }

  /// A path of the site as a whole address: the public one, else the one that was asked.
  func absolute(_ path: String, _ visit: Visit) -> String {
    let base = settings.publicAddress ?? visit.host.map { "http://" + $0 } ?? settings.absolute("")
    return base + path
  }

  private func robots(_ visit: Visit) throws -> Answer {
    let text =
      settings.publicAddress == nil
      ? RobotsText.closed
      : RobotsText.open(
        disallowed: ["/desk", "/search", "/captcha", "/api"],
        sitemaps: [absolute("/sitemap.xml", visit), absolute("/sitemap-news.xml", visit)])
    return Answer(type: "text/plain; charset=utf-8", body: Array(text), caching: .seconds(3600))
  }

  /// One part of the sitemap for each month.
  private func sitemapIndex(_ visit: Visit) throws -> Answer {
    var index = SitemapDocument(.index)
    for month in try archive.store.months() {
      let isRoom = index.add(absolute("/sitemap/\(month.name).xml", visit), modified: nil)
      if !isRoom { break }
    }
    return Answer(type: "application/xml", body: index.bytes, caching: .seconds(600))
  }

  /// The articles of a month, at most as many as a sitemap takes.
  private func sitemap(_ visit: Visit) throws -> Answer {
    guard let name = visit.parameters["part"], name.hasSuffix(".xml"), case let month = String(name.dropLast(4)),
      let first = Day(iso: month + "-01"), first.iso == month + "-01"
    else { throw SiteError.notFound() }
    var document = SitemapDocument(.pages)
    var cursor: String?
    repeat {
      let part = try find(
        .filter(.published(from: month + "-01", through: month + "-31")), limit: 1_000, after: cursor, reportsOnly: true
      )
      for hit in part.hits {
        let isRoom = document.add(absolute(SiteAddress.article(hit.page, hit.headline), visit), modified: hit.day)
        if !isRoom { return Answer(type: "application/xml", body: document.bytes, caching: .seconds(600)) }
      }
      cursor = part.next
    } while cursor != nil
    return Answer(type: "application/xml", body: document.bytes, caching: .seconds(600))
  }

  /// The articles of the last two days.
  private func newsSitemap(_ visit: Visit) throws -> Answer {
    let since = Timestamp.day(visit.now).adding(days: -2).iso
    let found = try find(.filter(.published(from: since, through: nil)), limit: 1_000, reportsOnly: true)
    let entries = try found.hits.compactMap { hit -> NewsSitemap.Entry? in
      guard let published = try archive.store.article(hit.key, evidence: false)?.record.article?.published?.value else {
        return nil
      }
      return NewsSitemap.Entry(
        url: absolute(SiteAddress.article(hit.page, hit.headline), visit), title: PostList.title(hit),
        published: published, language: hit.language)
    }
    return Answer(
      type: "application/xml",
      body: NewsSitemap.document(
        entries, publication: settings.title, language: settings.language, now: visit.now), caching: .seconds(60))
  }
}
