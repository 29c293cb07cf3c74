internal import Language

/// The pieces of text around one cue in which its source and content are looked for.
///
/// The cue's own sentence is there word by word, up to `reach` units to either side; of the two sentences before and after
/// it in its block, as far, only the quotations and what lies between them, each as one piece.
struct CueWindow: Sendable {
  /// The units looked at on either side of the cue: longer sentences are lists, and time must stay linear.
  static let reach = 90

  /// One piece: a unit of the cue's sentence, or a stretch of a sentence beside it.
  struct Piece: Sendable {
    var unit: Passage.Unit
    /// 0 in the cue's own sentence, else how many sentences after (negative: before) it.
    var sentence: Int8
  }

  private(set) var pieces: [Piece] = []
  /// The index of the piece that is the cue.
  private(set) var cue = 0
  /// The cue's token.
  let token: Int

  /// The window around `token`.
  init(_ token: Int, in passage: Passage) {
    self.token = token
    let unit = Int(passage.unitOf[token])
    let sentence = Int(passage.sentenceOf[unit])
    let own = passage.sentences[sentence]
    let low = max(Int(own.units.lowerBound), unit - Self.reach)
    let high = min(Int(own.units.upperBound), unit + Self.reach + 1)
    pieces.reserveCapacity(high - low + 12)
    for offset in [-2, -1] { appendCoarsely(sentence + offset, offset, own.block, passage) }
    cue = pieces.count + unit - low
    for index in low..<high { pieces.append(Piece(unit: passage.units[index], sentence: 0)) }
    for offset in [1, 2] { appendCoarsely(sentence + offset, offset, own.block, passage) }
  }

  private mutating func appendCoarsely(_ sentence: Int, _ offset: Int, _ block: Int32, _ passage: Passage) {
    guard passage.sentences.indices.contains(sentence), passage.sentences[sentence].block == block else { return }
    let first = pieces.count
    let units = passage.sentences[sentence].units
    for index in offset < 0 ? units.suffix(Self.reach) : units.prefix(Self.reach) {
      var unit = passage.units[Int(index)]
      if unit.kind == .token {
        if pieces.count > first, pieces[pieces.count - 1].unit.kind == .rest {
          pieces[pieces.count - 1].unit.tokens =
            pieces[pieces.count - 1].unit.tokens.lowerBound..<unit.tokens.upperBound
          continue
        }
        unit.kind = .rest
      }
      if pieces.count - first >= 8 { return }
      pieces.append(Piece(unit: unit, sentence: Int8(offset)))
    }
  }
}
