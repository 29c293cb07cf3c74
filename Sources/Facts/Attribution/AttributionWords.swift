internal import Knowledge
internal import Language

/// The words of `attribution-words.tsv`, by what they do in the rules.
struct AttributionWords: Sendable {
  /// What a word does.
  enum Role: String, Sendable {
    /// What somebody said, named by what others said of it: "a claim that the army denied".
    case remark
    /// What a statement did: "drawing criticism"; and what it drew.
    case stirring, reaction
    /// Giving no answer, behind "not".
    case silent
    /// What an office issues and nobody says: "warrant".
    case paper
    /// Saying what one thinks of a thing; and the same where it is joined to another: "deplored and opposed".
    case judging, seconding
    /// Verbs of blame, whose object is what is blamed.
    case blaming
    /// Verbs with whom one tells it before "that".
    case telling
    /// Verbs whose object speaks.
    case citing
    /// Verbs of giving a number.
    case counting
    /// Who only passes on what others say.
    case medium
  }

  /// The one table.
  static let shared = AttributionWords()

  private let words: [Role: Set<UInt64>]

  private init() {
    var words: [Role: Set<UInt64>] = [:]
    for row in KnowledgeFile("attribution-words.tsv").rows where row.count == 2 {
      guard let role = Role(rawValue: row[1]) else { continue }
      words[role, default: []].insert(WordHash.of(row[0]))
    }
    // News agencies pass on what others say.
    for row in KnowledgeFile("agencies.tsv").rows where !row.isEmpty {
      for word in row[0].split(separator: " ").prefix(1) where word.utf8.count >= 3 {
        words[.medium, default: []].insert(WordHash.of(String(word)))
      }
    }
    self.words = words
  }

  /// Whether a token's word, or its dictionary form, plays a role.
  func plays(_ role: Role, _ token: Token) -> Bool {
    guard let words = words[role] else { return false }
    return words.contains(token.word) || words.contains(token.lemma)
  }
}
