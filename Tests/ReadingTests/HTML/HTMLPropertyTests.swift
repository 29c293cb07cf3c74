import Record
import TestKit
import Testing

@testable import Reading

/// What must hold for every page, however broken.
@Suite struct HTMLPropertyTests {
  static let fragments = [
    "<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>", "<table>", "<tr>", "<td>", "</td>", "</table>",
    "<div class='a b'>",
    "</div>", "text", " ", "\r\n", "\r", "\0", "&amp;", "&#x41;", "&notit;", "&", "<", ">", "<!--", "-->",
    "<!doctype html>",
    "<script>", "</script>", "<svg>", "<foreignObject>", "<math>", "<mi>", "</svg>", "<template>", "</template>",
    "<select>",
    "<option>", "</select>", "<li>", "<ul>", "</ul>", "<h1>", "</h2>", "<form>", "</form>", "<body x=y>",
    "<html lang=en>",
    "<head>", "</head>", "<frameset>", "<title>", "</title>", "<textarea>\n", "<pre>\n", "<nobr>", "<button>",
    "<caption>",
    "<colgroup>", "<col>", "<plaintext>", "<![CDATA[", "]]>", "é", "\u{1F600}", "<br/>", "</br>", "<input type=hidden>",
  ]

  @Test func `any mixture of markup gives a sound tree`() {
    var dice = Dice(seed: 42)
    for _ in 0..<3_000 {
      let count = Int.random(in: 0..<40, using: &dice)
      let page = (0..<count).map { _ in Self.fragments.randomElement(using: &dice) ?? "" }.joined()
      check(Array(page.utf8), "seed 42: \(page.debugDescription)")
    }
  }

  @Test func `any bytes give a sound tree`() {
    var dice = Dice(seed: 7)
    let alphabet = Array("<>/!-=\"' &#;abpt\0\r\n".utf8) + [0xC3, 0xFF]
    for _ in 0..<2_000 {
      let count = Int.random(in: 0..<80, using: &dice)
      let page = (0..<count).map { _ in alphabet.randomElement(using: &dice) ?? 0 }
      check(page, "seed 7: \(page)")
    }
  }

  private func check(_ page: [UInt8], _ detail: String) {
    let tree = HTMLParser.parse(page).tree
    #expect(Self.faults(of: tree, page).isEmpty, "\(Self.faults(of: tree, page)) \(detail)")
    #expect(HTMLParser.parse(page).tree.dump() == tree.dump(), "\(detail)")
    _ = HTMLParser.parseFragment(page, in: "td")
  }

  /// What is wrong with a tree: links that do not agree, places outside the page, words that are not the page's.
  static func faults(of tree: HTMLTree, _ page: [UInt8]) -> [String] {
    var faults: [String] = []
    var visited = 0
    for node in tree.descendants() {
      visited += 1
      if visited > tree.nodeCount { return faults + ["a circle"] }
      if let next = tree.nextSibling(node), tree.previousSibling(next) != node { faults.append("siblings disagree") }
      if tree.nextSibling(node) == nil, tree.parent(node).flatMap(tree.lastChild) != node {
        faults.append("last child")
      }
      if let child = tree.firstChild(node), tree.parent(child) != node { faults.append("parent disagrees") }
      let source = tree.source(node)
      if source.lowerBound < 0 || source.upperBound > page.count { faults.append("source outside the page") }
      if tree.isElement(node), tree.startTag(node).upperBound > page.count { faults.append("tag outside the page") }
      for run in tree.runs(of: node) {
        if run.source.upperBound > page.count {
          faults.append("text outside the page")
        } else if run.origin == .verbatim, !run.bytes.elementsEqual(page[run.source]) {
          faults.append("text differs")
        }
      }
      for attribute in tree.attributes(of: node) where attribute.source.upperBound > page.count {
        faults.append("value outside the page")
      }
      if tree.isText(node) { faults += textFaults(tree, node) }
    }
    return faults
  }

  private static func textFaults(_ tree: HTMLTree, _ node: HTMLNode) -> [String] {
    var text = TracedText()
    tree.append(textOf: node, to: &text)
    var bytes: [UInt8] = []
    tree.appendBytes(of: node, to: &bytes)
    let isCovered = text.runs.reduce(0) { $0 + $1.count } == bytes.count
    return text.utf8 == bytes && isCovered ? [] : ["traced text differs"]
  }

  @Test func `a text knows which of its characters were references and line ends`() throws {
    let page = Array("<p>a&amp;b\rc\r\nd".utf8)
    let tree = HTMLParser.parse(page).tree
    let text = try #require(tree.descendants().first { tree.isText($0) })
    #expect(tree.text(text) == "a&b\nc\nd")
    var traced = TracedText()
    tree.append(textOf: text, to: &traced)
    #expect(traced.runs.map(\.kind) == [.verbatim, .reference, .verbatim, .space, .verbatim, .verbatim])
    #expect(traced.runs[1].source == 4..<9)
    #expect(HTMLPropertyTests.faults(of: tree, page).isEmpty)
  }

  @Test func `what a paragraph leaves out ends where the next one begins`() throws {
    let page = Array("<p>one<p>two</p>three".utf8)
    let tree = HTMLParser.parse(page).tree
    let paragraphs = tree.descendants().filter { tree.is($0, .p) }
    #expect(paragraphs.map { String(decoding: page[tree.source($0)], as: UTF8.self) } == ["<p>one", "<p>two</p>"])
  }
}
