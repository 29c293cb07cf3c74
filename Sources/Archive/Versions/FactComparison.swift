internal import Record

/// Compares the times, places and documents of two versions.
///
/// A fact is what the words stand for, however often it is told: it is absent where no words of the later version stand for
/// it any more. It has changed where the same words stand for something else now, or where words that stand for something
/// else came in their place.
struct FactComparison {
  /// What words of one version stand for.
  private struct Fact {
    var key: String
    var side: Change.Side
  }

  private(set) var changes: [Change] = []
  private let edits: [Change.Edit]

  init(_ old: VersionSide, _ new: VersionSide, _ edits: [Change.Edit]) {
    self.edits = edits
    compare(.time, Self.times(old), Self.times(new))
    compare(.place, Self.places(old), Self.places(new))
    compare(.document, Self.documents(old), Self.documents(new))
  }

  private mutating func compare(_ subject: Change.Subject, _ old: [Fact], _ new: [Fact]) {
    let (oldKeys, newKeys) = (Set(old.map(\.key)), Set(new.map(\.key)))
    let gone = old.filter { !newKeys.contains($0.key) }
    let came = new.filter { !oldKeys.contains($0.key) }
    var partner = [Int?](repeating: nil, count: came.count)
    var isPaired = [Bool](repeating: false, count: gone.count)
    func pair(_ before: Int, _ after: Int) {
      guard !isPaired[before], partner[after] == nil else { return }
      partner[after] = before
      isPaired[before] = true
    }
    let byWords = Dictionary(
      gone.enumerated().map { ($1.side.words.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    for (index, fact) in came.enumerated() {
      if let before = byWords[fact.side.words.lowercased()] { pair(before, index) }
    }
    let (oldPlaces, newPlaces) = (editPlaces(gone, \.old), editPlaces(came, \.new))
    for edit in edits.indices {
      for (before, after) in zip(oldPlaces[edit] ?? [], newPlaces[edit] ?? []) { pair(before, after) }
    }
    for (index, fact) in came.enumerated() {
      let before = partner[index].map { gone[$0].side }
      changes.append(
        Change(subject: subject, turn: before == nil ? .new : .changed, before: before, after: fact.side))
    }
    for (index, fact) in gone.enumerated() where !isPaired[index] {
      changes.append(Change(subject: subject, turn: .absent, before: fact.side))
    }
  }

  /// For each edit, the facts with words in it, in order.
  private func editPlaces(_ facts: [Fact], _ side: KeyPath<Change.Edit, Span>) -> [Int: [Int]] {
    let order = edits.indices.filter { !edits[$0][keyPath: side].isEmpty }
      .sorted { edits[$0][keyPath: side] < edits[$1][keyPath: side] }
    let spans = facts.enumerated().flatMap { index, fact in fact.side.spans.map { (span: $0, fact: index) } }
      .sorted { ($0.span.start, $0.fact) < ($1.span.start, $1.fact) }
    var places: [Int: [Int]] = [:]
    var first = 0
    for (span, fact) in spans {
      while first < order.count, edits[order[first]][keyPath: side].end <= span.start { first += 1 }
      if first < order.count, edits[order[first]][keyPath: side].overlaps(span) {
        places[order[first], default: []].append(fact)
      }
    }
    return places
  }

  private static func times(_ side: VersionSide) -> [Fact] {
    group(
      side.record.times.enumerated().map { index, time in
        let words = side.article.text[time.span]
        return (
          time.value.map { "= \($0) \(time.mod ?? "")" } ?? words.lowercased(), time.span, "t\(index + 1)", time.value
        )
      }, side)
  }

  private static func places(_ side: VersionSide) -> [Fact] {
    group(
      side.record.places.enumerated().map { index, place in
        let words = side.article.text[place.span]
        let key = place.place.map { $0.geonames == 0 ? "= \($0.name)" : "# \($0.geonames)" } ?? words.lowercased()
        return (key, place.span, "p\(index + 1)", place.place?.name)
      }, side)
  }

  private static func documents(_ side: VersionSide) -> [Fact] {
    group(
      side.record.documents.flatMap { document in
        let key = "\(document.kind.rawValue) \(document.name.lowercased()) \(document.date ?? "")"
        let value = document.date.map { "\(document.name), \($0)" } ?? document.name
        return document.spans.map { (key, $0, document.id, value) }
      }, side)
  }

  /// The facts, each once, with the words of its first mention and the spans of all.
  private static func group(_ mentions: [(key: String, span: Span, id: String, value: String?)], _ side: VersionSide)
    -> [Fact]
  {
    var facts: [Fact] = []
    var places: [String: Int] = [:]
    for mention in mentions {
      if let place = places[mention.key] {
        facts[place].side.spans.append(mention.span)
      } else {
        places[mention.key] = facts.count
        facts.append(Fact(key: mention.key, side: side.side([mention.span], id: mention.id, value: mention.value)))
      }
    }
    return facts
  }
}
