internal import Knowledge
internal import Language
internal import Record

/// What a place has to do with the report.
enum PlaceRole {
  /// Words before a place where something is: "in Baku", "near Lachin".
  private static let locatives = Set(
    ["in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "above", "off"].map {
      WordHash.of($0)
    })
  private static let articles = Set(
    ["the", "central", "downtown", "northern", "southern", "eastern", "western"].map { WordHash.of($0) })

  /// `dateline` where it stands in the article's dateline; `event` where a word of place stands before it ("in Baku", "near the
  /// Lachin") and it is finer than a country; `mentioned` otherwise, as all words for peoples are.
  static func of(_ spot: Spot, _ option: Sense.Option?, _ article: Article, _ analysis: Analysis) -> Toponym.Role {
    if let span = article.dateline?.span, span.contains(Int(spot.start)) { return .dateline }
    guard let option, option.kind != .demonym, option.place.feature != .country, option.place.feature != .continent
    else { return .mentioned }
    var before = Int(spot.firstToken) - 1
    if before >= 0, articles.contains(analysis.tokens[before].word) { before -= 1 }
    guard before >= 0, locatives.contains(analysis.tokens[before].word) else { return .mentioned }
    return .event
  }
}
