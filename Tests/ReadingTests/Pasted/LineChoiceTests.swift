import Record
import Testing

@testable import Reading

@Suite struct LineChoiceTests {
  private let above = ["Valley Courier", "Council closes the old bridge"]

  @Test(arguments: [
    "LOOK ALSO: Snow leaves five villages cut off", "READ: Council defends its ferry", "ALSO READ | Bridge opened late",
    "Thank you for signing up!", "Get the latest updates on our App. Download now",
    "If you find an error, please select a piece of text and press Ctrl+Enter.",
    "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)",
  ])
  func `teasers and words to the reader inside the text are left out`(_ line: String) {
    let article = PastedPage.read(above, inside: [line])
    #expect(!article.text.string.contains(line))
    #expect(article.body.last == PastedPage.prose[3])
  }

  @Test(arguments: [
    "Read the report, the mayor told the shopkeepers, and you will see that the piers are worse than we had feared.",
    "“Thank you for signing up to the plan,” the mayor told the engineers on Tuesday after the long vote of the council.",
  ])
  func `sentences with the same words stay`(_ line: String) {
    #expect(PastedPage.read(above, inside: [line]).text.string.contains(line))
  }

  @Test func `a short last section under a heading is kept`() {
    let last =
      "In 1910 the two towns built the bridge together. Since then they have paid for it by turns under an accord."
    let article = PastedPage.read(
      above, below: ["How the bridge came about", last, "Share this article", "Leave a comment"])
    #expect(article.text.string.contains(last))
  }

  @Test(arguments: [
    ("of the ferry. PTI ATK KHS", "of the ferry."), ("the following year. /rtv", "the following year."),
    ("under the accord. Enditem", "under the accord."),
  ])
  func `an agency's marks behind the last sentence are cut off`(_ line: String, _ kept: String) {
    let (bytes, lines) = PastedPage.measured(line)
    let start = bytes.withUnsafeBufferPointer { TextTail.start(in: $0, lines[0].span.range) }
    #expect(start.map { String(decoding: bytes[..<$0], as: UTF8.self) } == kept + " ")
  }

  @Test(arguments: ["He flew to the USA.", "It is a member of NATO. Nobody left.", "She asked. WHO"])
  func `capitals in or as a sentence are no marks`(_ line: String) {
    let (bytes, lines) = PastedPage.measured(line)
    #expect(bytes.withUnsafeBufferPointer { TextTail.start(in: $0, lines[0].span.range) } == nil)
  }

  @Test func `running text above the first heading is taken where it tells of the same`() {
    let opening =
      "The council will close the old bridge for repairs because the engineers found cracks in its piers, and the "
      + "shopkeepers in the lower town fear for their trade. A ferry is to run until spring."
    #expect(PastedPage.read(above + [opening, "What the council says"]).text.string.contains(opening))
  }
}

@Suite struct PastedKindTests {
  @Test func `teasers that each say Read more are a listing`() {
    let teasers = PastedPage.prose.flatMap {
      ["A title over the teaser of this story", String($0.dropLast(30)) + " ...", "Read more"]
    }
    #expect(PastedPage.read(lines: ["Valley Courier", "Business"] + teasers).kind == .listing)
  }

  @Test func `an article with one Read more is an article`() {
    #expect(
      PastedPage.read(["Valley Courier", "Council closes the old bridge"], below: ["Read more"]).kind == .article)
  }

  @Test func `a page that refuses its reader several times is a wall`() {
    let wall = [
      "Bridge closed | Valley Courier", "Just a moment...",
      "The Courier and its partners use cookies to store information on your device.",
      "Please enable JavaScript and cookies to continue", "Verify you are human by completing the action below.",
      "Error 403. Access to this page has been denied because we believe you are using automation tools.",
      "Ray ID: 8a1f3c77",
    ]
    #expect(PastedPage.read(lines: wall).kind == .wall)
  }

  @Test func `a cookie bar over an article is no wall`() {
    let bar = "We value your privacy. We use cookies. Please enable JavaScript."
    #expect(PastedPage.read([bar, "Accept cookies", "Council closes the old bridge"]).kind == .article)
  }
}
