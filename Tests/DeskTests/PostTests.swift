import GRDB
import Testing

@testable import Desk

@Suite struct PostTests {
  private let sample: DeskSample
  private var desk: DeskStore { sample.desk }

  init() throws { sample = try DeskSample() }

  private func content(_ headline: String = "Bridge opens", _ markdown: String = "It *is* open.") -> PostContent {
    PostContent(section: "world", headline: headline, standfirst: "At last.", byline: "Ann Lee", markdown: markdown)
  }

  private func draft(_ headline: String = "Bridge opens") throws -> Post {
    try desk.addPost(content(headline), by: "Ann", now: 1000)
  }

  @Test func `a post is a draft first, with an address from its headline`() throws {
    let post = try draft()
    #expect(post.slug == "bridge-opens" && post.state == .draft && post.version == 0 && post.revision == 1)
    #expect(post.author == "Ann" && post.publishAt == nil && post.content == content())
    #expect(try desk.post(post.number) == post && desk.post(slug: "bridge-opens") == post)
    #expect(try desk.versions(of: post.number).isEmpty)
    #expect(try desk.post(99) == nil && desk.post(slug: "none") == nil)
  }

  @Test func `an address is given once: a headline's gets a number, one that was asked for is refused`() throws {
    _ = try draft()
    #expect(try draft().slug == "bridge-opens-2")
    #expect(try draft().slug == "bridge-opens-3")
    #expect(throws: DeskError.taken(kind: "post", name: "bridge-opens")) {
      try desk.addPost(content(), slug: "Bridge Opens", by: "Ann", now: 1)
    }
    #expect(try desk.addPost(content(), slug: "Own address", by: "Ann", now: 1).slug == "own-address")
  }

  @Test func `saving a draft overwrites it, and its address may change`() throws {
    let post = try draft()
    let saved = try desk.savePost(
      post.number, content("Bridge closed"), slug: "bridge-closed", expecting: 1, by: "Bob", now: 2000)
    #expect(saved.revision == 2 && saved.modifiedAt == 2000 && saved.slug == "bridge-closed" && saved.author == "Ann")
    #expect(try desk.post(post.number) == saved)
    #expect(try desk.versions(of: post.number).isEmpty)
    let other = try draft("Another")
    #expect(throws: DeskError.taken(kind: "post", name: "bridge-closed")) {
      try desk.savePost(other.number, content(), slug: "bridge-closed", expecting: 1, by: "Bob", now: 2000)
    }
  }

  @Test func `nobody's change is lost to one who opened the post before it`() throws {
    let post = try draft()
    try desk.savePost(post.number, content("Mine"), expecting: 1, by: "Ann", now: 2000)
    #expect(throws: DeskError.outdated(post: post.number, revision: 2)) {
      try desk.savePost(post.number, content("Yours"), expecting: 1, by: "Bob", now: 2001)
    }
    #expect(try desk.post(post.number)?.content.headline == "Mine")
  }

  @Test func `a published post keeps each version with its correction note`() throws {
    let post = try draft()
    let published = try desk.publishPost(post.number, by: "Ann", now: 2000)
    #expect(published.state == .published && published.publishAt == 2000 && published.version == 1)
    let second = try desk.savePost(
      post.number, content("Bridge opens", "It is *not* open."), correction: "It is not open.",
      expecting: published.revision, by: "Bob", now: 3000)
    let third = try desk.savePost(
      post.number, content("Bridge to open", "It is *not* open."), correction: " ", expecting: second.revision,
      by: "Bob", now: 4000)
    #expect(third.version == 3 && third.publishAt == 2000)
    let versions = try desk.versions(of: post.number)
    #expect(versions.map(\.version) == [1, 2, 3] && versions.map(\.at) == [2000, 3000, 4000])
    #expect(versions.map(\.correction) == [nil, "It is not open.", nil])
    #expect(versions[0].content == content() && versions[2].content == third.content)
    // Saving what stands there already makes none.
    try desk.savePost(post.number, third.content, expecting: third.revision, by: "Bob", now: 5000)
    #expect(try desk.versions(of: post.number).count == 3)
  }

  @Test func `a version cannot be changed, not even by SQL`() throws {
    let post = try draft()
    try desk.publishPost(post.number, by: "Ann", now: 2000)
    for sql in ["UPDATE postVersion SET headline = 'x'", "DELETE FROM postVersion"] {
      #expect(throws: DatabaseError.self) { try desk.pool.write { db in try db.execute(sql: sql) } }
    }
  }

  @Test func `what was published keeps its address, and a draft has nothing to correct`() throws {
    let post = try draft()
    let note = DeskError.invalid(field: "correction note", rule: "only a published post is corrected")
    #expect(throws: note) {
      try desk.savePost(post.number, content(), correction: "x", expecting: 1, by: "Ann", now: 2)
    }
    let published = try desk.publishPost(post.number, by: "Ann", now: 2000)
    let error = DeskError.invalid(field: "slug", rule: "the address of a post that was published stays")
    #expect(throws: error) {
      try desk.savePost(post.number, content(), slug: "other", expecting: published.revision, by: "Ann", now: 3000)
    }
    try desk.withdrawPost(post.number, reason: "Wrong.", by: "Ann", now: 4000)
    #expect(throws: error) {
      try desk.savePost(post.number, content(), slug: "other", expecting: 3, by: "Ann", now: 5000)
    }
  }

  @Test func `a scheduled post is due at its time and not before`() throws {
    let (early, late) = (try draft("Early"), try draft("Late"))
    try desk.schedulePost(late.number, at: 6000, by: "Ann", now: 2000)
    try desk.schedulePost(early.number, at: 5000, by: "Ann", now: 2000)
    #expect(try desk.duePosts(now: 4999).isEmpty)
    #expect(try desk.duePosts(now: 5000).map(\.number) == [early.number])
    #expect(try desk.duePosts(now: 9000).map(\.number) == [early.number, late.number])
    let published = try desk.publishPost(early.number, by: "schedule", now: 5030)
    #expect(published.publishAt == 5000)
    #expect(try desk.duePosts(now: 9000).map(\.number) == [late.number])
    let back = try desk.schedulePost(late.number, at: nil, by: "Ann", now: 5500)
    #expect(back.state == .draft && back.publishAt == nil)
    #expect(try desk.duePosts(now: 9000).isEmpty)
    #expect(throws: DeskError.self) { try desk.schedulePost(late.number, at: 5000, by: "Ann", now: 5000) }
    #expect(throws: DeskError.self) { try desk.schedulePost(early.number, at: 9000, by: "Ann", now: 6000) }
  }

  @Test func `a scheduled post that is published by hand before its time has that moment`() throws {
    let post = try draft()
    try desk.schedulePost(post.number, at: 6000, by: "Ann", now: 2000)
    #expect(try desk.publishPost(post.number, by: "Ann", now: 3000).publishAt == 3000)
  }

  @Test func `a withdrawn post says why, and may be put back`() throws {
    let post = try draft()
    #expect(throws: DeskError.self) { try desk.withdrawPost(post.number, reason: "x", by: "Ann", now: 1500) }
    try desk.publishPost(post.number, by: "Ann", now: 2000)
    #expect(throws: DeskError.self) { try desk.publishPost(post.number, by: "Ann", now: 2001) }
    #expect(throws: DeskError.self) { try desk.withdrawPost(post.number, reason: " ", by: "Ann", now: 2002) }
    let withdrawn = try desk.withdrawPost(post.number, reason: "It was a hoax.", by: "Ann", now: 3000)
    #expect(withdrawn.state == .withdrawn && withdrawn.withdrawal == "It was a hoax.")
    #expect(try desk.versions(of: post.number).count == 1)
    #expect(try desk.publishPost(post.number, by: "Ann", now: 4000).version == 1)
    let again = try desk.withdrawPost(post.number, reason: "Once more.", by: "Ann", now: 5000)
    try desk.savePost(post.number, content("Mended"), expecting: again.revision, by: "Ann", now: 6000)
    #expect(try desk.versions(of: post.number).count == 1)
    let back = try desk.publishPost(post.number, correction: "Mended.", by: "Ann", now: 7000)
    #expect(back.version == 2 && back.withdrawal == nil && back.publishAt == 2000)
    #expect(try desk.versions(of: post.number).last?.correction == "Mended.")
  }

  @Test func `each version waits until the archive has read it`() throws {
    let post = try draft()
    #expect(try desk.unreadPosts().isEmpty)
    let published = try desk.publishPost(post.number, by: "Ann", now: 2000)
    #expect(try desk.unreadPosts().map(\.number) == [post.number])
    try desk.markRead(post.number, version: 1, page: page, now: 2001)
    #expect(try desk.unreadPosts().isEmpty)
    #expect(try desk.post(pageKey: page.key)?.page == page && desk.post(pageKey: "x") == nil)
    // Reading is no change of the post: whoever has it open may go on.
    try desk.savePost(post.number, content("New"), expecting: published.revision, by: "Ann", now: 3000)
    #expect(try desk.unreadPosts().map(\.readVersion) == [1])
    #expect(throws: DeskError.self) { try desk.markRead(post.number, version: 3, page: page, now: 3001) }
    #expect(throws: DeskError.self) { try desk.markRead(post.number, version: 0, page: page, now: 3001) }
  }

  @Test func `posts are listed by state, the newest first`() throws {
    for number in 1...5 { _ = try draft("Post \(number)") }
    try desk.publishPost(2, by: "Ann", now: 2000)
    try desk.publishPost(4, by: "Ann", now: 2000)
    #expect(try desk.posts(in: .published).items.map(\.number) == [4, 2])
    let part = try desk.posts(limit: 2)
    #expect(part.items.map(\.number) == [5, 4] && part.next == 4)
    #expect(
      try desk.posts(after: 4, limit: 3) == Listing(items: [3, 2, 1].compactMap { try? desk.post($0) }, next: nil))
    #expect(try desk.posts(in: .draft, after: 3).items.map(\.number) == [1])
  }

  @Test func `a post needs a section, a headline and a text within their limits`() throws {
    for bad in [
      PostContent(section: "", headline: "h", markdown: "m"), PostContent(section: "s", headline: " ", markdown: "m"),
      PostContent(section: "s", headline: "a\nb", markdown: "m"),
      PostContent(section: "s", headline: "h", markdown: ""),
      PostContent(section: "s", headline: "h", markdown: String(repeating: "x", count: 1 << 20 + 1)),
      PostContent(section: "s", headline: "h", byline: "a\nb", markdown: "m"),
    ] {
      #expect(throws: DeskError.self) { try desk.addPost(bad, by: "Ann", now: 1) }
    }
    #expect(throws: DeskError.unknown(kind: "post", name: "9")) { try desk.publishPost(9, by: "Ann", now: 1) }
  }
}
