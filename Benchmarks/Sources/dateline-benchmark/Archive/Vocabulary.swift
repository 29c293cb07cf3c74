import Record

/// What can be asked for of some articles: their words by how many have them, and the names and places in them.
struct Vocabulary {
  /// Words that are in most articles, in more than one of ten, in about one of a hundred, in a handful.
  var top: [String] = []
  var common: [String] = []
  var medium: [String] = []
  var rare: [String] = []
  /// Runs of two or three common words as they stand in texts.
  var phrases: [String] = []
  /// The names of speakers, of all parties, of places as written; the countries' codes; points; as often as they stand
  /// there.
  var speakers: [String] = []
  var parties: [String] = []
  var places: [String] = []
  var countries: [String] = []
  var points: [(latitude: Double, longitude: Double)] = []

  init(_ articles: [ArticleMaker.Made]) {
    var counts: [String: Int] = [:]
    let texts = articles.map { Self.words($0.record.article?.text.utf8 ?? []) }
    for words in texts {
      for word in Set(words) { counts[word, default: 0] += 1 }
    }
    let sorted = counts.filter { $0.key.count > 1 }.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
    }
    let all = Double(articles.count)
    func words(_ shares: ClosedRange<Double>) -> [String] {
      sorted.filter { shares.contains(Double($0.value) / all) }.map(\.key)
    }
    top = sorted.prefix(5).map(\.key)
    common = words(0.1...0.5)
    medium = words(0.005...0.02)
    rare = words(0...0.001)
    let often = Set(words(0.1...1))
    for words in texts.prefix(500) {
      for index in words.indices.dropLast(2) where often.contains(words[index]) && often.contains(words[index + 1]) {
        let length = often.contains(words[index + 2]) ? 3 : 2
        phrases.append(words[index..<index + length].joined(separator: " "))
      }
    }
    for record in articles.map(\.record) { addNames(of: record) }
  }

  private mutating func addNames(of record: PageRecord) {
    let names = Dictionary(record.entities.map { ($0.id, $0.name) }) { first, _ in first }
    speakers += record.statements.compactMap { $0.entity.flatMap { names[$0] } }
    parties += record.entities.filter { ![.place, .country, .facility, .nationality].contains($0.kind) }.map(\.name)
    for place in record.places {
      guard let found = place.place, let text = record.article?.text else { continue }
      places.append(text[place.span])
      if let country = found.country { countries.append(country) }
      points.append((found.latitude, found.longitude))
    }
  }

  /// Runs of ASCII letters, small.
  private static func words(_ text: [UInt8]) -> [String] {
    text.split { !(0x41...0x5A).contains($0) && !(0x61...0x7A).contains($0) }
      .map { String(decoding: $0.map { $0 | 0x20 }, as: UTF8.self) }
  }
}
