import Testing

@testable import Reading

@Suite struct HTMLTreeTests {
  let page = Array(#"<div class="a b" ID=x><p>one<br>two</p><span>three</span></div>"#.utf8)

  @Test func `a walk gives nodes in page order and stays inside its root`() throws {
    let tree = HTMLParser.parse(page).tree
    let division = try #require(tree.descendants().first { tree.is($0, .div) })
    let names = tree.descendants(of: division).map { tree.isText($0) ? tree.text($0) : tree.name($0) }
    #expect(names == ["p", "one", "br", "two", "span", "three"])
    let paragraph = try #require(tree.firstChild(division))
    #expect(tree.text(paragraph) == "onetwo")
  }

  @Test func `attributes are found by name in any case and by word`() throws {
    let tree = HTMLParser.parse(page).tree
    let division = try #require(tree.descendants().first { tree.is($0, .div) })
    #expect(tree.string(.id, of: division) == "x")
    #expect(tree.string(.href, of: division) == nil)
    let attribute = try #require(tree.attribute(.class, of: division))
    var words: [String] = []
    attribute.value.forEachWord { words.append(String(decoding: $0, as: UTF8.self)) }
    #expect(words == ["a", "b"])
    #expect(String(decoding: page[attribute.source], as: UTF8.self) == "a b")
  }

  @Test func `an element and a text know their place in the page`() throws {
    let tree = HTMLParser.parse(page).tree
    let span = try #require(tree.descendants().first { tree.is($0, .span) })
    #expect(String(decoding: page[tree.source(span)], as: UTF8.self) == "<span>three</span>")
    #expect(String(decoding: page[tree.startTag(span)], as: UTF8.self) == "<span>")
    var text = TracedText()
    tree.append(allTextOf: span, to: &text)
    #expect(text.string == "three")
    #expect(text.runs.map(\.source) == [tree.startTag(span).upperBound..<tree.startTag(span).upperBound + 5])
  }
}
