import Record
import TestKit
import Testing

@testable import Reading

/// Pages made to do harm: time and memory stay linear.
@Suite(.serialized) struct HostilePageTests {
  /// A kind of page that can be made as long as one likes.
  struct Family: CustomTestStringConvertible, Sendable {
    let name: String
    let make: @Sendable (Int) -> String
    var testDescription: String { name }
  }

  static let families: [Family] = [
    .init(name: "elements in elements") { String(repeating: "<div>", count: $0) },
    .init(name: "inline in inline") { String(repeating: "<span>", count: $0) + String(repeating: "<p>", count: $0) },
    .init(name: "end tags of nothing") {
      String(repeating: "<span>", count: $0) + String(repeating: "</x></i>", count: $0)
    },
    .init(name: "list items through divisions") {
      String(repeating: "<div>", count: $0) + String(repeating: "<li></li>", count: $0)
    },
    .init(name: "formatting with attributes") { count in
      (0..<count).map { "<b id=\($0)>" }.joined() + String(repeating: "<p>x", count: count)
    },
    .init(name: "links around blocks") {
      "<a>" + String(repeating: "<div>", count: $0) + String(repeating: "</a>", count: $0)
    },
    .init(name: "misnested formatting") { String(repeating: "<a><b><i><p>x</a></b>", count: $0) },
    .init(name: "tables in tables") { String(repeating: "<table>", count: $0) },
    .init(name: "text in tables") { String(repeating: "<table><b>x<tr><i>y<td>", count: $0) },
    .init(name: "tables under deep inline") {
      String(repeating: "<span>", count: $0) + String(repeating: "<table></table>", count: $0)
    },
    .init(name: "templates in templates") { String(repeating: "<template>", count: $0) },
    .init(name: "foreign in foreign") {
      "<svg>" + String(repeating: "<g>", count: $0) + String(repeating: "</x>", count: $0)
    },
    .init(name: "attributes of one tag") { "<p " + (0..<$0).map { "a\($0)=b " }.joined() + ">" },
    .init(name: "one attribute") { "<p a='" + String(repeating: "b&amp;c", count: $0) + "'>" },
    .init(name: "bodies with attributes") { (0..<$0).map { "<body a\($0)>" }.joined() },
    .init(name: "forms and buttons") { String(repeating: "<form><button></form><div>", count: $0) },
    .init(name: "options in selects") { String(repeating: "<select><option><p>", count: $0) },
    .init(name: "comments without end") { String(repeating: "<!--->-- <!", count: $0) },
    .init(name: "scripts without end") { "<script>" + String(repeating: "<!--<script></scrip", count: $0) },
    .init(name: "stray ampersands") { String(repeating: "&&notin&#", count: $0) },
    .init(name: "sections in foreign") { "<svg>" + String(repeating: "<![CDATA[]]>", count: $0) },
    .init(name: "paragraph ends") { String(repeating: "</p>", count: $0) },
  ]

  @Test(arguments: families) func `four times the page takes no more than about four times the work`(
    _ family: Family
  ) {
    let size = 6_000
    let small = measure(Array(family.make(size).utf8))
    let large = measure(Array(family.make(size * 4).utf8))
    #expect(large.nodes <= small.nodes * 4 + 1_000)
    // Linear work takes four times as long, quadratic sixteen; a hundredth of a second is noise.
    #expect(large.seconds < small.seconds * 9 + 0.01, "\(small.seconds) s, then \(large.seconds) s")
  }

  @Test func `a million tags, 200,000 open elements and 20 MB of attributes are read`() {
    #expect(measure(Array(String(repeating: "<p>x", count: 500_000).utf8)).nodes > 1_000_000)
    let (deep, problems) = HTMLParser.parse(Array(String(repeating: "<div>", count: 200_000).utf8))
    #expect(deep.nodeCount > 200_000)
    #expect(problems.map(\.code) == ["DL-READ-010"])
    #expect(deep.descendants().allSatisfy { deep.depth($0) <= 513 })
    let attributes = "<p " + String(repeating: "name='value' ", count: 1_600_000) + "id=x>text"
    let tree = HTMLParser.parse(Array(attributes.utf8)).tree
    let paragraph = tree.descendants().first { tree.is($0, .p) }
    #expect(paragraph.map { tree.string(.id, of: $0) } == "x")
    #expect(paragraph.map { tree.attributes(of: $0).count } == 2)
  }

  @Test func `a page with more nodes than the limit is cut there and says so`() {
    var limits = HTMLParser.Limits()
    limits.maxNodes = 100
    let (tree, problems) = HTMLParser.parse(Array(String(repeating: "<p>x", count: 1_000).utf8), limits: limits)
    #expect(tree.nodeCount < 120)
    #expect(problems.map(\.code) == ["DL-READ-011"])
    #expect(HTMLParser.parse(Array("<p>x".utf8), limits: limits).problems.isEmpty)
  }

  @Test func `text at the depth limit is kept`() {
    var limits = HTMLParser.Limits()
    limits.maxDepth = 20
    let page = String(repeating: "<div>", count: 50) + "deep" + String(repeating: "</div>", count: 50) + "<p>after"
    let tree = HTMLParser.parse(Array(page.utf8), limits: limits).tree
    #expect(tree.text(.document) == "deepafter")
    let last = tree.descendants().first { tree.is($0, .p) }
    #expect(last.flatMap { tree.parent($0) }.map { tree.is($0, .body) } == true)
  }

  private func measure(_ page: [UInt8]) -> (nodes: Int, seconds: Double) {
    var nodes = 0
    let seconds = ProcessorTime.least { nodes = HTMLParser.parse(page).tree.nodeCount }
    return (nodes, seconds)
  }
}
