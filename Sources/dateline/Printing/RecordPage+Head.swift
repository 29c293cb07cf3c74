internal import Record

extension RecordPage {
  /// Outlet and section, headline, standfirst, then byline, dateline, day, language, and where the page is from.
  mutating func addHead() {
    lines.append(style.mark(.dim, String(repeating: "─", count: style.columns)))
    guard let article = record.article else {
      add(Paragraph(record.capture?.source ?? record.id, .bold))
      return
    }
    var masthead = Paragraph()
    masthead.add(listing: [article.outlet, article.section, Self.kindName(article.kind)], .dim)
    add(masthead)
    add(Paragraph(article.headline ?? "(no headline)", .bold))
    if let standfirst = article.standfirst { add(Paragraph(standfirst, .italic)) }
    var facts = Paragraph()
    facts.add(listing: [
      article.byline.isEmpty ? nil : "By " + article.byline.joined(separator: ", "),
      article.dateline.map { "from \($0.place)" },
      article.published.map { Self.moment($0) } ?? "no date",
      article.modified.map { "changed \(Self.moment($0))" },
      article.language,
    ])
    add(facts)
    if let translated = article.translated, translated.likely {
      let why = translated.why.isEmpty ? "" : ": " + translated.why.joined(separator: "; ")
      add(Paragraph("Probably a machine translation" + why, .warning))
    }
    var source = Paragraph()
    source.add(listing: [article.url, record.capture?.source == article.url ? nil : record.capture?.source], .dim)
    add(source)
  }

  /// What the page is, where it is no article.
  private static func kindName(_ kind: Article.Kind) -> String? {
    switch kind {
    case .article: nil
    case .liveBlog: "live blog"
    case .listing: "a list of articles, not an article"
    case .paywall: "the article is behind a paywall"
    case .wall: "a consent or robot check stands before the article"
    case .error: "an error page"
    case .media: "a picture or film"
    case .other: "not an article"
    }
  }

  /// `2023-09-20 (stated)`; where it was inferred, with the words it was inferred from.
  private static func moment(_ moment: Article.Moment) -> String {
    switch moment.basis {
    case .stated: "\(moment.value) (stated)"
    case .inferred: "\(moment.value) (inferred from “\(sample(moment.evidence.words, width: 40))”)"
    }
  }
}
