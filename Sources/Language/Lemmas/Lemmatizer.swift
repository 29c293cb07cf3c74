internal import Knowledge

/// Finds the dictionary form of a word by its part of speech: "says", "said" and "saying" are "say".
///
/// Forms seen in the treebanks are looked up in `lemmas.bin` (see `Training/lemmas.py`); others lose their ending by rule. A proper name is
/// its own dictionary form; where the part of speech is not known, the word is looked up as a verb, then as a noun.
struct Lemmatizer: Sendable {
  /// What kind of word a key of the table stands for; `base` marks the base forms of verbs.
  private enum Class: UInt64 {
    case verb = 1
    case noun, adjective, other, base
  }

  private let slots: Int
  private let table: KnowledgeFile

  init() {
    table = KnowledgeFile("lemmas.bin")
    slots = Int(truncatingIfNeeded: table.bytes.load(as: UInt64.self))
  }

  /// The hash of the dictionary form of `token`.
  func lemma(of token: Token, in bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    switch token.tag {
    case .vb, .vbp, .md: return find(token.word, .verb) ?? token.word
    case .vbd, .vbn, .vbz, .vbg: return find(token.word, .verb) ?? stripped(token, bytes)
    case .nns, .nnps: return find(token.word, .noun) ?? stripped(token, bytes)
    case .nn: return find(token.word, .noun) ?? token.word
    case .jjr, .jjs, .rbr, .rbs: return find(token.word, .adjective) ?? stripped(token, bytes)
    case .jj, .rb: return find(token.word, .adjective) ?? token.word
    case .unknown:
      return find(token.word, .verb) ?? find(token.word, .noun) ?? find(token.word, .adjective) ?? token.word
    case .nnp: return token.word
    default: return find(token.word, .other) ?? token.word
    }
  }

  private func find(_ word: UInt64, _ kind: Class) -> UInt64? {
    let key = word ^ (kind.rawValue &* 0x9E37_79B9_7F4A_7C15)
    var index = Int(truncatingIfNeeded: key) & (slots - 1)
    while true {
      let found = table.bytes.load(fromByteOffset: 8 + index * 16, as: UInt64.self)
      if found == key { return table.bytes.load(fromByteOffset: 16 + index * 16, as: UInt64.self) }
      if found == 0 { return nil }
      index = (index + 1) & (slots - 1)
    }
  }

  private func stripped(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let word = WordEnding(bytes, Int(token.start)..<Int(token.end))
    switch token.tag {
    case .vbz, .nns, .nnps: return word.withoutPlural
    case .vbd, .vbn: return base(word, ending: "ed") ?? token.word
    case .vbg: return base(word, ending: "ing") ?? token.word
    case .jjr, .rbr: return base(word, ending: "er") ?? token.word
    default: return base(word, ending: "est") ?? token.word
    }
  }

  /// The word without `ending`: as it stands, with an "e", or with its last letter not doubled; the one that is known, or the likeliest.
  private func base(_ word: WordEnding, ending: StaticString) -> UInt64? {
    guard let stem = word.stem(without: ending) else { return nil }
    if stem.last == UInt8(ascii: "i"), ending.utf8Start[0] == UInt8(ascii: "e") {
      return stem.hash(dropping: 1, adding: "y")
    }
    let candidates = [stem.hash(), stem.hash(dropping: 0, adding: "e"), stem.hash(dropping: 1)]
    for (index, candidate) in candidates.enumerated() where index < 2 || stem.isDoubled {
      if find(candidate, .base) != nil { return candidate }
    }
    if stem.isDoubled, !stem.keepsDouble { return candidates[2] }
    return stem.wantsE ? candidates[1] : candidates[0]
  }
}
