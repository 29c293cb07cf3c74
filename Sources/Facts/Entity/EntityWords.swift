internal import Knowledge
internal import Language

/// The words of `entity-words.tsv`: what stands beside the names of bodies and parties and shows what they are.
struct EntityWords: Sendable {
  /// What a word does.
  enum Role: String, Sendable {
    /// A noun before the name of a body: "the trade union Nezavisnost".
    case body
    /// Between a place and its authority: "Lviv regional council".
    case local
    /// A small word inside names of other languages: "Alianza para el Progreso".
    case particle
    /// Between "of the" and a country's name: "of the Republic of Türkiye".
    case polity
    /// A government by itself: "the Executive".
    case executive
    /// A cue whose object speaks: "TASS quotes a source".
    case citing
    /// Says behind a body's name what it is: "the Likud party".
    case kind
    /// Ends the name of a body: "Accountability Office".
    case tail
    /// Speaks for the body that owns it: "the ELN's Central Command".
    case organ
    /// A body sent or kept elsewhere: "Mission to the UN".
    case envoy
  }

  /// The one table.
  static let shared = EntityWords()

  private let words: [Role: Set<UInt64>]
  /// Names of days and months, which are no one's name.
  private let calendar: Set<UInt64>

  private init() {
    var words: [Role: Set<UInt64>] = [:]
    for row in KnowledgeFile("entity-words.tsv").rows where row.count == 2 {
      guard let role = Role(rawValue: row[1]) else { continue }
      words[role, default: []].insert(WordHash.of(row[0]))
    }
    self.words = words
    calendar = Set(
      KnowledgeFile("time-words.tsv").rows.filter { $0.count >= 3 && ($0[1] == "month" || $0[1] == "weekday") }
        .map { WordHash.of($0[0]) })
  }

  /// Whether a word plays a role.
  func plays(_ role: Role, _ word: UInt64) -> Bool { words[role]?.contains(word) ?? false }

  /// Whether a word names a day or a month.
  func isCalendar(_ word: UInt64) -> Bool { calendar.contains(word) }
}
