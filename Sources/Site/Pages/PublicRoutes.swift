internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// Routes of the pages that everybody sees.
  var publicRoutes: [Route] {
    [
      .page("/", front),
      .page("/section/{slug}", sectionPage),
      .get("/article/{id}", .everyone, articlePage),
      .page("/article/{id}/{slug}", articlePage),
      .get("/party/{id}", .everyone, partyPage),
      .get("/party/{id}/{slug}", .everyone, partyPage),
      .get("/place/{id}", .everyone, placePage),
      .get("/place/{id}/{slug}", .everyone, placePage),
      .get("/search", .everyone, searchPage),
      .get("/archive", .everyone, archivePage),
      .get("/archive/{year}", .everyone, yearPage),
      .get("/archive/{year}/{month}", .everyone, monthPage),
      .get("/archive/{year}/{month}/{day}", .everyone, dayPage),
      .get("/article/{id}/capture", .everyone, capturePage),
      .get("/article/{id}/map.svg", .everyone, articleMap),
      .get("/place/{id}/map.svg", .everyone, placeMap),
      .get("/article/{id}/versions", .everyone, versionsPage),
    ]
  }

  /// The page of an article. A wrong slug leads to the right one.
  private func articlePage(_ visit: Visit) throws -> Answer {
    let version = visit.query["version"].flatMap { Int($0) }
    let article = try article(visit.parameters["id"], version: version)
    if version == nil, let right = moved(visit, to: SiteAddress.article(article.page, article.record.article?.headline))
    {
      return right
    }
    let view = try view(of: article, now: visit.now)
    let form = view.isOpen && version == nil ? CommentForm(page: article.page) : nil
    let page = ArticlePage(view, settings).page(try frame(now: visit.now), form: form, said: visit.query["comment"])
    return .html(page)
  }

  private func articleMap(_ visit: Visit) throws -> Answer {
    try map(NamedPlaces.of(article(visit.parameters["id"]).record))
  }

  private func placeMap(_ visit: Visit) throws -> Answer {
    guard let place = try visit.parameters["id"].flatMap({ Int($0) }).flatMap({ try archive.store.place(geonames: $0) })
    else { throw SiteError.notFound("No place of this number is named in the archive.") }
    return try map([place.named])
  }

  /// A map as an image. Its style stands in it, which its own policy allows, and nothing else.
  private func map(_ places: [NamedPlaces.Named]) throws -> Answer {
    guard let map = NamedPlaces.map(places) else { throw SiteError.notFound("No place is named there.") }
    var answer = Answer(type: "image/svg+xml", body: map.document(size: .column), caching: .seconds(600))
    answer.fields[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return answer
  }

  /// The answer that leads to the right address, where the visit has another one.
  func moved(_ visit: Visit, to address: String) -> Answer? {
    visit.path == address ? nil : .redirect(address + visit.query.query, .movedPermanently)
  }

  private func front(_ visit: Visit) throws -> Answer {
    let found = try shared.value("front", for: 2, now: visit.now) {
      let latest = try find(.all, limit: 20, reportsOnly: true).posts
      let sections = try sections(now: visit.now).prefix(8).map { section in
        (section, try find(section.query, limit: 8, reportsOnly: true).posts)
      }
      // One of each article, so that what is said last is not what one of them says.
      var articles: Set<Int> = []
      let statements = try said(.filter(.quotation(.direct)), limit: 60).said.filter {
        articles.insert($0.hit.page).inserted
      }
      return FrontPage(
        latest: latest, sections: sections.map { FrontPage.Section(section: $0.0, posts: $0.1) },
        statements: Array(statements.prefix(4)))
    }
    return .html(found.page(try frame(now: visit.now)))
  }

  private func sectionPage(_ visit: Visit) throws -> Answer {
    guard let slug = visit.parameters["slug"], let section = try section(slug, now: visit.now) else {
      throw SiteError.notFound("There is no section at this address.")
    }
    let address = "/section/" + WebAddress.encoded(section.slug)
    if slug != section.slug { return .redirect(address + visit.query.query) }
    let page = try find(
      section.query, limit: settings.pageLength, after: visit.query["after"], reportsOnly: true)
    var head = Frame(title: section.name, summary: "The latest posts in \(section.name).", kind: "section")
    head.canonical = address
    head.feed = address
    head.section = section.slug
    return .html(
      try head.page(frame(now: visit.now)) { html in
        html.element("h1", text: section.name)
        if page.posts.isEmpty { html.raw("<p>Nothing stands in this section yet.</p>") }
        PostList.write(page.posts, to: &html, showsSection: false)
        PostList.more(page.next, visit, to: &html)
      })
  }

  private func dayPage(_ visit: Visit) throws -> Answer {
    let value = [visit.parameters["year"], visit.parameters["month"], visit.parameters["day"]].compactMap { $0 }
      .joined(separator: "-")
    guard let day = Day(iso: value), day.iso == value else { throw SiteError.notFound("There is no such day.") }
    let page = try find(
      .filter(.published(from: value, through: value)), order: .newest, limit: settings.pageLength,
      after: visit.query["after"])
    var head = Frame(title: ShownMoment.words(day), kind: "day")
    head.canonical = visit.path
    return .html(
      try head.page(frame(now: visit.now)) { html in
        html.element("h1", text: ShownMoment.words(day))
        CalendarLinks.write(around: day, to: &html)
        if page.posts.isEmpty { html.raw("<p>Nothing of this day is in the archive.</p>") }
        PostList.write(page.posts, to: &html)
        PostList.more(page.next, visit, to: &html)
      })
  }
}
