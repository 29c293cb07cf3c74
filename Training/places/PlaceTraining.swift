import Facts
import Glibc
import Language
import Record

/// Prints what the place finder weighs, for `Training/places/train.py`, or what it finds.
///
/// usage: place-training MODEL features|places|speed < DOCUMENTS
/// A document is a line `ID TAB URL TAB BYTES`, then so many bytes of text, then a line's end. A model of no bytes knows nothing.
@main struct PlaceTraining {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let model = read(path: arguments[1]), let input = read(path: "/dev/stdin") else {
      print("usage: place-training MODEL features|places|speed < DOCUMENTS")
      exit(2)
    }
    let finder = PlaceFinder(model: PlaceModel(model))
    let analyzer = Analyzer()
    if arguments[2] == "speed" { return measure(finder, documents(input).map(\.article)) }
    for document in documents(input) {
      let analysis = analyzer.analyze(document.article)
      print("D\t\(document.id)")
      if arguments[2] == "features" {
        for line in finder.trainingLines(in: document.article, analysis) { print(line) }
      } else {
        for place in finder.places(in: document.article, analysis) {
          let point = place.place.map { "\($0.latitude)\t\($0.longitude)\t\($0.geonames)" } ?? "\t\t"
          print("P\t\(place.span.start)\t\(place.span.end)\t\(point)\t\(place.confidence)")
        }
      }
    }
  }

  /// Prints the time that finding places takes, without the analysis, for each 800 tokens: the best of five rounds.
  private static func measure(_ finder: PlaceFinder, _ articles: [Article]) {
    let analyzer = Analyzer()
    let work = articles.map { ($0, analyzer.analyze($0)) }
    let tokens = work.reduce(0) { $0 + $1.1.tokens.count }
    var found = 0
    let best =
      (0..<5).map { _ in
        ContinuousClock().measure {
          for (article, analysis) in work { found += finder.places(in: article, analysis).count }
        }
      }.min() ?? .zero
    print("\(tokens) tokens, \(found / 5) places, \(best / Double(max(tokens, 1)) * 800) for 800 tokens")
  }

  private static func documents(_ input: [UInt8]) -> [(id: String, article: Article)] {
    var found: [(String, Article)] = []
    var at = 0
    while let end = input[at...].firstIndex(of: UInt8(ascii: "\n")) {
      let head = String(decoding: input[at..<end], as: UTF8.self).split(
        separator: "\t", omittingEmptySubsequences: false)
      guard head.count == 3, let count = Int(head[2]), end + 1 + count < input.count else { break }
      found.append((String(head[0]), article(url: String(head[1]), Array(input[(end + 1)..<(end + 1 + count)]))))
      at = end + count + 2
    }
    return found
  }

  /// An article whose lines are its blocks.
  private static func article(url: String, _ text: [UInt8]) -> Article {
    var article = Article()
    article.url = url.isEmpty ? nil : url
    article.text = Text(utf8: text)
    var start = 0
    for at in 0...text.count where at == text.count || text[at] == UInt8(ascii: "\n") {
      if at > start { article.blocks.append(Block(kind: .paragraph, section: .main, span: Span(start, at))) }
      start = at + 1
    }
    return article
  }

  private static func read(path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes
  }
}
