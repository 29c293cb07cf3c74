internal import Language
internal import Record

/// The documents found so far, and which of them a further phrase means.
struct DocumentRegister {
  /// A document with the phrases that name it.
  struct Entry {
    var kind: Document.Kind
    var date: String?
    var phrases: [DocumentPhrase]
    var core: Set<UInt64>
    var names: Set<UInt64>
    /// The sentence of its last mention.
    var sentence: Int
  }

  /// In the order of their first mention.
  private(set) var entries: [Entry] = []
  /// How many sentences back "the agreement" reaches, and how many documents are looked through.
  private static let reach = 6
  private static let maxLookedAt = 50

  /// Adds a phrase to the document it means, or makes a new one; one that refers back to nothing is dropped.
  mutating func add(_ phrase: DocumentPhrase, sentence: Int) {
    let place = phrase.isBackward ? antecedent(of: phrase, sentence) : same(as: phrase)
    guard let place else {
      guard !phrase.isBackward else { return }
      entries.append(
        Entry(
          kind: phrase.kind, date: phrase.date, phrases: [phrase], core: Set(phrase.core), names: Set(phrase.names),
          sentence: sentence))
      return
    }
    entries[place].phrases.append(phrase)
    entries[place].sentence = sentence
    if !phrase.isBackward {
      entries[place].date = entries[place].date ?? phrase.date
      entries[place].core.formUnion(phrase.core)
      entries[place].names.formUnion(phrase.names)
    }
  }

  /// The document that a short definite phrase refers back to: the last of its kind, if it is near or the only one.
  private func antecedent(of phrase: DocumentPhrase, _ sentence: Int) -> Int? {
    let last = entries.indices.suffix(Self.maxLookedAt)
      .filter { phrase.isGeneral || entries[$0].kind == phrase.kind }
      .max { entries[$0].sentence < entries[$1].sentence }
    guard let last, sentence - entries[last].sentence <= Self.reach else { return nil }
    return last
  }

  /// The document of the same name: the same words, or fewer of them with a name or date in common.
  private func same(as phrase: DocumentPhrase) -> Int? {
    let core = Set(phrase.core)
    let names = Set(phrase.names)
    return entries.indices.suffix(Self.maxLookedAt).last { place in
      let entry = entries[place]
      guard entry.kind == phrase.kind else { return false }
      if let date = phrase.date, let other = entry.date, !date.hasPrefix(other), !other.hasPrefix(date) { return false }
      if core == entry.core { return names.isSubset(of: entry.names) || entry.names.isSubset(of: names) }
      guard core.isSubset(of: entry.core) || entry.core.isSubset(of: core) else { return false }
      let isSameDay = phrase.date != nil && phrase.date == entry.date
      return isSameDay || !names.isDisjoint(with: entry.names)
    }
  }
}
