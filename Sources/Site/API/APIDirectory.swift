internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// What there is: sections, outlets, places, days, problems.
  var directoryOperations: [APIOperation] {
    let place = APIOperation.Parameter.path("id", .count, "The place's GeoNames id.")
    return [
      APIOperation(
        method: .get, path: "/sections", access: .everyone, id: "listSections", tag: "Directory",
        summary: "The sections of the site, in the order of the masthead.", gives: APISchemas.list(of: "Section")
      ) { visit in
        .list(try self.sections(now: visit.now), next: nil, visit) { json, section in
          json.object { APIWriting.write(section, to: &$0) }
        }
      },
      APIOperation(
        method: .get, path: "/sections/{slug}", access: .everyone, id: "getSection", tag: "Directory",
        summary: "A section with its latest articles.",
        parameters: [.path("slug", .text(1...200), "The section's slug.")] + APIOperation.paging,
        gives: "SectionPage", isList: true
      ) { visit in
        guard let section = try self.section(visit.parameters["slug"] ?? "", now: visit.now) else {
          throw SiteError.notFound("There is no section of this slug.")
        }
        let page = try self.find(
          section.query, order: .newest, limit: visit.limit(self.settings), after: visit.query["after"])
        return try self.apiHits(page, visit) { json in
          json.key("section")
          json.object { APIWriting.write(section, to: &$0) }
        }
      },
      APIOperation(
        method: .get, path: "/outlets", access: .everyone, id: "listOutlets", tag: "Directory",
        summary: "The outlets, those with the most articles first.", parameters: APIOperation.paging,
        gives: APISchemas.list(of: "Outlet"), isList: true, handler: listOutlets),
      APIOperation(
        method: .get, path: "/places/{id}", access: .everyone, id: "getPlace", tag: "Directory",
        summary: "A place that articles name.", parameters: [place], gives: "Place"
      ) { visit in
        let place = try self.apiPlace(visit)
        return .json { json in
          json.key("geonames")
          json.number(place.geonames)
          json.string("name", place.name)
          json.string("country", place.country)
          json.key("lat")
          json.number(place.latitude, places: 5)
          json.key("lon")
          json.number(place.longitude, places: 5)
          json.string("path", SiteAddress.place(place.geonames, place.name))
        }
      },
      APIOperation(
        method: .get, path: "/places/{id}/articles", access: .everyone, id: "listPlaceArticles", tag: "Directory",
        summary: "The articles that name a place, the newest first.", parameters: [place] + APIOperation.paging,
        gives: APISchemas.list(of: "ArticleHit"), isList: true
      ) { visit in
        let place = try self.apiPlace(visit)
        return try self.apiHits(
          self.find(
            .filter(.geonames(place.geonames)), order: .newest, limit: visit.limit(self.settings),
            after: visit.query["after"]), visit)
      },
      APIOperation(
        method: .get, path: "/days", access: .everyone, id: "listDays", tag: "Directory",
        summary: "The days of a range on which articles were published, the latest first.",
        about: "A range may have \(Self.longestRange) days.",
        parameters: [
          APIOperation.Parameter.query("from", .day, "The first day.").required,
          APIOperation.Parameter.query("through", .day, "The last day.").required,
        ], gives: APISchemas.list(of: "Day"), handler: listDays),
      APIOperation(
        method: .get, path: "/problems", access: .moderatorToken, id: "listProblems", tag: "Desk",
        summary: "What went wrong while reading, in the order it was met.", parameters: APIOperation.paging,
        gives: APISchemas.list(of: "KeptProblem"), isList: true, handler: listProblems),
    ]
  }

  /// The most days that are counted at once.
  private static let longestRange = 3_660

  private func apiPlace(_ visit: Visit) throws -> StoredPlace {
    guard let place = try archive.store.place(geonames: visit.number("id")) else {
      throw SiteError.notFound("No place of this number is named in the archive.")
    }
    return place
  }

  private func listOutlets(_ visit: Visit) throws -> Answer {
    let all = try shared.value("api outlets", for: 5, now: visit.now) {
      let found = try archive.store.outlets()
      let names = Set(found.map(\.name))
      return try found + desk.outlets().filter { !names.contains($0.name) }.map { Facets.Count(name: $0.name, hits: 0) }
    }
    let (start, limit) = (try visit.afterNumber() ?? 0, visit.limit(settings))
    let part = all.dropFirst(start).prefix(limit)
    let rights = try KnownRights(self, part.map(\.name))
    let set = try Set(part.map(\.name).filter { try desk.outlet(named: $0)?.rights != nil })
    return .list(Array(part), next: all.count - start > limit ? String(start + limit) : nil, visit) { json, outlet in
      json.object {
        $0.string("name", outlet.name)
        $0.key("articles")
        $0.number(outlet.hits)
        $0.string("rights", rights[outlet.name].rawValue)
        $0.key("isSet")
        $0.bool(set.contains(outlet.name))
      }
    }
  }

  private func listDays(_ visit: Visit) throws -> Answer {
    guard let first = visit.query["from"].flatMap({ Day(iso: $0) }),
      let last = visit.query["through"].flatMap({ Day(iso: $0) })
    else { throw SiteError.badRequest("from and through must be there.") }
    guard first <= last else { throw APIFault.parameter("through", "lies before from") }
    guard last.daysSince1970 - first.daysSince1970 < Self.longestRange else {
      throw APIFault.parameter("through", "is more than \(Self.longestRange) days behind from")
    }
    return .list(try archive.store.days(from: first.iso, through: last.iso), next: nil, visit) { json, day in
      json.object {
        $0.string("day", day.name)
        $0.key("articles")
        $0.number(day.hits)
      }
    }
  }

  private func listProblems(_ visit: Visit) throws -> Answer {
    let limit = visit.limit(settings)
    let found = try archive.store.problems(after: visit.afterNumber() ?? 0, limit: limit + 1)
    return .list(found, limit: limit, by: \.number, visit) { json, problem in
      json.object { json in
        json.key("number")
        json.number(problem.number)
        json.string("at", problem.keptAt)
        json.string("source", problem.source)
        if let page = problem.page {
          json.key("page")
          json.number(page)
        }
        json.string("code", problem.problem.code)
        json.string("message", problem.problem.message)
      }
    }
  }
}

extension APIWriting {
  /// Writes the members of a section.
  static func write(_ section: SiteSection, to json: inout JSONWriter) {
    json.string("slug", section.slug)
    json.string("name", section.name)
    json.key("articles")
    json.number(section.articles)
    json.key("outletNames")
    json.array(section.outletNames) { $0.string($1) }
    json.string("path", "/section/" + WebAddress.encoded(section.slug))
  }
}
