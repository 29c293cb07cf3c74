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
    var offset: Int
    /// The speakers of the statements before, in text order.
    var earlier: [Speaker]
    /// Content of statements: what is named there only is not taken for a speaker.
    var quoted: [Span]
  }

  private let anaphors: Anaphors
  /// How many bytes back a speaker is still in mind.
  private static let reach = 2500

  /// A finder with its words.
  init(anaphors: Anaphors) {
    self.anaphors = anaphors
  }

  /// Whether a word is a pronoun.
  func isPronoun(_ word: UInt64) -> Bool {
    anaphors.persons.contains(word) || anaphors.bodies.contains(word) || anaphors.others.contains(word)
  }

  /// Whether a word stands for somebody who speaks for others ("spokesman", "statement").
  func speaksForOthers(_ word: UInt64) -> Bool { anaphors.mouthpieces.contains(word) }

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

  /// The latest entity that `fits`: one that spoke in the last sentences, else the one mentioned last outside of quoted words.
  private func latest(_ context: Context, _ register: EntityRegister, _ fits: (Int) -> Bool) -> Int? {
    let mentioned = register.entries.indices.filter(fits).compactMap { index -> (Int, Int)? in
      let starts = register.entries[index].mentions.map(\.span).filter { span in
        span.start < context.offset && !context.quoted.contains { $0.contains(span) }
      }
      return starts.map(\.start).max().map { ($0, index) }
    }
    let lastMentioned = mentioned.max { $0.0 < $1.0 }
    let speaker = context.earlier.last { fits($0.entity) && $0.offset < context.offset }
    guard let speaker else { return lastMentioned?.1 }
    guard let lastMentioned, lastMentioned.0 > speaker.offset else { return speaker.entity }
    return lastMentioned.1
  }
}
