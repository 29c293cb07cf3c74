internal import Language
internal import Record

/// Finds what "he", "the ministry" or "the document" refers back to: the latest that fits, speakers and subjects before others.
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

  /// A mention, as back reference sees it.
  struct Named {
    var span: Span
    var entity: Int
    /// Whether it is the subject of its clause.
    var isSubject: Bool
    /// Its sentence.
    var sentence: Span
    /// The word before it, by hash; 0 where there is none.
    var before: UInt64
    /// The entities named beside it.
    var near: [Int]
  }

  private let anaphors: Anaphors
  private let named: [Named]
  /// How each mention stands: in the narrator's words, in what somebody says, in quoted words.
  private let voices: [Voice]
  private enum Voice { case narrator, said, quoted }
  /// How many bytes back a speaker is still in mind, and how many mentions and statements.
  private static let reach = 2500
  private static let maxSteps = 200

  /// A finder for one text, of its mentions in text order, its quoted words, and all words that are somebody's.
  init(anaphors: Anaphors, mentions: [Named], quoted: [Span], said: [Span]) {
    self.anaphors = anaphors
    named = mentions
    let isQuoted = Self.covered(mentions, by: quoted)
    let isSaid = Self.covered(mentions, by: said)
    voices = mentions.indices.map { isQuoted[$0] ? .quoted : isSaid[$0] ? .said : .narrator }
  }

  /// What a pronoun stands for.
  func pronoun(_ word: UInt64, _ context: Context, _ register: EntityRegister) -> (entity: Int, offset: Int)? {
    if anaphors.persons.contains(word) {
      let isFemale = anaphors.female.contains(word)
      let isMale = anaphors.male.contains(word)
      return latest(context, register) { index in
        let entry = register.entries[index]
        return entry.identity.kind == .person && !(isFemale && entry.isFemale == false)
          && !(isMale && entry.isFemale == true)
      }
    }
    if anaphors.bodies.contains(word) {
      return latest(context, register) {
        ![.person, .nationality, .place, .country].contains(register.entries[$0].identity.kind)
      }
    }
    return nil
  }

  /// What "the" noun stands for, of `country` where the words name one.
  ///
  /// - Parameters:
  ///   - modifiers: the words between article and noun: "the ruling party" is the one that "ruling" stood before.
  ///   - bodies: entities that the words name besides: "the candidate of Alianza" is somebody who was named beside Alianza.
  func nominal(
    _ noun: UInt64, modifiers: [UInt64], country: String?, besides bodies: [Int], _ context: Context,
    _ register: EntityRegister
  ) -> (entity: Int, offset: Int)? {
    let targets = anaphors.targets(of: noun)
    if !bodies.isEmpty {
      return latest(context, register, isNear: bodies) { index in
        let identity = register.entries[index].identity
        return identity.kind == .person
          && (identity.role == nil || targets.contains { Self.fits(identity, $0, noun, anaphors) })
      }
    }
    if !anaphors.isPerson(noun) {
      if !modifiers.isEmpty, let index = precededBy(modifiers, context, register) { return index }
      let own = latest(context, register) { index in
        let entry = register.entries[index]
        return entry.words.contains(noun) && ![.person, .place, .country, .nationality].contains(entry.identity.kind)
          && (country == nil || entry.identity.country == country)
      }
      if let own, country == nil || !targets.isEmpty { return own }
    }
    for target in targets {
      // "The minister" is a minister before a deputy minister.
      if case .person(let role?) = target {
        let holder = latest(context, register) { index in
          let identity = register.entries[index].identity
          return Self.holds(role, identity) && (country == nil || identity.country == country)
        }
        if let holder { return holder }
      }
      let found = latest(context, register) { index in
        let identity = register.entries[index].identity
        guard country == nil || identity.country == country else { return false }
        return Self.fits(identity, target, noun, anaphors, register.entries[index].words)
      }
      if let found { return found }
      if target == .speaker, let last = context.earlier.last, context.offset - last.offset < Self.reach {
        return (last.entity, last.offset)
      }
    }
    // "The minister" may be somebody whose office was not told.
    guard country == nil, anaphors.isListed(noun),
      targets.contains(where: { if case .person = $0 { true } else { false } })
    else { return nil }
    return latest(context, register) { index in
      let identity = register.entries[index].identity
      return identity.kind == .person && identity.role == nil && identity.category == "person"
    }
  }

  /// Whom "the Kremlin spokesman" means: the latest who speaks for others by office, of the same country as the body
  /// named in the words, or named right beside it.
  func spokesperson(
    of body: Int, country: String?, _ context: Context, _ register: EntityRegister
  ) -> Int? {
    let near = Set(before(context.offset).filter { named[$0].near.contains(body) }.map { named[$0].entity })
    return latest(context, register) { index in
      let identity = register.entries[index].identity
      guard identity.kind == .person, let role = identity.role else { return false }
      return ["spokes", "press secretary", "press officer"].contains { role.contains($0) }
        && (country != nil && identity.country == country || near.contains(index))
    }?.entity
  }

  /// Whether somebody holds the office itself, not as a deputy or formerly.
  private static func holds(_ role: String, _ identity: FoundMention.Identity) -> Bool {
    guard identity.kind == .person, let office = identity.role, office.hasSuffix(role) else { return false }
    return !["deputy", "vice", "assistant", "ex-", "former"].contains { office.hasPrefix($0) }
  }

  private static func fits(
    _ identity: FoundMention.Identity, _ target: Anaphors.Target, _ noun: UInt64, _ anaphors: Anaphors,
    _ words: Set<UInt64> = []
  ) -> Bool {
    switch target {
    case .category(let categories) where categories.contains("institution"):
      return ![.person, .nationality, .place, .country, .other].contains(identity.kind)
    case .category(let categories) where categories.contains("company"):
      return identity.category == "organization" && words.isDisjoint(with: anaphors.publicBodies)
    case .category(let categories): return categories.contains(identity.category)
    case .person(let role?):
      guard identity.kind == .person, let office = identity.role else { return false }
      return office.contains(role) || office.hasSuffix(".") && role.hasPrefix(office.dropLast())
    case .person(nil): return identity.kind == .person
    case .spokesperson: return identity.kind == .person && identity.role?.contains("spokes") == true
    case .speaker: return false
    }
  }

  /// The latest entity that `fits`: whoever spoke last, unless the narrator made another the subject since. Where nobody has
  /// spoken, the latest subject, then whoever was named at all.
  private func latest(
    _ context: Context, _ register: EntityRegister, isNear bodies: [Int] = [], _ fits: (Int) -> Bool
  ) -> (entity: Int, offset: Int)? {
    let places = before(context.offset).filter { place in
      let mention = named[place]
      return voices[place] != .quoted && !context.content.contains { $0.contains(mention.span) }
        && (bodies.isEmpty || !Set(mention.near).isDisjoint(with: bodies)) && fits(mention.entity)
    }
    func mention(_ place: Int) -> (Int, Int) { (named[place].entity, named[place].span.start) }
    if !bodies.isEmpty { return places.last.map(mention) }
    let speaker = context.earlier.suffix(Self.maxSteps).last { $0.offset < context.offset && fits($0.entity) }
    let subject = places.last { isProminent($0, among: places, speaker, context, register) }
    guard let speaker else {
      let narrated = places.last { voices[$0] == .narrator }
      return (subject ?? narrated ?? places.last).map(mention)
    }
    guard let subject, named[subject].span.start > speaker.offset else { return (speaker.entity, speaker.offset) }
    return mention(subject)
  }

  /// Whether the narrator speaks of a mention, not just past it: it is a subject, or the last person of an earlier sentence in
  /// which nobody else is subject or speaks.
  private func isProminent(
    _ place: Int, among places: [Int], _ speaker: Speaker?, _ context: Context, _ register: EntityRegister
  ) -> Bool {
    guard voices[place] == .narrator else { return false }
    let mention = named[place]
    if mention.isSubject { return true }
    guard register.entries[mention.entity].identity.kind == .person, mention.sentence.end <= context.offset else {
      return false
    }
    if let speaker, mention.sentence.start <= speaker.offset, speaker.offset < mention.sentence.end { return false }
    return !places.contains { named[$0].isSubject && named[$0].sentence == mention.sentence }
  }

  /// The latest body that one of `words` stood right before.
  private func precededBy(
    _ words: [UInt64], _ context: Context, _ register: EntityRegister
  ) -> (entity: Int, offset: Int)? {
    before(context.offset).last { place in
      words.contains(named[place].before)
        && [.organization, .party, .government, .armedForce].contains(
          register.entries[named[place].entity].identity.kind)
    }.map { (named[$0].entity, named[$0].span.start) }
  }

  /// The mentions before `offset`, as many as are looked at.
  private func before(_ offset: Int) -> Range<Int> {
    var low = 0
    var high = named.count
    while low < high {
      let middle = (low + high) / 2
      if named[middle].span.start >= offset { high = middle } else { low = middle + 1 }
    }
    return max(0, low - Self.maxSteps)..<low
  }

  /// Whether each mention lies in one of `spans`.
  private static func covered(_ mentions: [Named], by spans: [Span]) -> [Bool] {
    let spans = spans.sorted()
    var next = 0
    var until = 0
    return mentions.map { mention in
      while next < spans.count, spans[next].start <= mention.span.start {
        until = max(until, spans[next].end)
        next += 1
      }
      return mention.span.end <= until
    }
  }
}
