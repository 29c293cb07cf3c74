import Facts
import Language
import Record
import TestKit
import Testing

@Suite struct PlaceFinderTests {
  @Test func `countries, cities and words for peoples are places`() {
    expectPlaces("Troops from ⟦AM|Armenia⟧ withdrew to ⟦AM|Yerevan⟧, ⟦RU|Russian⟧ officials said on Tuesday.")
    expectPlaces("Fighting went on near ⟦SY|Aleppo⟧ and in northern ⟦IQ|Iraq⟧ on Monday.")
  }

  @Test func `a person called like a place is none`() {
    withKnownIssue(
      "a name at the start of a sentence, with nobody else's words to tell: needs the names of the analysis"
    ) {
      expectPlaces("Paris Hilton told reporters that she was tired.")
    }
    expectPlaces("Jack London wrote the book. Mr. Houston read it.")
    expectPlaces("The singer sang in ⟦FR|Paris⟧ on Friday.")
  }

  @Test func `an ordinary word that is also a place's name is none`() {
    expectPlaces("Reading is good for you. Mobile phones are not. Nice work, police said.")
    expectPlaces("He lives in ⟦GB|Reading⟧, ⟦GB|England⟧.")
  }

  @Test func `a qualifier chooses among places of one name`() {
    expectPlaces("A man from ⟦US|Paris⟧, ⟦US|Texas⟧, was arrested.")
    expectPlaces("He was born in ⟦US|Athens⟧, ⟦US|Ga.⟧, and went to school there.")
    expectPlaces("They met in ⟦GR|Athens⟧, ⟦GR|Greece⟧.")
    expectPlaces("She moved to ⟦CA|London⟧, ⟦CA|Ontario⟧, last year.")
  }

  @Test func `each of two places of one name follows its own qualifier`() {
    expectPlaces("He left ⟦US|Athens⟧, ⟦US|Ga.⟧, on Monday and flew to ⟦GR|Athens⟧, ⟦GR|Greece⟧.")
  }

  @Test func `the other names of a text choose the place`() {
    expectPlaces(
      """
      Residents of ⟦US|Lufkin⟧ and ⟦US|Longview⟧ in ⟦US|Texas⟧ were warned of the storm.
      The road to ⟦US|Palestine⟧ was closed, the ⟦US|Anderson County⟧ sheriff said.
      """)
    expectPlaces("⟦IL|Israel⟧ and ⟦PS|Palestine⟧ agreed to a truce, diplomats in ⟦EG|Egypt⟧ said.")
  }

  @Test func `spellings of one place lead to it`() {
    for name in ["Kelbajar", "Kalbajar", "Karvachar"] {
      expectPlaces("The army entered ⟦AZ|\(name)⟧ in ⟦AZ|Azerbaijan⟧ on Sunday.")
    }
  }

  @Test func `a small place seldom written so is known by the words around it`() {
    expectPlaces("The checkpoint closed the road between ⟦AM|Armenia⟧ and ⟦AZ|Stepanakert⟧, ⟦AZ|Azerbaijan⟧ said.")
  }

  @Test func `a hyphenated name is one place, and a place before a hyphen stands alone`() {
    expectPlaces("The parties to the conflict in ⟦AZ|Nagorno-Karabakh⟧ met.")
    expectPlaces("The ⟦GB|London⟧-based group monitors the war in ⟦SY|Syria⟧.")
  }

  @Test func `a place in the dateline is one of the dateline`() throws {
    var article = Article.of("MOSCOW, September 20. The parties must stop, the ministry said in Geneva.")
    article.dateline = .init(place: "MOSCOW", span: Span(0, 20))
    let places = PlaceFinder().places(in: article, Analyzer().analyze(article))
    let first = try #require(places.first)
    #expect(article.text[first.span] == "MOSCOW")
    #expect(first.role == .dateline)
    #expect(first.place?.country == "RU")
    #expect(places.dropFirst().allSatisfy { $0.role != .dateline })
  }

  @Test func `a place where something is is one of the event, a country spoken of is not`() {
    let article = Article.of("Thousands marched in Tbilisi. Ukraine wants to join the talks.")
    let roles = PlaceFinder().places(in: article, Analyzer().analyze(article)).map(\.role)
    #expect(roles == [.event, .mentioned])
  }

  @Test func `what else a name may stand for is listed`() throws {
    let article = Article.of("The mayor of London spoke.")
    let place = try #require(PlaceFinder().places(in: article, Analyzer().analyze(article)).first)
    #expect(place.place?.country == "GB")
    #expect(!place.candidates.contains { $0.geonames == place.place?.geonames })
    #expect((0...1).contains(place.confidence))
  }

  @Test(arguments: ["", "the the the", "12 34 .,;", "lower case words only here"])
  func `a text without names has no places`(text: String) {
    expectPlaces(text)
  }

  @Test func `places come in order, inside the text, and do not overlap`() {
    let article = Article.of(
      "New York City, New York, York, New York New York and Yorkshire, England, N.Y., U.S.A. - St. Louis-Paris.")
    let spans = PlaceFinder().places(in: article, Analyzer().analyze(article)).map(\.span)
    #expect(!spans.isEmpty)
    #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start })
    #expect(spans.allSatisfy { $0.start >= 0 && $0.end <= article.text.count && !$0.isEmpty })
  }
}
