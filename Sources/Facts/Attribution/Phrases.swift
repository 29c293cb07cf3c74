internal import Knowledge
internal import Language

/// The small words and the channel nouns that the rules of attribution go by.
struct Phrases: Sendable {
  /// Words of a closed class.
  struct WordSet: Sendable {
    private let hashes: [UInt64]

    /// The words of a text, parted by spaces.
    init(_ words: String) { hashes = words.split(separator: " ").map { WordHash.of($0) } }

    /// Whether the word is one of them.
    func contains(_ word: UInt64) -> Bool { hashes.contains(word) }
  }

  /// Words that stand for the sentence before.
  let anaphors = WordSet("this that it")
  let copulas = WordSet("is was has been were are being")
  let by = WordSet("by")
  let of = WordSet("of from")
  let that = WordSet("that if whether")
  let places = WordSet("in on at via during through")
  let ends = WordSet("in on at via during through to with citing after before as when while who which that for and")
  let about = WordSet("about")
  let owners = WordSet("its his her their")
  let possessives = WordSet("'s ’s '")
  let inside = WordSet("in")
  let they = WordSet("they")
  let told = WordSet("told tell tells telling")

  private var kinds: [UInt64: Bool] = [:]

  /// The phrases, with the channels of the file `attribution-channels.tsv`.
  init() {
    for row in KnowledgeFile("attribution-channels.tsv").rows where row.count >= 2 {
      kinds[WordHash.of(row[0])] = row[1] == "site"
    }
  }

  /// Whether the word is a channel ("statement", "website").
  func isChannel(_ word: UInt64) -> Bool { kinds[word] != nil }

  /// Whether the word is a place where something is posted ("website").
  func isSite(_ word: UInt64) -> Bool { kinds[word] ?? false }
}
