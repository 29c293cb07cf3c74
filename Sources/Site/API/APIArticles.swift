internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// Articles: found, read, and all that belongs to one.
  var articleOperations: [APIOperation] {
    let id = APIOperation.Parameter.path("id", .count, "The article's number.")
    let version = APIOperation.Parameter.query(
      "version", .count, "The version, counted from 1; the latest where it is left out.")
    return [
      APIOperation(
        method: .get, path: "/articles", access: .everyone, id: "listArticles", tag: "Articles",
        summary: "Articles that match a query.",
        parameters: [
          .query("q", .text(0...1000), "The query, in the language of docs/search.md; everything where it is empty."),
          .query("order", .choice(SearchOrder.allCases.map(\.rawValue)), "newest where it is left out."),
          .query("section", .text(1...200), "Only of the section with this slug."),
        ] + APIOperation.paging, gives: APISchemas.list(of: "ArticleHit"), isList: true, handler: listArticles),
      APIOperation(
        method: .get, path: "/articles/{id}", access: .everyone, id: "getArticle", tag: "Articles",
        summary: "An article with its record.",
        about:
          "The record as dateline read --format json has it, with the corrections of editors applied, and what they were.",
        parameters: [id, version, .query("evidence", .flag, "Whether to give the source map.")], gives: "Article",
        errors: [.gone], handler: getArticle),
      APIOperation(
        method: .get, path: "/articles/{id}/versions", access: .everyone, id: "listVersions", tag: "Articles",
        summary: "The versions of an article and what changed from one to the next.",
        parameters: [id] + APIOperation.paging, gives: APISchemas.list(of: "Version"), isList: true, errors: [.gone],
        handler: listVersions),
      APIOperation(
        method: .get, path: "/articles/{id}/captures", access: .everyone, id: "listCaptures", tag: "Articles",
        summary: "The captures of an article's page, in the order they were kept.",
        parameters: [id] + APIOperation.paging, gives: APISchemas.list(of: "Capture"), isList: true, errors: [.gone],
        handler: listCaptures),
      APIOperation(
        method: .get, path: "/articles/{id}/comments", access: .everyone, id: "listComments", tag: "Articles",
        summary: "What readers said of an article and moderators approved.",
        parameters: [id], gives: "Threads", errors: [.gone], handler: listComments),
      APIOperation(
        method: .get, path: "/articles/{id}/timeline", access: .everyone, id: "getTimeline", tag: "Articles",
        summary: "The days that an article tells of, the earliest first.", parameters: [id, version],
        gives: APISchemas.list(of: "TimelineEntry"), errors: [.gone], handler: getTimeline),
    ]
  }

  /// What the query of a request asks for.
  func apiQuery(_ visit: Visit) throws -> Query {
    do throws(QueryError) { return try QueryParser.parse(visit.query["q"] ?? "") } catch {
      throw SiteError(
        status: .badRequest, code: error.problem.code, message: error.problem.message, parameter: "q")
    }
  }

  private func listArticles(_ visit: Visit) throws -> Answer {
    var query = try apiQuery(visit)
    if let slug = visit.query["section"] {
      guard let section = try section(slug, now: visit.now) else {
        throw APIFault.parameter("section", "is the slug of no section; /sections has them")
      }
      query = query == .all ? section.query : .and([query, section.query])
    }
    let order = visit.query["order"].flatMap(SearchOrder.init) ?? .newest
    return try apiHits(
      find(query, order: order, limit: visit.limit(settings), after: visit.query["after"]), visit)
  }

  /// A list of articles.
  func apiHits(
    _ page: FoundPage, _ visit: Visit, beside: (inout JSONWriter) -> Void = { _ in }
  ) throws -> Answer {
    let rights = try KnownRights(self, page.posts.map(\.hit.outlet))
    return .list(
      page.posts, next: page.next, visit, { APIWriting.write($1, rights: rights[$1.hit.outlet], to: &$0) },
      beside: beside)
  }

  /// An article as the API shows it.
  struct ShownArticle {
    var article: StoredArticle
    var record: PageRecord
    var corrections: [Correction]
    var rights: OutletRights
    var post: Post?
    var key: String
  }

  /// The article that a request is about; throws where there is none, or it was withdrawn.
  private func shownArticle(_ visit: Visit) throws -> ShownArticle {
    let article = try article(
      visit.parameters["id"], version: visit.query["version"].flatMap { Int($0) }, evidence: true)
    let key = ArticleView.key(article.address)
    let post = try ownPost(key)
    let corrections = try desk.corrections(of: key)
    var record = CorrectedRecord.record(article.record, with: corrections)
    if let source = record.capture?.source { record.capture?.source = APIWriting.address(source) }
    return ShownArticle(
      article: article, record: record, corrections: corrections,
      rights: try rights(of: article.record.article?.outlet, isOwn: post != nil), post: post, key: key)
  }

  private func getArticle(_ visit: Visit) throws -> Answer {
    let shown = try shownArticle(visit)
    let evidence = visit.query["evidence"] == "true"
    var body: [UInt8]
    if shown.rights == .fullText {
      body = shown.record.json(evidence: evidence)
    } else {
      body = try RightsCut.json(shown.record, shown.rights, evidence: evidence).bytes
    }
    let article = shown.article
    let versions = try versions(with: article)
    let section = try article.record.article?.section.flatMap { try self.section(named: $0, now: visit.now) }
    let notes = try shown.post.map { try desk.versions(of: $0.number) } ?? []
    var beside = JSONWriter()
    beside.object { json in
      json.key("page")
      json.object { json in
        json.key("number")
        json.number(article.page)
        json.key("version")
        json.number(article.version)
        json.key("versions")
        json.number(versions)
        json.key("isLatest")
        json.bool(article.isLatest)
        json.string("day", article.day)
        json.string("path", SiteAddress.article(article.page, article.record.article?.headline))
        json.string("address", APIWriting.address(article.address))
        json.string("rights", shown.rights.rawValue)
        json.string("drawnBy", article.drawnBy)
        if let section {
          json.key("section")
          json.object {
            $0.string("slug", section.slug)
            $0.string("name", section.name)
          }
        }
        if let post = shown.post {
          json.key("post")
          json.number(post.number)
        }
      }
      json.key("corrections")
      json.array(shown.corrections) {
        APIWriting.write($1, in: article, rights: shown.rights, to: &$0)
      }
      let noted = notes.filter { $0.correction != nil }
      guard !noted.isEmpty else { return }
      json.key("notes")
      json.array(noted) { json, version in
        json.object {
          $0.key("version")
          $0.number(version.version)
          $0.string("at", Timestamp.rfc3339(version.at))
          $0.string("text", version.correction)
        }
      }
    }
    // Both are objects: the members of the second go behind those of the first.
    body.removeLast()
    body.append(0x2C)
    body += beside.bytes.dropFirst()
    return Answer(type: "application/json", body: body)
  }

  private func listVersions(_ visit: Visit) throws -> Answer {
    let shown = try shownArticle(visit)
    let all = try archive.store.versions(of: shown.article.page)
    let (after, limit) = (try visit.afterNumber() ?? 0, visit.limit(settings))
    let rest = all.indices.filter { all[$0].version > after }
    let part = rest.prefix(limit)
    let next = rest.count > limit ? part.last.map { String(all[$0].version) } : nil
    return .list(Array(part), next: next, visit) { json, index in
      let version = all[index]
      json.object { json in
        json.key("version")
        json.number(version.version)
        json.string("day", version.day)
        json.string("captured", version.record.capture?.time)
        json.string("path", "/article/\(version.page)?version=\(version.version)")
        json.string("drawnBy", version.drawnBy)
        guard index > 0 else { return }
        let difference = VersionDifference(from: all[index - 1], to: version)
        json.key("drawnAlike")
        json.bool(difference.isDrawnAlike)
        json.key("changes")
        APIWriting.write(changes: difference, rights: shown.rights, to: &json)
      }
    }
  }

  private func listCaptures(_ visit: Visit) throws -> Answer {
    let shown = try shownArticle(visit)
    let all = try archive.store.captures(of: shown.article.page)
    let numbers = Dictionary(
      try archive.store.versions(of: shown.article.page).map { ($0.key, $0.version) }
    ) { first, _ in first }
    let (after, limit) = (try visit.afterNumber() ?? 0, visit.limit(settings))
    return .list(all.filter { $0.number > after }, limit: limit, by: \.number, visit) { json, capture in
      json.object { json in
        json.key("number")
        json.number(capture.number)
        json.key("version")
        json.number(numbers[capture.article] ?? 0)
        json.string("source", APIWriting.address(capture.facts.source))
        json.string("url", capture.url)
        json.string("time", capture.facts.time)
        json.string("keptAt", capture.keptAt)
        json.string("digest", capture.facts.digest)
        json.string("mediaType", capture.facts.mediaType)
        json.string("charset", capture.facts.charset)
        json.key("bytes")
        json.number(capture.facts.bytes)
        json.key("isLatestText")
        json.bool(capture.article == shown.article.key)
      }
    }
  }

  private func listComments(_ visit: Visit) throws -> Answer {
    let shown = try shownArticle(visit)
    let threads = try desk.threads(of: shown.key)
    let isOpen = try takesComments(shown.article, now: visit.now)
    return .list(
      threads, next: nil, visit,
      { json, thread in
        json.object { json in
          json.key("comment")
          APIWriting.write(thread.comment, to: &json)
          json.key("replies")
          json.array(thread.replies) { APIWriting.write($1, to: &$0) }
        }
      },
      beside: { json in
        json.key("isOpen")
        json.bool(isOpen)
        json.string("form", "/article/\(shown.article.page)#comments")
      })
  }

  private func getTimeline(_ visit: Visit) throws -> Answer {
    let shown = try shownArticle(visit)
    let offsets = ScalarOffsets(shown.record.article?.text ?? Text(utf8: []))
    let entries = TimelineEntry.entries(of: shown.article).sorted {
      ($0.value, $0.time.span.start) < ($1.value, $1.time.span.start)
    }
    return .list(entries, next: nil, visit) { json, entry in
      json.object { json in
        json.string("value", entry.value)
        json.string("words", entry.words)
        json.key("span")
        APIWriting.write(entry.time.span, offsets, to: &json)
        if shown.rights == .fullText { json.string("sentence", entry.sentence) }
        json.key("confidence")
        json.number(entry.time.confidence, places: 3)
      }
    }
  }
}

/// The rights of the outlets of a list, each looked up once.
struct KnownRights {
  private var known: [String?: OutletRights] = [:]

  /// The rights of `outlets`.
  init(_ site: Site, _ outlets: [String?]) throws {
    for outlet in Set(outlets) { known[outlet] = try site.rights(of: outlet, isOwn: false) }
  }

  subscript(outlet: String?) -> OutletRights { known[outlet] ?? .headline }
}
