import Desk
import HTTPTypes
import Testing

@testable import Site

/// The site finds sections by the desk's rule.
@Suite struct SiteSectionTests {
  private let directory = SectionDirectory([
    DeskSection(slug: "world", name: "World News", order: 1, outletNames: ["Europe", "Home"]),
    DeskSection(slug: "home", name: "Home", order: 2),
  ])

  @Test func `articles stand in the section that is named like their outlet's, or that it was given to`() {
    let sections = SiteSections(directory, found: [("Sport", 4), ("World news", 3), ("EUROPE", 2), ("Home", 1)])
    #expect(sections.all.map(\.slug) == ["world", "home", "sport"])
    #expect(sections.all.map(\.articles) == [5, 1, 4])
    #expect(sections.all.map(\.name) == ["World News", "Home", "Sport"])
    #expect(sections.all.first?.outletNames == ["World News", "World news", "EUROPE"])
    for name in ["World News", "world news", "europe", "Home", "sport"] {
      #expect(sections.named(name)?.slug == directory.slug(of: name), "\(name)")
    }
    #expect(sections.at("world")?.name == "World News")
  }

  @Test func `what nobody calls so is no section`() {
    let sections = SiteSections(directory, found: [])
    #expect(sections.named("Worlds") == nil && sections.named("News") == nil && sections.named("") == nil)
    #expect(sections.at("europe") == nil && sections.at("world-news") == nil)
    #expect(SiteSections(SectionDirectory([]), found: []).all.isEmpty)
  }

  @Test func `the address of an outlet's section leads to the section that editors gave it to`() throws {
    let test = try TestSite()
    try test.desk.saveSection(
      DeskSection(slug: "abroad", name: "Abroad", order: 1, outletNames: ["Europe"]), by: "test", now: test.clock.now)
    let answer = test.get("/section/europe?after=1")
    #expect(answer.status == .seeOther && answer.location == "/section/abroad?after=1")
    #expect(test.get("/section/abroad").status == .ok)
    #expect(test.get("/section/europe/feed.rss").status == .ok)
    #expect(test.get("/section/asia").status == .notFound)
  }
}
