internal import Knowledge
internal import Language

/// Words that refer back to somebody named before, and to what kinds of somebody.
struct Anaphors: Sendable {
  /// What a noun may refer back to.
  enum Target: Sendable, Hashable {
    /// An institution or body of a category: `ministry`, `organization`.
    case category(String)
    /// A person, of an office where one is given.
    case person(role: String?)
    /// Whoever made the last statement: "the document", "the text".
    case speaker
    /// A person who speaks for others, else the body spoken for.
    case spokesperson
  }

  private let nouns: [UInt64: [Target]]
  /// he, she.
  let persons: Set<UInt64>
  /// it, they.
  let bodies: Set<UInt64>
  /// Pronouns that name nobody by themselves: who, I, you, some.
  let others: Set<UInt64>
  /// Nouns for those who speak for others: spokesman, statement, press service.
  let mouthpieces: Set<UInt64>

  /// The words, from the knowledge files.
  init() {
    nouns = Dictionary(
      KnowledgeFile("anaphors.tsv").rows.filter { $0.count == 2 }.map { row in
        (WordHash.of(row[0]), row[1].split(separator: "|").compactMap { Self.target(String($0)) })
      }, uniquingKeysWith: { first, _ in first })
    var kinds: [String: Set<UInt64>] = [:]
    for row in KnowledgeFile("source-words.tsv").rows where row.count == 2 {
      kinds[row[1], default: []].insert(WordHash.of(row[0]))
    }
    persons = kinds["person"] ?? []
    bodies = kinds["body"] ?? []
    others = kinds["other"] ?? []
    mouthpieces = kinds["mouthpiece"] ?? []
  }

  /// Whether a word is a pronoun.
  func isPronoun(_ word: UInt64) -> Bool { persons.contains(word) || bodies.contains(word) || others.contains(word) }

  /// What `noun` (a word hash) may refer back to, the likeliest first; empty for any other word.
  func targets(of noun: UInt64) -> [Target] { nouns[noun] ?? [] }

  private static func target(_ field: String) -> Target? {
    if field == "speaker" { return .speaker }
    if field == "spokesperson" || field == "institution" {
      return field == "institution" ? .category("institution") : .spokesperson
    }
    if field == "person" { return .person(role: nil) }
    if field.hasPrefix("person:") { return .person(role: String(field.dropFirst(7))) }
    return .category(field)
  }
}
