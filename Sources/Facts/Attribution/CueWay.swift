internal import Language

/// The way from any word to a cue through the parse: how far up from the cue it leaves, and by which relation it comes down.
struct CueWay {
  /// The longest way up that is followed: parses of long lists are deep, and time must stay linear.
  private static let longest = 16

  private let grammar: Grammar
  private let tokens: [Token]
  private let cue: Int
  /// The cue and the words above it, nearest first.
  private let above: [Int]

  /// The ways to `cue`.
  init(to cue: Int, _ grammar: Grammar, _ tokens: [Token]) {
    self.grammar = grammar
    self.tokens = tokens
    self.cue = cue
    var above = [cue]
    while above.count < 6, let last = above.last, Int(grammar.head[last]) != last {
      above.append(Int(grammar.head[last]))
    }
    self.above = above
  }

  /// A number for the way of `token`; 0 where the text was not parsed.
  func branch(of token: Int) -> UInt64 {
    guard tokens[token].relation != .unknown else { return 0 }
    var current = token
    var relation: UInt64 = 0
    var second: UInt64 = 0
    for _ in 0..<Self.longest {
      if let level = above.firstIndex(of: current) {
        let up = level == 0 ? 0 : UInt64(tokens[above[level - 1]].relation.rawValue)
        return 1 << 32 | UInt64(level) << 24 | up << 16 | relation << 8
          | (level == 0 && Self.splits(relation) ? second : 0)
      }
      second = relation
      relation = UInt64(tokens[current].relation.rawValue)
      let head = Int(grammar.head[current])
      if head == current { break }
      current = head
    }
    return 1 << 33
  }

  /// Whether what hangs below a branch of this relation belongs to different roles: a clause's own subordinate clauses do.
  private static func splits(_ relation: UInt64) -> Bool {
    relation == UInt64(Relation.conj.rawValue) || relation == UInt64(Relation.xcomp.rawValue)
  }
}
