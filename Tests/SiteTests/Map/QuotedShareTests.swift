import Testing

@testable import Site

@Suite struct QuotedShareTests {
  func html(_ rows: [QuotedShare.Row]) -> String {
    var out: [UInt8] = []
    QuotedShare(rows)?.append(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test func `those who say most come first with their words as bars`() {
    let text = html([
      .init(name: "Few", directWords: 0, indirectWords: 25, statements: 1),
      .init(name: "Many", href: "/party/1", directWords: 75, indirectWords: 25, statements: 4),
    ])
    #expect(
      text.contains(
        """
        <tr><th scope="row"><a href="/party/1">Many</a></th><td class="share-number">4</td><td class="share-number">75</td>\
        <td class="share-number">25</td><td><svg class="share-bar" aria-hidden="true" height="12" width="160">\
        <rect class="share-direct" x="0" width="120" height="12"/><rect class="share-indirect" x="120" width="40" height="12"/>\
        </svg></td></tr><tr><th scope="row">Few</th>
        """))
    #expect(text.contains("<rect class=\"share-indirect\" x=\"0\" width=\"40\" height=\"12\"/>"))
    #expect(!text.contains("style="))
  }

  @Test func `more than eight are summed up as others`() throws {
    let rows = (1...11).map { QuotedShare.Row(name: "S\($0)", directWords: $0, indirectWords: 1, statements: 2) }
    let share = try #require(QuotedShare(rows))
    #expect(share.rows.count == 9 && share.others == 3)
    #expect(share.rows[8].name == "3 others")
    #expect(share.rows[8].directWords == 6 && share.rows[8].indirectWords == 3 && share.rows[8].statements == 6)
    #expect(try #require(QuotedShare(Array(rows.prefix(8)))).others == 0)
  }

  @Test func `nobody's words make no table`() {
    #expect(QuotedShare([]) == nil)
    #expect(QuotedShare([.init(name: "A", directWords: 0, indirectWords: -4, statements: 1)]) == nil)
  }

  @Test func `hostile names and addresses stay text`() {
    let text = html([.init(name: "<b>&", href: "javascript:x", directWords: 1, indirectWords: 0, statements: 1)])
    #expect(text.contains("<th scope=\"row\">&lt;b&gt;&amp;</th>"))
    #expect(!text.contains("javascript"))
  }

  @Test func `a single word among thousands is still seen`() {
    let text = html([
      .init(name: "A", directWords: 90_000, indirectWords: 0, statements: 1),
      .init(name: "B", directWords: 1, indirectWords: 1, statements: 2),
    ])
    #expect(text.contains("<rect class=\"share-direct\" x=\"0\" width=\"1\" height=\"12\"/>"))
  }
}
