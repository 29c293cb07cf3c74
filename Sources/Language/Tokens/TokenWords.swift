internal import Knowledge

/// The word lists that decide where tokens and sentences end: `abbreviations.tsv` and `token-words.tsv`.
struct TokenWords: Sendable {
  /// What follows an abbreviation.
  enum Abbreviation: String { case title, month, number, word }

  /// Abbreviations without their last stop.
  let abbreviations: [UInt64: Abbreviation]
  /// What may stand behind a word's apostrophe and is a token of its own.
  let clitics: Set<UInt64>
  /// What is split from a number before it.
  let units: Set<UInt64>
  /// The last parts of internet names.
  let domains: Set<UInt64>
  /// Letters that belong to the currency sign behind them.
  let currencies: Set<UInt64>
  /// Words whose capital begins a sentence, even after an abbreviation.
  let starters: Set<UInt64>

  init() {
    var abbreviations: [UInt64: Abbreviation] = [:]
    for row in KnowledgeFile("abbreviations.tsv").rows where row.count == 2 {
      abbreviations[WordHash.of(row[0])] = Abbreviation(rawValue: row[1])
    }
    self.abbreviations = abbreviations
    var words: [String: Set<UInt64>] = [:]
    for row in KnowledgeFile("token-words.tsv").rows where row.count == 2 {
      words[row[1], default: []].insert(WordHash.of(row[0]))
    }
    clitics = words["clitic"] ?? []
    units = words["unit"] ?? []
    domains = words["domain"] ?? []
    currencies = words["currency"] ?? []
    starters = words["starter"] ?? []
  }
}
