internal import Knowledge
internal import Language

/// The words and fixed phrases that times are told in, from `time-words.tsv` and `time-phrases.tsv`.
struct TimeLexicon: Sendable {
  /// A fixed phrase.
  struct Phrase: Sendable {
    /// What a phrase is for.
    enum Role: String, Sendable { case refer, set, span, bound, holiday, zone, never }

    /// The hashes of its lexemes.
    var words: [UInt64]
    /// What it is for.
    var role: Role
    /// Its TIMEX3 value, modifier or holiday rule.
    var value: String
  }

  /// What is known of one word.
  struct Entry: Sendable {
    /// The parts it plays, a bit each.
    var roles: UInt64 = 0
    /// The value it has in each part.
    var values: [TimeRole: String] = [:]
  }

  private let places: [UInt64: Int32]
  private let entries: [Entry]
  private let phrases: [UInt64: [Phrase]]

  /// Reads both tables.
  init() {
    let names = Dictionary(uniqueKeysWithValues: TimeRole.allCases.map { ("\($0)", $0) })
    var places: [UInt64: Int32] = [:]
    var entries: [Entry] = []
    for row in KnowledgeFile("time-words.tsv").rows where row.count >= 3 {
      guard let role = names[row[1]] else { continue }
      let hash = WordHash.of(row[0])
      let place = places[hash] ?? Int32(entries.count)
      if place == entries.count {
        entries.append(Entry())
        places[hash] = place
      }
      entries[Int(place)].roles |= role.bit
      entries[Int(place)].values[role] = row[2]
    }
    var phrases: [UInt64: [Phrase]] = [:]
    for row in KnowledgeFile("time-phrases.tsv").rows where row.count >= 3 {
      let words = row[0].split(separator: " ").map { WordHash.of($0) }
      guard let first = words.first, let role = Phrase.Role(rawValue: row[1]) else { continue }
      phrases[first, default: []].append(Phrase(words: words, role: role, value: row[2]))
    }
    self.places = places
    self.entries = entries
    self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// The place of a word's entry, -1 where it has none.
  func place(of hash: UInt64) -> Int32 { places[hash] ?? -1 }

  /// The parts of the word at `place`.
  func roles(at place: Int32) -> UInt64 { place < 0 ? 0 : entries[Int(place)].roles }

  /// The value that the word at `place` has as `role`.
  func value(_ role: TimeRole, at place: Int32) -> String? { place < 0 ? nil : entries[Int(place)].values[role] }

  /// The phrases that begin with a word, the longest first.
  func phrases(from hash: UInt64) -> [Phrase]? { phrases[hash] }
}
