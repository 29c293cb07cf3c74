import Record

@testable import Reading

/// A small pasted page for tests, read the whole way to the article.
enum PastedPage {
  /// Sentences enough to be an article's, each different.
  static let prose = [
    "The council voted on Tuesday to close the old bridge for repairs, and traffic will go by the valley road until spring.",
    "Engineers found cracks in two of the four piers last month, and they said that the river had carried away the ground.",
    "Shopkeepers in the lower town fear for their trade, because most of their customers come across the bridge on foot.",
    "A ferry is to run every half hour from six in the morning, the mayor said, and it will cost nothing for neighbours.",
  ]

  /// The article of a page with these lines above the prose, before its last paragraph, and below it.
  static func read(
    _ above: [String], first: String = "", inside: [String] = [], below: [String] = []
  ) -> Article {
    var text = prose
    text[0] = first + text[0]
    text.insert(contentsOf: inside, at: 3)
    return read(lines: above + text + below)
  }

  /// The article of a page of these lines.
  static func read(lines: [String]) -> Article {
    let payload = Array((lines.joined(separator: "\n") + "\n").utf8)
    return PageReader().read(Capture(source: "test", payload: payload, digest: "", form: .pageText)).article
  }

  /// The measured lines of a text.
  static func measured(_ text: String) -> ([UInt8], [PageLine]) {
    let bytes = Array(text.utf8)
    return (bytes, bytes.withUnsafeBufferPointer { PageLines.measure($0, of: bytes).lines })
  }
}
