internal import Archive
internal import Desk
internal import Facts
internal import Intake
internal import Logging
internal import Record

extension Site {
  /// Publishes the posts whose time has come, and reads every post that was published or changed since into the archive, as
  /// any page is: its bytes are kept as a capture, and its statements are on record. A post that cannot be read now, as when
  /// another process holds the archive for longer than is waited, is read the next time.
  func readPosts(now: Int) throws {
    for post in try desk.duePosts(now: now) { try desk.publishPost(post.number, by: "schedule", now: now) }
    let unread = try desk.unreadPosts()
    if unread.isEmpty { return }
    do {
      let keptAt = Timestamp.rfc3339(now)
      let keeper = try Keeper(archive, software: "dateline \(Recorder.version)", keptAt: keptAt, waitingSeconds: 5)
      for post in unread { try read(post, keeper, keptAt: keptAt, now: now) }
    } catch ArchiveError.locked {
      log.notice("posts wait: another process holds the archive", metadata: ["posts": "\(unread.count)"])
    } catch ArchiveError.replaced {
      log.error(
        "posts wait: the archive was made anew; start the site again", metadata: ["posts": "\(unread.count)"])
    }
    shared.forget()
    pages.empty()
  }

  /// The address under which a post is kept: it does not change with the site's own.
  static func address(ofPost number: Int) -> String { "\(postAddresses)\(number)" }

  private static let postAddresses = "desk://post/"

  /// Whether the page at `address` is a post of one's own. The address alone does not say so: a capture may claim any.
  func isPost(_ address: String) throws -> Bool {
    guard address.hasPrefix(Self.postAddresses) else { return false }
    return try desk.post(pageKey: ArticleView.key(address)) != nil
  }

  /// The document of a version of a post.
  func document(_ version: PostVersion, of post: Post) throws -> PostDocument {
    let section = try sectionName(version.content)
    do {
      return try PostDocument(
        version, of: post, section: section, outlet: settings.title, language: settings.language)
    } catch {
      throw SiteError.unprocessable(error.description)
    }
  }

  /// What the section of a post is called; nil where it is in none.
  func sectionName(_ content: PostContent) throws -> String? {
    let name = try desk.sections().first { $0.slug == content.section }?.name
    return name ?? (content.section.isEmpty ? nil : content.section)
  }

  private func read(_ post: Post, _ keeper: Keeper, keptAt: String, now: Int) throws {
    guard let version = try desk.versions(of: post.number).last(where: { $0.version == post.version }) else { return }
    let bytes = try document(version, of: post).bytes
    let address = Self.address(ofPost: post.number)
    let capture = Capture(
      source: address, time: keptAt, payload: bytes, digest: Digest.sha256(bytes), form: .html, mediaType: "text/html",
      servedCharset: "utf-8")
    try keeper.keep(
      Offering(
        capture, record: recorder.record(of: capture), drawnBy: Recorder.edition, keptAt: keptAt, workingFolder: "/"))
    try keeper.commit()
    let page = try archive.page(named: address)
    try desk.markRead(
      post.number, version: post.version, page: PageReference(number: page, key: ArticleView.key(address)), now: now)
  }
}
