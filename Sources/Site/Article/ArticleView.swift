internal import Archive
internal import Desk
internal import Record

/// All that an article's page shows, found out before anything is written.
struct ArticleView {
  /// The version that is shown.
  let article: StoredArticle
  /// Its record as editors left it, and as it was drawn.
  let record: PageRecord
  /// What editors said of its facts.
  let corrections: [Correction]
  /// How much of the text may be shown.
  let rights: OutletRights
  /// The post it was made from, where it is one of our own.
  let post: Post?
  /// The versions of that post, for its correction notes.
  let postVersions: [PostVersion]
  /// How many versions of the page are kept.
  let versions: Int
  /// The latest posts of its section, without itself.
  let latest: [LatestPost]
  /// Its section on the site.
  let section: SiteSection?
  /// Comments that were approved.
  let threads: [CommentThread]
  /// Whether comments are taken.
  let isOpen: Bool
  /// The text of a post of one's own as HTML; nil of others' articles.
  var ownText: [UInt8]?

  /// By what comments and corrections find the page again.
  var reference: PageReference { PageReference(number: article.page, key: ArticleView.key(article.address)) }

  /// The key under which comments and corrections of the page at `address` are kept: it outlives a rebuilt archive.
  static func key(_ address: String) -> String {
    WebAddress.isWeb(address) ? PageKey(address: address).value : PageKey(path: address).value
  }
}

extension Site {
  /// How much of the text of an outlet's articles may be shown: what editors set; else all of it in a reading room on one's
  /// own machine, and an excerpt with the facts on a public site.
  func rights(of outlet: String?, isOwn: Bool) throws -> OutletRights {
    if isOwn { return .fullText }
    let set = try outlet.flatMap { outlet in
      try shared.value("rights \(outlet)", for: 2, now: clock()) { try desk.outlet(named: outlet)?.rights }
    }
    return set ?? (settings.publicAddress == nil ? .fullText : .excerpt)
  }

  /// The latest version of a page, or the one numbered `version`; throws where there is none. Without `evidence`
  /// the latest has no source map.
  func article(_ id: String?, version: Int? = nil, evidence: Bool = false) throws -> StoredArticle {
    guard let id, let page = Int(id), page > 0, String(page) == id else {
      throw SiteError.notFound("There is no article at this address.")
    }
    let article =
      if let version {
        try archive.store.versions(of: page).first { $0.version == version }
      } else {
        try archive.store.latest(of: page, evidence: evidence)
      }
    guard let article else { throw SiteError.notFound("There is no article at this address.") }
    return article
  }

  /// The post that the page of this key was made from, where it is one of our own; throws where it was withdrawn.
  func ownPost(_ key: String) throws -> Post? {
    let post = try desk.post(pageKey: key)
    if let post, post.state == .withdrawn {
      throw SiteError.gone("This article was withdrawn. \(post.withdrawal ?? "")")
    }
    return post
  }

  /// All that the page of `article` shows.
  func view(of article: StoredArticle, now: Int) throws -> ArticleView {
    let key = ArticleView.key(article.address)
    let notes = try desk.notes(of: key)
    let post = try notes.isPost ? ownPost(key) : nil
    let corrections = try notes.hasCorrections ? desk.corrections(of: key) : []
    let outlet = article.record.article?.outlet
    let section = try article.record.article?.section.flatMap { try self.section(named: $0, now: now) }
    var view = ArticleView(
      article: article, record: CorrectedRecord.record(article.record, with: corrections), corrections: corrections,
      rights: try rights(of: outlet, isOwn: post != nil), post: post,
      postVersions: try post.map { try desk.versions(of: $0.number) } ?? [],
      versions: try versions(with: article),
      latest: try section.map { try latest(in: $0, now: now).filter { $0.page != article.page } } ?? [],
      section: section, threads: try notes.hasComments ? desk.threads(of: key) : [],
      isOpen: notes.isOpen(settings.comments.policy, shownSince: shownSince(article), now: now),
      ownText: nil)
    view.ownText = try postText(view)
    return view
  }

  /// How many versions there are of the page that `article` is one of.
  func versions(with article: StoredArticle) throws -> Int {
    if article.isLatest { return article.version }
    return try archive.store.latest(of: article.page, evidence: false)?.version ?? article.version
  }

  /// Whether comments are taken on an article.
  func takesComments(_ article: StoredArticle, now: Int) throws -> Bool {
    try desk.notes(of: ArticleView.key(article.address)).isOpen(
      settings.comments.policy, shownSince: shownSince(article), now: now)
  }

  /// Since when the site shows a page, in seconds since 1970: comments close after so many days of that.
  func shownSince(_ article: StoredArticle) -> Int? { article.firstKeptAt.flatMap(InstantText.seconds) }

  /// The latest posts of a section, one more than an article's page shows.
  func latest(in section: SiteSection, now: Int) throws -> [LatestPost] {
    try shared.value("latest \(section.slug)", for: 5, now: now) {
      try find(section.query, limit: LatestPost.count + 1, reportsOnly: true).posts.map(LatestPost.init)
    }
  }
}

/// One of the latest posts of a section, written once for all pages that show it.
struct LatestPost: Sendable {
  /// How many an article's page shows.
  static let count = 6

  /// Its page.
  let page: PageNumber
  /// The item of the list.
  let html: [UInt8]

  /// The item for `post`.
  init(_ post: FoundPost) {
    var html = HTMLWriter(capacity: 1 << 10)
    PostList.write(post, to: &html, showsSection: false, level: .three, isShort: true)
    page = post.hit.page
    self.html = html.bytes
  }
}

extension SiteSettings.Comments {
  /// What the desk holds comments against.
  var policy: CommentPolicy {
    var policy = CommentPolicy()
    policy.isOpen = areOpen
    policy.closesAfterDays = closeAfterDays > 0 ? closeAfterDays : nil
    policy.holdsAll = areModerated
    policy.rates = [.init(count: perTenMinutes, seconds: 600), .init(count: perTenMinutes * 10, seconds: 86_400)]
    policy.longestText = maxBytes
    return policy
  }
}
