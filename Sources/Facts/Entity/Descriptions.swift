internal import Language
internal import Record

/// The people that a text describes without a name: "a senior ministry official", "the previous president of the council".
///
/// Leaves an office before a name or in apposition to one, and nouns without an article.
struct Descriptions: Sendable {
  /// A person described.
  struct Description: Sendable {
    /// The tokens from behind the article to the noun.
    var core: Range<Int>
    /// The noun.
    var head: Int
    /// Whether the article introduces somebody new.
    var isIndefinite: Bool
    /// Whether it is the subject of its clause.
    var isSubject: Bool
  }

  /// In text order.
  let all: [Description]
  private static let indefinite = Set(["a", "an", "another", "one"].map { WordHash.of($0) })
  private static let definite = Set(["the", "this", "that"].map { WordHash.of($0) })
  private static let maxModifiers = 5
  private static let maxComplement = 10

  /// The descriptions of a text; `named` are the tokens of persons' names.
  init(_ analysis: Analysis, anaphors: Anaphors, persons: TokenSet) {
    let tokens = analysis.tokens
    /// Whether a person's name follows from `next` on: "the head of the port, Marat Tulegenov,".
    func isName(behind next: Int, in sentence: Range<Int>, _ tokens: [Token], _ persons: TokenSet) -> Bool {
      for index in next..<min(sentence.upperBound, next + Self.maxComplement) {
        if persons.contains(index) { return true }
        if tokens[index].tag == .comma { return index + 1 < sentence.upperBound && persons.contains(index + 1) }
        if tokens[index].tag.isVerb || tokens[index].shape.contains(.punctuation) { return false }
      }
      return false
    }
    /// Whether a person's name ends right before the comma before `start`: "Philippe Lazzarini, the head of the
    /// agency,".
    func isApposed(_ start: Int, in sentence: Range<Int>, _ tokens: [Token], _ persons: TokenSet) -> Bool {
      start - 2 >= sentence.lowerBound && tokens[start - 1].tag == .comma && persons.contains(start - 2)
    }
    var all: [Description] = []
    for sentence in analysis.sentences {
      for head in sentence.tokens where anaphors.isPerson(tokens[head].word) && tokens[head].tag == .nn {
        let next = head + 1
        if next < sentence.tokens.upperBound {
          if tokens[next].tag.isNoun || isName(behind: next, in: sentence.tokens, tokens, persons) { continue }
        }
        var start = head
        while start > sentence.tokens.lowerBound, head - start < Self.maxModifiers,
          [.jj, .jjs, .nn, .nnp, .vbn, .vbg, .hyph, .cd].contains(tokens[start - 1].tag),
          !Self.indefinite.contains(tokens[start - 1].word)
        {
          start -= 1
        }
        guard start > sentence.tokens.lowerBound || Self.indefinite.contains(tokens[start].word) else { continue }
        let article = tokens[start - 1].word
        let isIndefinite = Self.indefinite.contains(article)
        guard isIndefinite || Self.definite.contains(article) else { continue }
        if isApposed(start - 1, in: sentence.tokens, tokens, persons) { continue }
        all.append(
          Description(
            core: start..<head + 1, head: head, isIndefinite: isIndefinite,
            isSubject: analysis.isSubject(start..<head + 1, orApposed: true)))
      }
    }
    self.all = all
  }

  /// The descriptions before `offset`, the latest first, no more than `count`.
  func before(_ offset: Int, _ analysis: Analysis, count: Int) -> ReversedCollection<ArraySlice<Description>> {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if Int(analysis.tokens[all[middle].head].start) >= offset { high = middle } else { low = middle + 1 }
    }
    return all[..<low].suffix(count).reversed()
  }
}

extension Analysis {
  /// Whether some of the words of a phrase is a subject, but not of a relative clause, or stands beside one as part of its name or in apposition.
  func isSubject(_ range: Range<Int>, orApposed: Bool) -> Bool {
    guard var index = range.first(where: { !range.contains(Int(tokens[$0].head)) || Int(tokens[$0].head) == $0 }) else {
      return false
    }
    for _ in 0..<3 {
      switch tokens[index].relation {
      case .nsubj, .nsubjPass:
        let verb = Int(tokens[index].head)
        return !tokens.indices.contains(verb) || ![.aclRelcl, .advclRelcl].contains(tokens[verb].relation)
      case .appos, .flat, .compound:
        if tokens[index].relation == .appos, !orApposed { return false }
        guard tokens.indices.contains(Int(tokens[index].head)) else { return false }
        index = Int(tokens[index].head)
      default: return false
      }
    }
    return false
  }
}
