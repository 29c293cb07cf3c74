internal import Record

extension RecordPage {
  /// When: each time with the words that give it.
  mutating func addTimes(of article: Article) {
    guard !record.times.isEmpty else { return }
    addHeading("When")
    let known = record.times.filter { $0.value != nil }
    for group in Self.groups(known, by: { [$0.value, $0.mod] }) {
      guard let first = group.items.first, let value = first.value else { continue }
      let words = value + (first.mod.map { " (\($0.lowercased()))" } ?? "")
      var line = Paragraph(words, .bold)
      line.add(Self.gap(behind: words, columns: 18))
      line.add(Self.mentions(group.items.map(\.span), in: article))
      if first.kind != .date { line.add(" · \(first.kind.rawValue.lowercased())", .dim) }
      add(line, indent: 2, hanging: 20)
    }
    let unknown = record.times.filter { $0.value == nil }
    if !unknown.isEmpty {
      var line = Paragraph("not resolved: ", .dim)
      line.add(Self.mentions(unknown.map(\.span), in: article))
      add(line, indent: 2, hanging: 4)
    }
  }

  /// Where: each place with its country and position, and how often it is named.
  mutating func addPlaces(of article: Article) {
    guard !record.places.isEmpty else { return }
    addHeading("Where")
    let known = record.places.filter { $0.place != nil }
    for group in Self.groups(known, by: { $0.place }) {
      guard let place = group.key else { continue }
      let names = group.items.map { CleanText.line(article.text[$0.span]) }
      var line = Paragraph(place.name, .bold)
      if let country = place.country, place.precision != "country" { line.add(", \(country)") }
      line.add(Self.times(group.items.count))
      var facts: [String?] = [place.precision, Self.position(place.latitude, place.longitude)]
      if group.items.contains(where: { $0.role == .dateline }) { facts.append("the dateline") }
      if group.items.contains(where: { $0.role == .event }) { facts.append("where it happened") }
      let others = Self.groups(names.filter { $0 != place.name }, by: { $0 }).map { "“\($0.key)”" }
      if !others.isEmpty { facts.append("as " + others.prefix(4).joined(separator: ", ")) }
      line.add(listing: facts, .dim)
      add(line, indent: 2, hanging: 4)
    }
    let unknown = record.places.filter { $0.place == nil }
    if !unknown.isEmpty {
      var line = Paragraph("not in the gazetteer: ", .dim)
      line.add(Self.mentions(unknown.map(\.span), in: article))
      add(line, indent: 2, hanging: 4)
    }
  }

  /// On which papers: each document with its day and parties, and the statements that rest on it.
  mutating func addDocuments() {
    guard !record.documents.isEmpty else { return }
    addHeading("Documents")
    let names = Dictionary(record.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    for document in record.documents {
      var line = Paragraph(document.name, .bold)
      line.add(Self.times(document.spans.count))
      var facts: [String?] = [document.kind.rawValue, document.date]
      let parties = document.parties.compactMap { names[$0] }
      if !parties.isEmpty { facts.append("by " + parties.joined(separator: ", ")) }
      if !document.invokedBy.isEmpty { facts.append("invoked in " + document.invokedBy.joined(separator: ", ")) }
      line.add(listing: facts, .dim)
      add(line, indent: 2, hanging: 4)
    }
  }

  /// Blanks that fill up `columns`; at least two. All but the last do not break and are not made one.
  static func gap(behind words: String, columns: Int) -> String {
    String(repeating: "\u{A0}", count: max(1, columns - DisplayWidth.of(words) - 1)) + " "
  }

  /// The words at `spans`, each once, with how often they come.
  private static func mentions(_ spans: [Span], in article: Article) -> String {
    groups(spans.map { CleanText.line(article.text[$0]) }, by: { $0 })
      .map { "“\($0.key)”" + times($0.items.count) }.joined(separator: ", ")
  }

  /// `40.18° N 44.51° E`.
  private static func position(_ latitude: Double, _ longitude: Double) -> String {
    func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
      let hundredths = Int((min(abs(value), 180) * 100).rounded())
      let fraction = hundredths % 100
      return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)° \(value < 0 ? negative : positive)"
    }
    return degrees(latitude, "N", "S") + " " + degrees(longitude, "E", "W")
  }
}
