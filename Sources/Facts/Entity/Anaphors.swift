internal import Knowledge
internal import Language

/// Words that refer back to somebody named before, and to what kinds of somebody.
struct Anaphors: Sendable {
  /// What a noun may refer back to.
  enum Target: Sendable, Hashable {
    /// An institution or body of one of some categories: `ministry`, `organization`.
    case category(Set<String>)
    /// A person, of an office where one is given.
    case person(role: String?)
    /// Whoever made the last statement: "the document", "the text".
    case speaker
    /// A person who speaks for others, else the body spoken for.
    case spokesperson
  }

  private let nouns: [UInt64: [Target]]
  /// Nouns for trades and offices that are in no line of their own, each with its word.
  private let trades: [UInt64: String]
  /// Those who speak for others by trade.
  let spokespeople = Set(["spokesman", "spokeswoman", "spokesperson"].map { WordHash.of($0) })
  /// Nouns that tell an office or association from a company in a name: ministry, council, union.
  let publicBodies: Set<UInt64>
  /// he, she.
  let persons: Set<UInt64>
  /// it, they.
  let bodies: Set<UInt64>
  /// she, her; he, him.
  let female = Set(["she", "her"].map { WordHash.of($0) })
  let male = Set(["he", "him", "his"].map { WordHash.of($0) })
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
    publicBodies = Set(
      nouns.filter {
        $0.value.contains { if case .category(let names) = $0 { !names.contains("company") } else { false } }
      }
      .keys)
    var kinds: [String: Set<UInt64>] = [:]
    for row in KnowledgeFile("source-words.tsv").rows where row.count == 2 {
      kinds[row[1], default: []].insert(WordHash.of(row[0]))
    }
    trades = Dictionary(
      KnowledgeFile("roles.tsv").rows.compactMap { row in
        row[0].split(separator: " ").last.map { (WordHash.of(String($0)), String($0)) }
      }, uniquingKeysWith: { first, _ in first })
    persons = kinds["person"] ?? []
    bodies = kinds["body"] ?? []
    others = kinds["other"] ?? []
    mouthpieces = kinds["mouthpiece"] ?? []
  }

  /// Whether a word is a pronoun.
  func isPronoun(_ word: UInt64) -> Bool { persons.contains(word) || bodies.contains(word) || others.contains(word) }

  /// Whether a noun names a person by trade or office.
  func isPerson(_ noun: UInt64) -> Bool {
    if trades[noun] != nil { return true }
    return targets(of: noun).contains { target in
      if case .person = target { return true }
      return false
    }
  }

  /// Whether a noun may stand for a body.
  func isBody(_ noun: UInt64) -> Bool {
    targets(of: noun).contains { if case .category = $0 { true } else { false } } && !spokespeople.contains(noun)
  }

  /// What `noun` (a word hash) may refer back to, the likeliest first; empty for any other word. A trade without a
  /// line of its own refers to who has it: "the admiral".
  func targets(of noun: UInt64) -> [Target] { nouns[noun] ?? trades[noun].map { [.person(role: $0)] } ?? [] }

  /// Whether a noun has a line of its own, and may mean somebody whose office was not told.
  func isListed(_ noun: UInt64) -> Bool { nouns[noun] != nil }

  private static func target(_ field: String) -> Target? {
    if field == "speaker" { return .speaker }
    if field == "spokesperson" || field == "institution" {
      return field == "institution" ? .category([field]) : .spokesperson
    }
    if field == "person" { return .person(role: nil) }
    if field.hasPrefix("person:") { return .person(role: String(field.dropFirst(7))) }
    return .category(Set(field.split(separator: "+").map(String.init)))
  }
}
