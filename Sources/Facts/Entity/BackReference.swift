internal import Record

/// Finds what "he", "the ministry" or "the document" refers back to: the latest that fits, speakers before those only mentioned.
struct BackReference {
  /// Who made an earlier statement, and where it stands.
  struct Speaker {
    var entity: Int
    var offset: Int
  }

  /// Where the word stands, and what was said before it.
  struct Context {
    /// Where the word stands.
    var offset: Int
    /// The speakers of the statements before, in text order.
    var earlier: [Speaker]
    /// What the statement says: nobody named in it is its speaker.
    var content: [Span]
  }

  /// A mention, in text order.
  private struct Named {
    var span: Span
    var entity: Int
    /// Whether it stands in somebody's quoted words.
    var isQuoted: Bool
  }

  private let anaphors: Anaphors
  private let named: [Named]
  /// How many bytes back a speaker is still in mind, and how many mentions and statements.
  private static let reach = 2500
  private static let maxSteps = 200

  /// A finder for one text, of its mentions in text order (span and entity each) and its quoted words.
  init(anaphors: Anaphors, mentions: [(span: Span, entity: Int)], quoted: [Span]) {
    self.anaphors = anaphors
    let quoted = quoted.sorted()
    var next = 0
    var quotedUntil = 0
    named = mentions.map { mention in
      while next < quoted.count, quoted[next].start <= mention.span.start {
        quotedUntil = max(quotedUntil, quoted[next].end)
        next += 1
      }
      return Named(span: mention.span, entity: mention.entity, isQuoted: mention.span.end <= quotedUntil)
    }
  }

  /// What a pronoun stands for.
  func pronoun(_ word: UInt64, _ context: Context, _ register: EntityRegister) -> Int? {
    if anaphors.persons.contains(word) {
      return latest(context, register) { register.entries[$0].identity.kind == .person }
    }
    if anaphors.bodies.contains(word) {
      return latest(context, register) {
        ![.person, .nationality, .place, .country].contains(register.entries[$0].identity.kind)
      }
    }
    return nil
  }

  /// What "the" noun stands for, of `country` where the words name one.
  func nominal(_ noun: UInt64, country: String?, _ context: Context, _ register: EntityRegister) -> Int? {
    for target in anaphors.targets(of: noun) {
      let found = latest(context, register) { index in
        let identity = register.entries[index].identity
        guard country == nil || identity.country == country else { return false }
        return Self.fits(identity, target)
      }
      if let found { return found }
      if target == .speaker, let last = context.earlier.last, context.offset - last.offset < Self.reach {
        return last.entity
      }
    }
    return nil
  }

  private static func fits(_ identity: FoundMention.Identity, _ target: Anaphors.Target) -> Bool {
    switch target {
    case .category("institution"):
      return ![.person, .nationality, .place, .country, .other].contains(identity.kind)
    case .category(let category): return identity.category == category
    case .person(let role?): return identity.kind == .person && identity.role?.contains(role) == true
    case .person(nil): return identity.kind == .person
    case .spokesperson: return identity.kind == .person && identity.role?.contains("spokes") == true
    case .speaker: return false
    }
  }

  /// The latest entity that `fits`: whoever spoke last, unless another was named since outside of quoted words.
  private func latest(_ context: Context, _ register: EntityRegister, _ fits: (Int) -> Bool) -> Int? {
    let speaker = context.earlier.suffix(Self.maxSteps).last { $0.offset < context.offset && fits($0.entity) }
    let mention = before(context.offset).last { named in
      !named.isQuoted && !context.content.contains { $0.contains(named.span) } && fits(named.entity)
    }
    guard let speaker else { return mention?.entity }
    guard let mention, mention.span.start > speaker.offset else { return speaker.entity }
    return mention.entity
  }

  /// The mentions before `offset`, as many as are looked at.
  private func before(_ offset: Int) -> ArraySlice<Named> {
    var low = 0
    var high = named.count
    while low < high {
      let middle = (low + high) / 2
      if named[middle].span.start >= offset { high = middle } else { low = middle + 1 }
    }
    return named[..<low].suffix(Self.maxSteps)
  }
}
