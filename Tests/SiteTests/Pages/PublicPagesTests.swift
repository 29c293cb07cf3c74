import Archive
import Desk
import HTTPTypes
import Record
import TestKit
import Testing

@testable import Site

/// The pages that everybody sees.
@Suite struct PublicPagesTests {
  @Test func `an article stands in its section with its record, and a wrong slug leads to the right one`() throws {
    let test = try TestSite()
    let address = try #require(test.get("/article/1").location)
    #expect(test.get("/article/1/another-name").location == address)
    #expect(test.get("/article/1/another-name").status == .movedPermanently)
    let text = test.get(address).text
    #expect(text.contains("Estonian Foreign Ministry") && text.contains("id=\"s1\"") && text.contains("class=\"ref"))
    #expect(text.contains("application/ld+json") && text.contains("og:title"))
    #expect(test.get("/section/europe").text.contains(address))
    #expect(test.get("/").text.contains(address))
  }

  @Test func `what an outlet may show is kept to everywhere`() throws {
    let test = try TestSite(pages: [.first])
    let outlet = try #require(TestPage.first.record.article?.outlet)
    let address = try #require(test.get("/article/1").location)
    // A late paragraph of the text, which no statement quotes.
    let words = "Latvia"
    #expect(test.get(address).text.contains("id=\"in-s1\"") && test.get(address).text.contains(words))
    for (rights, hasText) in [(OutletRights.excerpt, true), (.headline, false)] {
      try test.desk.setOutlet(outlet, rights: rights, by: "anna", now: test.clock.now)
      test.site.shared.forget()
      let text = test.get(address).text
      #expect(!text.contains("id=\"in-s2\""), "\(rights)")
      #expect(text.contains("Read the article at") == true)
      #expect(text.contains(" …</p>") == hasText)
      #expect(test.get("/article/1/capture").status == .forbidden)
      #expect(!test.get("/feed.json").text.contains("content_html"))
    }
    #expect(test.get("/").text.contains("<p class=\"lead\"></p>"), "a headline alone has no words below it")
  }

  @Test func `a public site shows excerpts of others where nothing is set`() throws {
    var settings = SiteSettings()
    settings.publicAddress = "https://news.example"
    let test = try TestSite(settings: settings, pages: [.first])
    let text = test.get(try #require(test.get("/article/1").location)).text
    #expect(text.contains("Read the article at") && !text.contains("id=\"in-s2\""))
  }

  @Test func `lists of statements and versions keep to what may be shown, and posts of one's own show in full`() throws
  {
    let tail = "until the harbour has paid for it in the spring"
    let before = Array(repeating: "The bridge was built of iron in the year of the flood.", count: 12).joined(
      separator: " ")
    let quote =
      "\"We shall not open the bridge over the river before the last of the four inspectors has been there, has looked at "
      + "every bolt of it, and has signed the paper that says so, \(tail),\" the mayor, Jana Tamm, said on Monday."
    var settings = SiteSettings()
    for isPublic in [false, true] {
      settings.publicAddress = isPublic ? "https://news.example" : nil
      let test = try TestSite(settings: settings, pages: [])
      try test.keep([TestPage(text: "It was shut on Sunday.", headline: "A bridge is shut", path: "/pages/bridge.txt")])
      test.clock.advance(60)
      try test.keep([TestPage(text: before + "\n\n" + quote, headline: "A bridge is shut", path: "/pages/bridge.txt")])
      let party = try #require(try test.archive.store.statements(.all, limit: 1, after: nil).hits.first?.party)
      let pages = ["/", SiteAddress.party(party, nil), "/article/1/versions"]
      for path in pages {
        let text = test.get(path).text
        #expect(text.contains("We shall not open the bridge") || (isPublic && path == pages[2]), "\(path)")
        #expect(text.contains(tail) != isPublic, "\(path), public: \(isPublic)")
      }
      #expect(test.get(pages[2]).text.contains("Version 2"))
      #expect(test.get("/article/1?version=1").text.contains("version 1 of 2"))
      let content = PostContent(
        section: "Harbour", headline: "The bridge", standfirst: "", byline: "Anna Berg",
        markdown: before + "\n\n" + quote)
      let post = try test.desk.addPost(content, by: "anna", now: test.clock.now)
      try test.desk.publishPost(post.number, by: "anna", now: test.clock.now)
      try test.site.readPosts(now: test.clock.now)
      #expect(test.get("/").text.contains(tail), "a post of one's own shows in full, public: \(isPublic)")
    }
  }

  @Test func `a party's page has all it said, and leads to the words`() throws {
    let test = try TestSite()
    let address = SiteAddress.party("Estonian Foreign Ministry", "EE")
    let text = test.get(address).text
    #expect(text.contains("We do not dispute the right of Latvia"))
    #expect(test.get("/party/nobody").status == .notFound)
  }

  @Test func `lists say of a page without a date that its day is that of the capture`() throws {
    let test = try TestSite(pages: [
      .first,
      TestPage(
        text: "The old iron bridge over the river was shut for lorries and cars by order of the mayor of the town.",
        headline: "A bridge is shut", path: "/pages/bridge.txt"),
    ])
    for path in ["/", "/search?q=bridge"] {
      let text = test.get(path).text
      #expect(text.contains("captured <time datetime=\"2024-03-15\""), "\(path)")
      #expect(!text.contains("captured <time datetime=\"2024-03-14\""), "\(path)")
    }
    let items = try test.api(.get, "/articles").items()
    #expect(items.map { $0["isDated"]?.bool } == [false, true])
  }

  @Test func `a search that is not understood says where`() throws {
    let test = try TestSite()
    let answer = test.get("/search?q=harbour+since:someday")
    #expect(answer.status == .badRequest && answer.text.contains("^"))
    #expect(test.get("/search?q=harbour").text.contains("<mark>"))
    #expect(test.get("/search?q=harbour&after=nonsense").status == .badRequest)
  }

  @Test func `the archive leads by year, month and day to what was published`() throws {
    let test = try TestSite()
    #expect(test.get("/archive").text.contains("/archive/2024/03"))
    #expect(test.get("/archive/2024/03").text.contains("/archive/2024/03/14"))
    #expect(test.get("/archive/2024/03/14").text.contains("/article/1"))
    for path in ["/archive/2024/13", "/archive/2024/02/30", "/archive/24/1/1", "/archive/1999"] {
      #expect(test.get(path).status == .notFound, "\(path)")
    }
  }

  @Test func `feeds, sitemaps and maps are there under their addresses`() throws {
    let test = try TestSite()
    for (path, type) in [
      ("/feed.rss", "application/rss+xml"), ("/feed.atom", "application/atom+xml"),
      ("/feed.json", "application/feed+json"),
      ("/section/europe/feed.rss", "application/rss+xml"), ("/search/feed.json?q=harbour", "application/feed+json"),
      ("/party/\(PartyID(name: "Estonian Foreign Ministry", country: "EE"))/feed.atom", "application/atom+xml"),
      ("/sitemap.xml", "application/xml"), ("/sitemap/2024-03.xml", "application/xml"), ("/robots.txt", "text/plain"),
      ("/article/1/map.svg", "image/svg+xml"), ("/assets/site.css", "text/css"), ("/assets/site.js", "text/javascript"),
    ] {
      let answer = test.get(path)
      #expect(answer.status == .ok && answer.fields[.contentType]?.hasPrefix(type) == true, "\(path) \(answer.status)")
    }
    #expect(test.get("/assets/outlines.bin").status == .notFound)
  }

  @Test func `who has a page already is not sent it again`() throws {
    let test = try TestSite()
    let tag = try #require(test.get("/").fields[.eTag])
    let again = test.get("/") { $0.fields[.ifNoneMatch] = tag }
    #expect(again.status == .notModified && again.body.isEmpty)
    #expect(test.get("/") { $0.fields[.ifNoneMatch] = "W/\"other\"" }.status == .ok)
  }

  @Test func `every answer forbids what it does not need`() throws {
    let test = try TestSite()
    for path in [
      "/", "/article/1", "/nothing", "/search?q=a(b", "/feed.rss", "/assets/site.css", "/desk", "/api/v1/articles",
    ] {
      let fields = test.get(path).fields
      #expect(fields[.contentSecurityPolicy]?.contains("default-src 'none'") == true, "\(path)")
      #expect(fields[.contentSecurityPolicy]?.contains("unsafe") == false, "\(path)")
      #expect(fields[.xContentTypeOptions] == "nosniff", "\(path)")
    }
    let capture = test.get("/article/1/capture").fields[.contentSecurityPolicy]
    #expect(capture?.hasPrefix("sandbox; default-src 'none'") == true)
  }

  @Test func `pages that are no articles are not among the latest posts`() throws {
    let test = try TestSite(pages: [.first])
    var wall = TestPage(
      text: "The harbour of Sillamäe reopened on Monday after the repairs, the port authority said in a statement.",
      headline: "Before you go on", path: "/pages/wall.txt")
    wall.record.article?.kind = .wall
    try test.keep([wall])
    #expect(!test.get("/").text.contains("Before you go on"))
    #expect(test.get("/search?q=Sillamäe").text.contains("Before you go on"))
  }

  @Test func `no attack in headline, byline, section, text or search runs on any page`() throws {
    let vectors = Array(XSSCorpus.all.enumerated().filter { $0.offset % 9 == 0 }.map(\.element))
    let test = try TestSite(
      pages: vectors.enumerated().map { number, vector in
        var page = TestPage(text: "The mayor said: \"\(vector)\"", headline: vector, path: "/pages/x\(number).txt")
        page.record.article?.headline = vector
        page.record.article?.outlet = vector
        page.record.article?.section = "s\(number) \(vector)"
        page.record.article?.byline = [vector]
        page.record.article?.standfirst = vector
        page.record.article?.language = vector
        return page
      })
    var pages = ["/", "/feed.rss", "/archive"]
    for number in 1...vectors.count { pages.append("/article/\(number)") }
    for vector in vectors.prefix(20) { pages.append("/search?q=" + WebAddress.encoded(vector)) }
    for path in pages {
      var answer = test.get(path)
      if let location = answer.location { answer = test.get(location) }
      guard answer.fields[.contentType]?.hasPrefix("text/html") == true else { continue }
      #expect(SiteMarkup.faults(in: answer).isEmpty, "\(path): \(SiteMarkup.faults(in: answer))")
    }
  }
}
