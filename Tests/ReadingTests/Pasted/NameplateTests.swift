import Record
import Testing

@testable import Reading

@Suite struct NameplateTests {
  private let title = "Council closes the old bridge"

  @Test func `outlet and section run together before the headline are told apart by the page's title`() {
    let article = PastedPage.read(["VALLEY COURIERWar\(title)", "\(title) | VALLEY COURIER", title])
    #expect(article.outlet == "VALLEY COURIER")
    #expect(article.section == "War")
    #expect(article.headline == title)
  }

  @Test func `a tag line run between outlet and section belongs to neither`() {
    let article = PastedPage.read([
      "VALLEY COURIER English editionElections\(title)", "\(title) – Valley Courier", title,
    ])
    #expect(article.outlet == "Valley Courier")
    #expect(article.section == "Elections")
  }

  @Test func `a headline that stands twice in one line is one headline`() {
    let article = PastedPage.read(
      ["VALLEY ONLINEEconomy\(title)\(title) - Valley Online"], below: ["© 2023 Valley Online"])
    #expect(article.headline == title)
    #expect(article.outlet == "Valley Online")
    #expect(article.section == "Economy")
  }

  @Test func `the copyright line names the outlet where nothing else does`() {
    #expect(
      PastedPage.read([title], below: ["© 2019-2024 Valley Courier Ltd. All rights reserved."]).outlet
        == "Valley Courier")
    #expect(PastedPage.read([title], below: ["© 2024 All rights reserved."]).outlet == nil)
  }

  @Test func `an agency's copyright gives way to the page's own name`() {
    let article = PastedPage.read(
      ["Valley Courier", title], below: ["Copyright 2024 The Associated Press. All rights reserved."])
    #expect(article.outlet == "Valley Courier")
  }

  @Test func `an address tells which words are the outlet's name`() {
    let below = ["Tell the Valley Courier what you saw: desk@valleycourier.example"]
    #expect(PastedPage.read([title], below: below).outlet == "Valley Courier")
    #expect(PastedPage.read([title], below: ["Write to desk@valleycourier.example"]).outlet == "Valley Courier")
    #expect(PastedPage.read([title], below: ["Write to valleycourier@gmail.com"]).outlet == nil)
  }

  @Test func `the section is the last step of the way to the page, and the start page is no outlet`() {
    let article = PastedPage.read(["Home / Sports / Wrestling / \(title)", "Valley Courier", title])
    #expect(article.section == "Wrestling")
    #expect(article.outlet == "Valley Courier")
  }

  @Test func `a line that the page's menu has too is the section, the menu is not`() {
    let menu = "Home | Counties | Business | Sports | Opinion"
    #expect(PastedPage.read(["Valley Courier", menu, "COUNTIES", title]).section == "COUNTIES")
    #expect(PastedPage.read(["Valley Courier", menu, title]).section == nil)
  }

  @Test(arguments: [
    ("MarketBrief - Daily business news", "MarketBrief"), ("Ukr Visnyk 24Society", "Ukr Visnyk 24"),
    ("Valley Wire Independent news from the river", "Valley Wire"), ("VALLEY WIRE English edition", "VALLEY WIRE"),
    ("Valley Wire logo", "Valley Wire"), ("Meridian &amp; Valley &#8212; News", "Meridian & Valley"),
    ("www.valleywire.example", "Valley Wire"), ("Valley Wire > Region > Road works", "Valley Wire"),
  ])
  func `a first line begins with the outlet's name`(_ line: String, _ name: String) {
    #expect(PastedPage.read([line, title]).outlet == name)
  }

  @Test func `the outlet beside the day is no writer`() {
    let article = PastedPage.read([title, "By Ana Ruiz, Valley Wire", "May 5, 2024"])
    #expect(article.outlet == "Valley Wire")
    #expect(article.byline == ["Ana Ruiz"])
  }

  @Test func `a label names the section`() {
    #expect(PastedPage.read(["Valley Courier", title, "Category: Road works"]).section == "Road works")
  }

  @Test func `a name at the head of a menu line is the outlet, a menu alone has none`() {
    #expect(
      PastedPage.read(["The Valley Courier | E-Paper | Sports | Business", title]).outlet == "The Valley Courier")
    #expect(PastedPage.read(["Latest | Sports | Business | Opinion", title]).outlet == nil)
  }

  @Test func `behind the start page stand sections, and no outlet`() {
    let article = PastedPage.read(["The Valley Sentinel", "Home > Nation & World > Politics", title])
    #expect(article.outlet == "The Valley Sentinel")
    #expect(article.section == "Politics")
  }

  @Test func `the start page's word before a section is no part of it`() {
    #expect(PastedPage.read(["Valley Courier", "Home Metro", title]).section == "Metro")
  }

  @Test func `of two sections run together the nearer one counts where the menu has it`() {
    #expect(PastedPage.read(["Valley Courier", "News", "Council", "Sport", "NewsCouncil", title]).section == "Council")
    #expect(PastedPage.read(["Valley Courier", "News", "Sport", "NewsCouncil", title]).section != "Council")
  }
}

@Suite struct BreadcrumbTests {
  @Test(arguments: [
    ("Home » Politics » Council closes the old bridge over the river", "Politics"), ("Home > Nation", "Nation"),
    ("You are here: Home / World / Africa", "Africa"), ("HomeWorldAfrica", "Africa"), ("Startseite › Region", "Region"),
  ])
  func `a way is read to its last step`(_ line: String, _ section: String) {
    #expect(Breadcrumb(line)?.section == section)
  }

  @Test(arguments: [
    "Home | Counties | Business | Sports | Opinion", "either/or", "Home", "By Ann Ross / Photo: Bo Lee",
  ])
  func `menus and other lines are no way`(_ line: String) {
    #expect(Breadcrumb(line) == nil)
  }
}

@Suite struct CopyrightLineTests {
  @Test(
    arguments: [
      ("© 2010-2024 The Nile Observer. All rights reserved.", "The Nile Observer", 2024),
      ("© Ankara Post", "Ankara Post", nil),
      ("Copyright (c) 2023 by Sava Media GmbH", "Sava Media", 2023),
      ("Le Courrier © 2022 – Tous droits réservés", "Le Courrier", 2022),
      ("© 2024", nil, 2024),
    ] as [(String, String?, Int?)])
  func `name and year are told`(_ line: String, _ name: String?, _ year: Int?) {
    let found = CopyrightLine(line)
    #expect(found?.name == name)
    #expect(found?.year == year)
  }

  @Test func `a line without a sign says nothing`() {
    #expect(CopyrightLine("In 2024 the Nile Observer moved") == nil)
  }
}

@Suite struct DomainWordsTests {
  @Test func `an address is cut into words of the page and of the press`() {
    #expect(DomainWords.name(of: "temevalleyadvertiser", vocabulary: ["teme", "valley"]) == "Teme Valley Advertiser")
    #expect(DomainWords.name(of: "courrierdusahel", vocabulary: ["sahel"]) == "Courrier du Sahel")
  }

  @Test func `what has no word of the press stays whole`() {
    #expect(DomainWords.name(of: "valleybridge", vocabulary: ["valley", "bridge"]) == nil)
    #expect(DomainWords.name(of: "xqzwire", vocabulary: []) == nil)
  }
}
