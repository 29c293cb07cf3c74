internal import Archive
internal import Record

extension Site {
  /// The years and months of the archive.
  func archivePage(_ visit: Visit) throws -> Answer {
    let months = try months(now: visit.now)
    return .html(
      try Frame(title: "Archive by day", kind: "archive").page(frame(now: visit.now)) { html in
        html.element("h1", text: "Archive by day")
        for (year, counts) in Self.byYear(months) {
          html.raw("<section class=\"year\"><h2>")
          html.link("/archive/\(year)", text: year)
          html.raw("</h2>")
          Self.list("months", counts, ShownMoment.month, to: &html)
          html.raw("</section>")
        }
      })
  }

  /// The months of a year.
  func yearPage(_ visit: Visit) throws -> Answer {
    let year = visit.parameters["year"] ?? ""
    let months = try months(now: visit.now).filter { $0.name.prefix(4) == year }
    guard year.utf8.count == 4, !months.isEmpty else {
      throw SiteError.notFound("Nothing of this year is in the archive.")
    }
    return .html(
      try Frame(title: "Archive of \(year)", kind: "archive").page(frame(now: visit.now)) { html in
        html.element("h1", text: "Archive of \(year)")
        Self.list("months", months, ShownMoment.month, to: &html)
      })
  }

  /// The days of a month.
  func monthPage(_ visit: Visit) throws -> Answer {
    let value = "\(visit.parameters["year"] ?? "")-\(visit.parameters["month"] ?? "")"
    guard let first = Day(iso: value + "-01"), first.iso == value + "-01" else {
      throw SiteError.notFound("There is no such month.")
    }
    let days = try archive.store.days(from: first.iso, through: Self.lastDay(of: first).iso)
    return .html(
      try Frame(title: "Archive of \(ShownMoment.month(value))", kind: "archive").page(frame(now: visit.now)) { html in
        html.element("h1", text: "Archive of \(ShownMoment.month(value))")
        if days.isEmpty { html.raw("<p>Nothing of this month is in the archive.</p>") }
        Self.list("days", days, ShownMoment.words, to: &html)
      })
  }

  private func months(now: Int) throws -> [Facets.Count] {
    try shared.value("months", for: 60, now: now) { try archive.store.months() }
  }

  private static func byYear(_ months: [Facets.Count]) -> [(year: String, months: [Facets.Count])] {
    var groups: [(year: String, months: [Facets.Count])] = []
    for month in months {
      let year = String(month.name.prefix(4))
      if groups.last?.year == year {
        groups[groups.count - 1].months.append(month)
      } else {
        groups.append((year, [month]))
      }
    }
    return groups
  }

  /// Writes days or months, each with the number of its articles.
  private static func list(
    _ style: StaticString, _ counts: [Facets.Count], _ words: (String) -> String, to html: inout HTMLWriter
  ) {
    html.raw("<ul class=\"")
    html.raw(style)
    html.raw("\">")
    for part in counts {
      html.raw("<li>")
      html.link("/archive/" + part.name.split(separator: "-").joined(separator: "/"), text: words(part.name))
      html.raw(" <span class=\"count\">")
      html.number(part.hits)
      html.raw("</span></li>")
    }
    html.raw("</ul>")
  }

  private static func lastDay(of first: Day) -> Day {
    let month = first.iso.prefix(7)
    var last = first
    for next in first.daysSince1970 + 27...first.daysSince1970 + 30 {
      let day = Day(daysSince1970: next)
      if day.iso.prefix(7) == month { last = day }
    }
    return last
  }
}

/// Links to the days around one.
enum CalendarLinks {
  /// Writes links to the day before and after `day`, and to its month.
  static func write(around day: Day, to html: inout HTMLWriter) {
    html.raw("<nav class=\"calendar\" aria-label=\"Days\"><ul>")
    for (words, target) in [
      ("Day before", Day(daysSince1970: day.daysSince1970 - 1)),
      ("Day after", Day(daysSince1970: day.daysSince1970 + 1)),
    ] {
      html.raw("<li>")
      html.link("/archive/" + target.iso.split(separator: "-").joined(separator: "/"), text: words)
      html.raw("</li>")
    }
    html.raw("<li>")
    html.link(
      "/archive/" + day.iso.split(separator: "-").prefix(2).joined(separator: "/"), text: ShownMoment.month(day.iso))
    html.raw("</li></ul></nav>")
  }
}
