internal import Knowledge
internal import Language
internal import Record

/// The words of `document-words.tsv`: what names a document, and what beside it shows that one is meant.
struct DocumentLexicon: Sendable {
  /// What a word does.
  enum Role: String, Sendable {
    case noun, modifier, plain, publish, sign, channel, link, collective, complement, definite, title, outlet, never,
      number, gathering, following
  }

  /// What a noun needs beside it to name a document.
  enum Need: String, Sendable {
    /// Any word that tells it from others of its kind: "peace treaty".
    case firm
    /// A name, a date, a modifier of the list, or parties: "Minsk agreements", "agreement between Russia and Turkey".
    case named
    /// A date, a name or a modifier of the list: "grain deal".
    case listed
    /// A capital and a name beside it: "Patriot Act", "Bill of Rights".
    case proper
    /// A capital and a name, or a common noun right before it: "customs protocol".
    case compound
    /// A capital and a name, or a subject: "bill on foreign agents".
    case topical
    /// A capital and a date: "Medium Term Program for 2024-2026".
    case dated
    /// A date or how long it holds: "three-year contract", "contract of 2022".
    case term
    /// A capital and a name, a number, or how many pages it has: "64-page decision".
    case numbered
    /// To be published, signed, dated or titled: "statement posted on the website".
    case issued
    /// Nothing makes it one: it only refers back, as "the document" does.
    case backward
  }

  /// A noun for documents.
  struct Noun: Sendable {
    var kind: Document.Kind
    var need: Need
  }

  private let nouns: [UInt64: Noun]
  private let roles: [UInt64: [Role: String]]

  /// Reads the table.
  init() {
    var nouns: [UInt64: Noun] = [:]
    var roles: [UInt64: [Role: String]] = [:]
    for row in KnowledgeFile("document-words.tsv").rows where row.count >= 3 {
      guard let role = Role(rawValue: row[1]) else { continue }
      let hash = WordHash.of(row[0])
      roles[hash, default: [:]][role] = row[2]
      let parts = row[2].split(separator: ":")
      if role == .noun, parts.count == 2, let kind = Document.Kind(rawValue: String(parts[0])),
        let need = Need(rawValue: String(parts[1]))
      {
        nouns[hash] = Noun(kind: kind, need: need)
      }
    }
    self.nouns = nouns
    self.roles = roles
  }

  /// The noun that a word is.
  func noun(_ word: UInt64) -> Noun? { nouns[word] }

  /// Whether a word plays a role.
  func plays(_ role: Role, _ word: UInt64) -> Bool { roles[word]?[role] != nil }

  /// The value of a word in a role.
  func value(_ role: Role, _ word: UInt64) -> String? { roles[word]?[role] }

  /// Whether a word beside a noun takes the document out of it: "martial law".
  func forbids(_ word: UInt64, noun: UInt64) -> Bool {
    value(.never, word).map { WordHash.of($0) == noun } ?? false
  }
}
