internal import Language
internal import Record

/// Finds what a statement came through: "in a statement posted on the ministry's website", "on Telegram", "told Reuters".
struct Channels {
  private let passage: Passage
  private let phrases: Phrases

  /// The channels of a passage.
  init(_ passage: Passage, _ phrases: Phrases) {
    self.passage = passage
    self.phrases = phrases
  }

  /// The channel named in the draft's sentence outside its source and content, or in its cue.
  func channel(of draft: Draft) -> Statement.Channel? {
    let tokens = passage.analysis.tokens
    let sentence = passage.sentences[Int(passage.sentenceOf[Int(passage.unitOf[draft.token])])].units
    let limit = min(Int(passage.units[Int(sentence.upperBound) - 1].tokens.upperBound), draft.token + 30)
    func isFree(_ token: Int) -> Bool {
      !draft.content.contains { $0.contains(token) } && passage.quotationOf[token] < 0
    }
    if phrases.told.contains(tokens[draft.token].word), let heard = listener(draft.token + 1, limit, isFree) {
      return channel(heard)
    }
    var index = draft.token + 1
    while index + 1 < limit {
      if isFree(index), phrases.places.contains(tokens[index].word), let end = end(of: index, limit, isFree) {
        return channel(index..<end)
      }
      index += 1
    }
    return nil
  }

  /// Where the phrase that the preposition at `start` opens ends, if it has a channel in it.
  private func end(of start: Int, _ limit: Int, _ isFree: (Int) -> Bool) -> Int? {
    let tokens = passage.analysis.tokens
    var found = false
    var index = start + 1
    while index < limit, isFree(index), !tokens[index].shape.contains(.punctuation) || tokens[index].word == Self.hyphen
    {
      let word = tokens[index].word
      if phrases.isChannel(word) {
        found = true
      } else if found, phrases.ends.contains(word), !phrases.places.contains(word) {
        break
      }
      if !found && index - start > 7 { return nil }
      index += 1
    }
    while found, index > start + 1, phrases.places.contains(tokens[index - 1].word) { index -= 1 }
    return found ? index : nil
  }

  /// The capitalised words behind "told".
  private func listener(_ start: Int, _ limit: Int, _ isFree: (Int) -> Bool) -> Range<Int>? {
    let tokens = passage.analysis.tokens
    var first = start
    if first < limit, !tokens[first].shape.contains(.capitalized) { first += 1 }
    var end = first
    while end < limit, isFree(end), tokens[end].shape.contains(.capitalized) { end += 1 }
    return end > first && end - first <= 6 ? start..<end : nil
  }

  private func channel(_ tokens: Range<Int>) -> Statement.Channel {
    let span = passage.analysis.span(tokens)
    return Statement.Channel(text: passage.analysis.text[span], span: span)
  }

  private static let hyphen = WordHash.of("-")
}
