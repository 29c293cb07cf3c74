internal import Record

/// What a page says of its article apart from the text: address, outlet, section, headline, byline, moments, language, kind.
struct PageFacts {
  let tree: HTMLTree
  let page: DecodedPayload
  let capture: Capture
  let survey: BlockSurvey
  let choice: BlockChoice

  /// An article with these facts and no text.
  func article() -> Article {
    var article = Article()
    let metadata = survey.metadata
    article.url = canonical() ?? capture.url
    let outlets = OutletFinder(survey: survey, tree: tree, choice: choice, url: article.url)
    article.outlet = outlets.outlet()
    article.section = outlets.section()
    article.headline = HeadlineFinder(survey: survey, tree: tree, outlet: article.outlet).headline()
    article.byline = BylineFinder(survey: survey, tree: tree, choice: choice, outlet: article.outlet).byline()
    article.language = language(metadata)
    let dates = PublicationDates(
      tree: tree, page: page, survey: survey, choice: choice, url: article.url,
      order: DateOrder.of(language: article.language, url: article.url))
    article.published =
      capture.publishedHint.map {
        Article.Moment(value: $0, basis: .stated, evidence: Evidence(place: "input", words: $0))
      } ?? dates.published()
    article.modified = dates.modified()
    article.kind = PageKind(survey: survey, choice: choice, tree: tree, article: article).kind()
    return article
  }

  private func canonical() -> String? {
    let address = survey.metadata.canonical?.value ?? survey.metadata.first("og:url")?.value
    return address.flatMap { $0.hasPrefix("http") ? $0 : nil }
  }

  /// The language that the page declares, as a tag of at most language, script and region.
  private func language(_ metadata: PageMetadata) -> String? {
    let declared =
      metadata.language ?? metadata.first("og:locale", "content-language", "language", "dc.language")?.value
    guard let tag = declared?.split(whereSeparator: { $0 == "_" || $0 == "-" || $0 == "," || $0 == "." }),
      let first = tag.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 })
    else { return nil }
    guard tag.count > 1, tag[1].utf8.count == 2, declared?.contains(",") == false else { return first.lowercased() }
    return first.lowercased() + "-" + tag[1].uppercased()
  }
}

/// Which of day and month comes first where a date is three numbers.
enum DateOrder {
  /// By the page's language and region, and by its host's country.
  static func of(language: String?, url: String?) -> DateReader.Order {
    let tag = language?.lowercased() ?? "en"
    let host = url.flatMap(PageAddress.host) ?? ""
    let end = host.split(separator: ".").last.map(String.init) ?? ""
    if end == "us" || tag == "en-us" && end.utf8.count != 2 { return .monthFirst }
    if tag.hasPrefix("en-") { return .dayFirst }
    return tag == "en" && end.utf8.count != 2 ? .monthFirst : .dayFirst
  }
}
