import Archive
import Record
import Testing

@Suite struct FieldValueTests {
  @Test(arguments: [
    (QueryField.speaker, "Foreign Ministry", Query.Filter.speaker("Foreign Ministry")), (.party, "EU", .party("EU")),
    (.place, "Şuşa", .place("Şuşa")), (.country, "Latvia", .country("LV")), (.country, "lv", .country("LV")),
    (.near, "40.18,44.51,50km", .near(latitude: 40.18, longitude: 44.51, kilometers: 50)),
    (.near, "-90, 180, 2000", .near(latitude: -90, longitude: 180, kilometers: 2000)),
    (.outlet, "The Wire", .outlet("The Wire")), (.section, "World", .section("World")),
    (.language, "en-GB", .language("en-GB")), (.has, "Statements", .has(.statement)), (.has, "figure", .has(.figure)),
    (.quotation, "MIXED", .quotation(.mixed)), (.stance, "denies", .stance("denies")),
    (.since, "2023", .published(from: "2023-01-01", through: nil)),
    (.since, "2023-02", .published(from: "2023-02-01", through: nil)),
    (.until, "2023", .published(from: nil, through: "2023-12-31")),
    (.until, "2024-02", .published(from: nil, through: "2024-02-29")),
    (.published, "2023-09-20", .published(from: "2023-09-20", through: "2023-09-20")),
    (.published, "2023-09..2023-11", .published(from: "2023-09-01", through: "2023-11-30")),
    (.event, "2020..", .event(from: "2020-01-01", through: nil)),
    (.event, "..2020-11-09", .event(from: nil, through: "2020-11-09")),
  ])
  func `a value is read in the form of its field`(field: QueryField, text: String, filter: Query.Filter) throws {
    #expect(try QueryParser.filter(field, text) == .filter(filter))
  }

  @Test(arguments: [
    (QueryField.country, "Atlantis"), (.country, "ABC"), (.country, "1a"), (.near, "40.18,44.51"), (.near, "91,0,5"),
    (.near, "0,181,5"), (.near, "0,0,0"), (.near, "0,0,2001"), (.near, "0,0,nan"), (.near, "nan,0,5"),
    (.near, "0,0,5,5"),
    (.near, "0,0,inf"), (.has, "story"), (.quotation, "loud"), (.since, "soon"), (.since, "23"), (.since, "2023-13"),
    (.since, "2023-02-30"), (.since, "2023-02-"), (.since, "2023-02-01-01"), (.since, "20235"), (.since, "-2023"),
    (.until, "2023-00"), (.until, "0000"), (.published, ".."), (.published, "2023...2024"), (.event, "2023-W12"),
    (.event, "2023..x"), (.since, "+023"),
  ])
  func `a value of another form says what the field takes`(field: QueryField, text: String) {
    let error = #expect(throws: QueryError.self) { try QueryParser.filter(field, text) }
    #expect(error?.problem.code == "DL-QUERY-006")
    #expect(error?.problem.message.contains("\(field.rawValue) takes ") == true)
  }

  @Test(arguments: [QueryField.speaker, .party, .place])
  func `a name needs a letter`(field: QueryField) {
    #expect(throws: QueryError(.noWord("…"), at: 0)) { try QueryParser.filter(field, "…") }
  }
}
