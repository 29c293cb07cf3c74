import Testing

@testable import Desk

@Suite struct SectionTests {
  private let sample: DeskSample
  private var desk: DeskStore { sample.desk }

  init() throws { sample = try DeskSample() }

  private func save(_ slug: String, _ name: String, _ order: Int = 0, _ outletNames: [String] = []) throws {
    try desk.saveSection(
      DeskSection(slug: slug, name: name, order: order, outletNames: outletNames), by: "Ann", now: 1000)
  }

  @Test func `sections stand in their order and are changed by their slug`() throws {
    try save("world", "World", 2, ["International", "Foreign affairs"])
    try save("home", "Home", 1)
    #expect(try desk.sections().map(\.slug) == ["home", "world"])
    try save("home", "At home", 3, ["Domestic", "domestic "])
    #expect(
      try desk.sections() == [
        DeskSection(slug: "world", name: "World", order: 2, outletNames: ["International", "Foreign affairs"]),
        DeskSection(slug: "home", name: "At home", order: 3, outletNames: ["Domestic"]),
      ])
    try desk.removeSection("world", by: "Ann", now: 2)
    #expect(try desk.sections().map(\.slug) == ["home"])
    #expect(throws: DeskError.unknown(kind: "section", name: "world")) {
      try desk.removeSection("world", by: "Ann", now: 2)
    }
    // Its outlets' names are free again.
    try save("abroad", "Abroad", 1, ["international"])
  }

  @Test func `an outlet's name belongs to one section, and a name to one slug; else nothing is changed`() throws {
    try save("world", "World", 1, ["International"])
    #expect(throws: DeskError.taken(kind: "outlets' name", name: "INTERNATIONAL")) {
      try save("home", "Home", 2, ["Domestic", "INTERNATIONAL"])
    }
    #expect(throws: DeskError.taken(kind: "section", name: "World")) { try save("welt", "world", 2) }
    #expect(try desk.sections().map(\.slug) == ["world"])
  }

  @Test(arguments: ["", "World", "a b", "a--b", "-a", "a/b", "../x"])
  func `a slug that is none is refused`(slug: String) throws {
    #expect(throws: DeskError.self) { try save(slug, "Name") }
  }

  @Test func `an outlet's section is found by mapping, by name, or gets an address of its own`() throws {
    try save("world", "World News", 1, ["International", "Home"])
    try save("home", "Home", 2)
    try save("arts", "The arts", 3, ["Arts & Culture"])
    let directory = SectionDirectory(try desk.sections())
    #expect(directory.slug(of: "international ") == "world")
    #expect(directory.slug(of: "WORLD news") == "world")
    #expect(directory.slug(of: "Home") == "home")
    #expect(directory.slug(of: "Arts & Culture") == "arts" && directory.slug(of: "arts, culture") == "arts")
    #expect(directory.slug(of: "Culture") == "culture" && directory.slug(of: "Worlds") == "worlds")
    #expect(directory.slug(of: "***") == "untitled")
    #expect(directory.name(of: "world") == "World News" && directory.name(of: "culture") == nil)
    #expect(SectionDirectory([]).slug(of: "World") == "world")
  }

  @Test func `an outlet's rights are set, changed, and left to the site again`() throws {
    #expect(try desk.outlet(named: "The Sun") == nil)
    try desk.setOutlet("The Sun", rights: .excerpt, note: "by letter", by: "Ann", now: 1000)
    try desk.setOutlet("Agency", rights: .fullText, by: "Ann", now: 1000)
    try desk.setOutlet("the SUN", rights: .headline, by: "Bob", now: 2000)
    #expect(
      try desk.outlet(named: "THE sun")
        == Outlet(name: "the SUN", rights: .headline, note: "", by: "Bob", changedAt: 2000))
    #expect(try desk.outlets().map(\.name) == ["Agency", "the SUN"])
    try desk.setOutlet("Agency", rights: nil, note: "asked", by: "Bob", now: 3000)
    #expect(try desk.outlet(named: "agency")?.rights == nil)
    #expect(throws: DeskError.self) { try desk.setOutlet(" ", rights: nil, by: "Bob", now: 1) }
  }
}
