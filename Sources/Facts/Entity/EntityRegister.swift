internal import Knowledge
internal import Record

/// The entities of one text while they are being put together: which mentions are one, and which was spoken of last.
struct EntityRegister {
  /// One entity so far.
  struct Entry {
    var identity: FoundMention.Identity
    var name: String
    /// Whether the name names its country too.
    var namesCountry: Bool
    var mentions: [Entity.Mention]
    /// Other words it goes by, in lower case: acronyms, last names.
    var aliases: Set<String>
    /// The words of its name and the nouns before it, by hash.
    var words: Set<UInt64> = []
    /// Whether "she" (true) or "he" (false) was said of it.
    var isFemale: Bool?
    /// Where its latest mention begins; -1 before the first.
    var lastMention: Int { mentions.last?.span.start ?? -1 }
  }

  private(set) var entries: [Entry] = []
  private var byKey: [String: [Int]] = [:]
  /// The spans that are some entity's mention already.
  private var claimed: Set<Span> = []
  /// How many entities of one last name are compared with a new mention.
  private static let maxCandidates = 32

  /// The entity that an identity belongs to, added where it is new.
  mutating func entry(
    for identity: FoundMention.Identity, name: String, namesCountry: Bool = false
  ) -> Int {
    if let index = known(identity) {
      merge(identity, name: name, namesCountry: namesCountry, into: index)
      return index
    }
    let index = entries.count
    entries.append(Entry(identity: identity, name: name, namesCountry: namesCountry, mentions: [], aliases: []))
    for key in keys(identity) { byKey[key, default: []].append(index) }
    return index
  }

  /// Adds a mention of an entity.
  mutating func add(_ mention: Entity.Mention, to index: Int) {
    if claimed.insert(mention.span).inserted { entries[index].mentions.append(mention) }
  }

  /// Adds an entity that no later name can mean: somebody described by words that fit others too ("a senior banker").
  mutating func newcomer(_ identity: FoundMention.Identity, name: String) -> Int {
    entries.append(Entry(identity: identity, name: name, namesCountry: false, mentions: [], aliases: []))
    return entries.count - 1
  }

  /// Adds words that "the council" may take up.
  mutating func add(words: some Sequence<UInt64>, to index: Int) { entries[index].words.formUnion(words) }

  /// The latest body whose name has all of `words`; looks at no more than a few hundred.
  func latest(withWords words: [UInt64]) -> Int? {
    entries.indices.suffix(300).last { entries[$0].words.isSuperset(of: words) }
  }

  /// Notes which pronoun is said of an entity.
  mutating func note(isFemale: Bool?, of index: Int) {
    entries[index].isFemale = entries[index].isFemale ?? isFemale
  }

  /// Lets an entity go by another name.
  mutating func add(alias: String, to index: Int) {
    let alias = alias.lowercased()
    entries[index].aliases.insert(alias)
    byKey[alias, default: []].append(index)
  }

  /// The known entity of an identity: the same thing, or one that these words may be short for; the latest mentioned first.
  private func known(_ identity: FoundMention.Identity) -> Int? {
    let candidates = keys(identity).flatMap { (byKey[$0] ?? []).suffix(Self.maxCandidates) }
    return candidates.filter { isSame(entries[$0], identity) }
      .max { (entries[$0].lastMention, -$0) < (entries[$1].lastMention, -$1) }
  }

  private func isSame(_ entry: Entry, _ identity: FoundMention.Identity) -> Bool {
    switch identity.kind {
    case .person:
      if entry.aliases.contains(identity.topic) { return true }
      return entry.identity.kind == .person && Self.areOnePerson(entry.identity.topic, identity.topic)
    case .nationality, .place, .country:
      return entry.identity.kind == identity.kind && entry.identity.topic == identity.topic
        || entry.aliases.contains(identity.topic)
    default:
      let isCompatible =
        entry.identity.country == identity.country || identity.country == nil || entry.identity.country == nil
      if entry.aliases.contains(identity.topic) { return isCompatible }
      guard entry.identity.category == identity.category, entry.identity.topic == identity.topic else { return false }
      return isCompatible
    }
  }

  /// Whether one name may be short for the other: the same last word, and no other word that the longer lacks; or the
  /// first word alone.
  private static func areOnePerson(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let one = a.split(separator: " ")
    let other = b.split(separator: " ")
    guard one.count != other.count else { return false }
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    // "Lin" is Lin Jian: where the family's name comes first, and among friends.
    if short.count == 1, short[0] == long[0] { return true }
    return one.last == other.last && short.allSatisfy(long.contains)
  }

  private mutating func merge(
    _ identity: FoundMention.Identity, name: String, namesCountry: Bool, into index: Int
  ) {
    entries[index].identity.country = entries[index].identity.country ?? identity.country
    entries[index].identity.role = entries[index].identity.role ?? identity.role
    entries[index].identity.cameoRole = entries[index].identity.cameoRole ?? identity.cameoRole
    let fuller = identity.kind == .person && identity.topic.count > entries[index].identity.topic.count
    guard fuller || namesCountry && !entries[index].namesCountry, identity.kind != .government else { return }
    entries[index].name = name
    entries[index].namesCountry = namesCountry
    if fuller { entries[index].identity.topic = identity.topic }
  }

  /// What an identity is looked up by.
  private func keys(_ identity: FoundMention.Identity) -> [String] {
    let words = identity.topic.split(separator: " ")
    guard identity.kind == .person, let first = words.first, let last = words.last else { return [identity.topic] }
    return words.count == 1 ? [String(last)] : [String(last), String(first)]
  }
}
