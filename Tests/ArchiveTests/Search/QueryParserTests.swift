import Archive
import Record
import TestKit
import Testing

@Suite struct QueryParserTests {
  private static func word(_ words: String..., isPrefix: Bool = false) -> Query { .words(words, isPrefix: isPrefix) }

  @Test(arguments: [
    ("", Query.all), (" \t\n ", .all), ("bridge", word("bridge")),
    ("bridge road", .and([word("bridge"), word("road")])),
    ("\"the old bridge\"", word("the", "old", "bridge")), ("well-known", word("well", "known")),
    ("Şuşa's", word("Şuşa", "s")), ("bri*", word("bri", isPrefix: true)),
    ("\"the bri\"*", word("the", "bri", isPrefix: true)), ("-road", .not(word("road"))),
    ("NOT road", .not(word("road"))), ("not", word("not")), ("ORacle", word("ORacle")), ("or", word("or")),
    ("--a", .not(.not(word("a")))),
    ("bridge -road", .and([word("bridge"), .not(word("road"))])),
    ("-(a b)", .not(.and([word("a"), word("b")]))), ("a OR b", .or([word("a"), word("b")])),
    ("a b OR c", .or([.and([word("a"), word("b")]), word("c")])),
    ("(a OR b) c", .and([.or([word("a"), word("b")]), word("c")])), ("((a))", word("a")),
    ("(a)(b)", .and([word("a"), word("b")])),
    ("a\"b c\"", .and([word("a"), word("b", "c")])), ("2020", word("2020")),
    ("speaker:Baku", .filter(.speaker("Baku"))), ("SPEAKER:Baku", .filter(.speaker("Baku"))),
    ("party:\"Foreign Ministry\" talks", .and([.filter(.party("Foreign Ministry")), word("talks")])),
    ("-place:Riga", .not(.filter(.place("Riga")))), ("lang:en-GB", .filter(.language("en-GB"))),
    ("kind:statements", .filter(.has(.statement))),
    ("on:2023-09-20", .filter(.published(from: "2023-09-20", through: "2023-09-20"))),
    ("outlet:x:y", .filter(.outlet("x:y"))), ("\"a:b\"", word("a", "b")), ("東京 מים", .and([word("東京"), word("מים")])),
  ])
  func `a query is read as it is written`(text: String, query: Query) throws {
    #expect(try QueryParser.parse(text) == query)
  }

  @Test(arguments: [
    ("a \"b c", 2, "DL-QUERY-001", "the quotation mark is not closed. Add another \" behind the phrase."),
    ("ä (b", 2, "DL-QUERY-002", "the parenthesis is not closed. Add a ) behind the group."),
    ("(", 0, "DL-QUERY-002", "the parenthesis is not closed. Add a ) behind the group."),
    ("a) b", 1, "DL-QUERY-003", "this ) closes nothing. Take it out, or open the group with a (."),
    ("a -", 2, "DL-QUERY-004", "nothing follows -. Write what is meant behind it, without a space."),
    ("a - b", 2, "DL-QUERY-004", "nothing follows -. Write what is meant behind it, without a space."),
    ("NOT", 0, "DL-QUERY-004", "nothing follows NOT. Write what is meant behind it, without a space."),
    ("a OR", 4, "DL-QUERY-004", "nothing follows OR. Write what is meant behind it, without a space."),
    ("OR a", 0, "DL-QUERY-004", "nothing follows OR. Write what is meant behind it, without a space."),
    ("a ()", 2, "DL-QUERY-004", "nothing follows (. Write what is meant behind it, without a space."),
    ("a place:", 2, "DL-QUERY-004", "nothing follows place:. Write what is meant behind it, without a space."),
    ("𝛼 ab*", 2, "DL-QUERY-007", "\"ab*\" stands for too many words. Write at least 3 letters before the *."),
    ("a …", 2, "DL-QUERY-008", "there is no letter or digit in \"…\". Write a word."),
    ("a * b", 2, "DL-QUERY-008", "there is no letter or digit in \"*\". Write a word."),
    ("\"\"", 0, "DL-QUERY-008", "there is no letter or digit in \"\". Write a word."),
    (
      "a published:soon", 12, "DL-QUERY-006",
      "published takes a day as 2023-09-20, a month as 2023-09, a year as 2023, or two of them as 2023-09..2023-11, "
        + "not \"soon\"."
    ),
    ("a quotation:loud", 12, "DL-QUERY-006", "quotation takes one of direct, indirect, mixed, not \"loud\"."),
  ])
  func `what is not understood is named with its place`(text: String, offset: Int, code: String, words: String) {
    let error = #expect(throws: QueryError.self) { try QueryParser.parse(text) }
    #expect(error?.offset == offset)
    #expect(error?.problem.code == code)
    #expect(error?.problem.message == "character \(offset + 1) of the query: \(words)")
  }

  @Test func `an unknown field is told which fields there are`() {
    let error = #expect(throws: QueryError.self) { try QueryParser.parse("a author:b") }
    #expect(error == QueryError(.unknownField("author"), at: 2))
    let message = error?.problem.message ?? ""
    for field in QueryField.allCases { #expect(message.contains(field.rawValue)) }
    #expect(message.hasSuffix("Put words with a colon in quotation marks."))
  }

  @Test func `a query that is too long or too deep is refused where it is so`() {
    let long = String(repeating: "a ", count: 201)
    #expect(throws: QueryError(.tooLong(limit: 200), at: 400)) { try QueryParser.parse(long) }
    #expect(throws: Never.self) { try QueryParser.parse(String(repeating: "a ", count: 200)) }
    let deep = String(repeating: "(", count: 21) + "a" + String(repeating: ")", count: 21)
    #expect(throws: QueryError(.tooDeep(limit: 20), at: 21)) { try QueryParser.parse(deep) }
    #expect(throws: Never.self) { try QueryParser.parse(String(deep.dropFirst().dropLast())) }
  }

  @Test(arguments: [
    "(", "-", "NOT ", "\"", "a OR ", "a:", "*", "a ", ")", "(a OR ", "-(", "\u{301}", "OR ", "place:\"", "é",
  ])
  func `hostile queries end in time that grows with their length`(piece: String) {
    func seconds(_ count: Int) -> Double {
      let text = String(repeating: piece, count: count)
      return (1...3).map { _ in
        ContinuousClock().measure { _ = try? QueryParser.parse(text) } / .seconds(1)
      }.min() ?? 0
    }
    let (short, long) = (seconds(20_000), seconds(200_000))
    #expect(long < 30 * short + 0.05, "\(short) s and \(long) s")
  }

  @Test func `any text is a query or an error inside it`() {
    var dice = Dice(seed: 4)
    let pieces = [
      "a", "bri", "\"", "(", ")", "-", " ", "OR", "NOT", "*", ":", "place:", "near:", "1,2,3km", "2023", "..", "é",
      "\u{0}",
    ]
    for _ in 0..<5_000 {
      let text = (0..<dice.number(below: 12)).map { _ in pieces[dice.number(below: pieces.count)] }.joined()
      do { _ = try QueryParser.parse(text) } catch {
        #expect((0...text.unicodeScalars.count).contains(error.offset), "\(text.debugDescription)")
      }
    }
  }
}
