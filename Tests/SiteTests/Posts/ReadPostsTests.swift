import Archive
import Desk
import HTTPTypes
import Record
import Testing

@testable import Site

/// Posts of one's own go the way of every page.
@Suite struct ReadPostsTests {
  private static let content = PostContent(
    section: "Harbour", headline: "Pilots ask for a second tug", standfirst: "The harbour has one since 1998.",
    byline: "Anna Berg",
    markdown: """
      The mayor, Jana Tamm, said that **the harbour needs a second tug**. "We cannot wait another winter," Tamm said.

      More is in [the report](https://example.org/report).
      """)

  private func published(_ test: TestSite) throws -> Post {
    let post = try test.desk.addPost(Self.content, by: "anna", now: test.clock.now)
    try test.desk.publishPost(post.number, by: "anna", now: test.clock.now)
    try test.site.readPosts(now: test.clock.now)
    return try #require(try test.desk.post(post.number))
  }

  @Test func `a published post is an article with its statements, its links and its section`() throws {
    let test = try TestSite()
    let post = try published(test)
    let page = try #require(post.page)
    let answer = test.get("/article/\(page.number)/pilots-ask-for-a-second-tug")
    #expect(answer.status == .ok)
    #expect(answer.text.contains("<strong>") && answer.text.contains("href=\"https://example.org/report\""))
    #expect(answer.text.contains("id=\"in-s1\""), "the words of the first statement are marked in the text")
    #expect(answer.text.contains("Jana Tamm") && answer.text.contains("Anna Berg"))
    #expect(test.get("/section/harbour").text.contains("Pilots ask for a second tug"))
    let found = try test.archive.store.statements(.filter(.speaker("Tamm")), limit: 10, after: nil)
    #expect(found.hits.contains { $0.content.contains("second tug") })
  }

  @Test func `a post is told by the address it is kept under, which no capture can claim`() throws {
    let test = try TestSite()
    let post = try published(test)
    #expect(try test.site.isPost(Site.address(ofPost: post.number)))
    for other in ["", "desk://posts/1", "https://desk/post/1", "/desk/posts/1", Site.address(ofPost: post.number + 1)] {
      #expect(try !test.site.isPost(other), "\(other)")
    }
  }

  @Test(arguments: [
    "The bridge is open.", "Bob Mensah said on Monday: \"We are glad.\"",
    "*Update*: the mayor, Jana Tamm, said it rains.",
    "\"No,\" said the mayor.\n\nShe left.",
  ]) func `a brief of a line or two is an article like any other`(_ words: String) throws {
    let test = try TestSite()
    let content = PostContent(
      section: "Harbour", headline: "A brief from the harbour", standfirst: "", byline: "", markdown: words)
    let post = try test.desk.addPost(content, by: "anna", now: test.clock.now)
    try test.desk.publishPost(post.number, by: "anna", now: test.clock.now)
    try test.site.readPosts(now: test.clock.now)
    let page = try #require(try test.desk.post(post.number)?.page)
    #expect(try test.archive.store.latest(of: page.number, evidence: false)?.record.article?.kind == .article)
    for path in ["/", "/section/harbour"] {
      #expect(test.get(path).text.contains("A brief from the harbour"), "\(path)")
    }
  }

  @Test func `a draft is not read, and a scheduled post only when its time has come`() throws {
    let test = try TestSite()
    let post = try test.desk.addPost(Self.content, by: "anna", now: test.clock.now)
    try test.site.readPosts(now: test.clock.now)
    #expect(try test.desk.post(post.number)?.page == nil)
    try test.desk.schedulePost(post.number, at: test.clock.now + 3600, by: "anna", now: test.clock.now)
    try test.site.readPosts(now: test.clock.now + 3599)
    #expect(try test.desk.post(post.number)?.page == nil)
    try test.site.readPosts(now: test.clock.now + 3600)
    #expect(try test.desk.post(post.number)?.page != nil)
  }

  @Test func `a corrected post shows its note, and both versions stay`() throws {
    let test = try TestSite()
    let post = try published(test)
    var content = Self.content
    content.markdown = content.markdown.replacing("a second tug", with: "a second and a third tug")
    test.clock.advance(60)
    try test.desk.savePost(
      post.number, content, correction: "The mayor asks for two tugs.", expecting: post.revision, by: "anna",
      now: test.clock.now)
    try test.site.readPosts(now: test.clock.now)
    let page = try #require(post.page?.number)
    let text = test.get("/article/\(page)/pilots-ask-for-a-second-tug").text
    #expect(text.contains("The mayor asks for two tugs.") && text.contains("a third tug"))
    #expect(try test.archive.store.versions(of: page).count == 2)
    #expect(test.get("/article/\(page)/versions").text.contains("Version 2"))
  }

  @Test func `a withdrawn post is gone from its address, its section, the front page, feeds and statements`() throws {
    let test = try TestSite()
    let post = try published(test)
    let page = try #require(post.page?.number)
    try test.desk.withdrawPost(post.number, reason: "It was wrong.", by: "anna", now: test.clock.now)
    test.site.shared.forget()
    let answer = test.get("/article/\(page)/pilots-ask-for-a-second-tug")
    #expect(answer.status == .gone && answer.text.contains("It was wrong."))
    for path in ["/", "/section/harbour", "/feed.rss", "/search?q=tug", "/api/v1/statements?q=tug"] {
      #expect(!test.get(path).text.contains("second tug"), "\(path)")
    }
    #expect(test.get("/article/\(page)/capture").status == .gone)
  }

  @Test func `while another process holds the archive, a post waits and is read afterwards`() throws {
    let test = try TestSite()
    let post = try test.desk.addPost(Self.content, by: "anna", now: test.clock.now)
    try test.desk.publishPost(post.number, by: "anna", now: test.clock.now)
    do {
      let other = try ArchiveLock(path: test.archive.path, holder: "process 7", waitingSeconds: 0)
      try test.site.readPosts(now: test.clock.now)
      #expect(try test.desk.post(post.number)?.page == nil)
      withExtendedLifetime(other) {}
    }
    try test.site.readPosts(now: test.clock.now)
    #expect(try test.desk.post(post.number)?.page != nil)
  }

  @Test func `between the batches of another process a post has its turn`() throws {
    let test = try TestSite()
    let other = try Keeper(test.archive, software: "test", keptAt: "2024-03-20T12:00:00Z")
    try other.keep(Problem(code: "DL-TEST-001", message: "first"), source: "a")
    try other.commit()
    try other.keep(Problem(code: "DL-TEST-001", message: "second"), source: "b")
    let post = try test.desk.addPost(Self.content, by: "anna", now: test.clock.now)
    try test.desk.publishPost(post.number, by: "anna", now: test.clock.now)
    try test.site.readPosts(now: test.clock.now)
    #expect(try test.desk.post(post.number)?.page != nil)
    try other.commit()
    #expect(try test.archive.store.counts().problems == 2)
  }
}
