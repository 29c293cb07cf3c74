import Reading

/// Decoding and the HTML parser.
enum ParserStage {
  static func run(_ pages: PageSet) {
    Figure.measure("decode", pages) {
      for payload in pages.payloads { Figure.keep(DecodedPayload(payload).utf8.count) }
    }
    let decoded = pages.payloads.map { DecodedPayload($0).utf8 }
    Figure.measure("tokenise", pages) {
      for page in decoded { Figure.keep(HTMLParser.countTokens(page)) }
    }
    Figure.measure("parse (tokenise and build)", pages) {
      for page in decoded { Figure.keep(HTMLParser.parse(page).tree.nodeCount) }
    }
    Figure.measure("decode and parse", pages) {
      for payload in pages.payloads { Figure.keep(HTMLParser.parse(DecodedPayload(payload).utf8).tree.nodeCount) }
    }
  }
}
