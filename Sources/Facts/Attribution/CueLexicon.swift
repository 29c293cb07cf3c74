internal import Knowledge
internal import Language

/// The words that can attribute, each with what a speaker does by it.
struct CueLexicon: Sendable {
  /// What kind of act a word stands for, coarsely.
  enum Family: UInt8, Sendable, CaseIterable {
    /// Not in the lexicon.
    case none
    /// Communication with a content of its own: say, deny, warn.
    case say
    /// Asking somebody for something.
    case demand
    case promise
    /// Praise and blame.
    case judge
    /// Taking a side, deciding.
    case act
    /// Beliefs, hopes, fears.
    case think
    /// Evidence and looks.
    case show
    /// Nouns for any of these.
    case noun
    /// "According to".
    case source
    /// "Reportedly".
    case adverb
    /// Adjectives of belief: "confident".
    case quality
  }

  /// A word's line.
  struct Entry: Sendable {
    var family: Family
    /// The hash of the line's first word.
    var lemma: UInt64
    /// An index of `stances`.
    var stance: UInt8
  }

  private var entries: [UInt64: Entry] = [:]
  /// The names of the stances, as they stand in records.
  private(set) var stances: [String] = []

  /// The lexicon of the file `attribution-cues.tsv`.
  init() {
    let rows = KnowledgeFile("attribution-cues.tsv").rows
    entries.reserveCapacity(rows.count * 5)
    for row in rows where row.count >= 4 {
      let family = Self.families[row[1]] ?? .none
      let stance = stances.firstIndex(of: row[2]) ?? stances.count
      if stance == stances.count { stances.append(row[2]) }
      let entry = Entry(family: family, lemma: WordHash.of(row[0]), stance: UInt8(stance))
      for form in row[3].split(separator: " ") {
        let hash = WordHash.of(form)
        if entries[hash] == nil { entries[hash] = entry }
      }
    }
  }

  /// The line that has the form `word`.
  subscript(word: UInt64) -> Entry? { entries[word] }

  private static let families: [String: Family] = Dictionary(
    uniqueKeysWithValues: Family.allCases.map { ("\($0)", $0) })
}
