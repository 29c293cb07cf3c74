internal import Language

/// What can be seen of a word that may attribute: itself, its neighbours, its grammar, and how far the next quotation
/// is.
struct CueFeatures {
  let passage: Passage
  let grammar: Grammar

  /// Puts the features of `token` into `buffer`. With `hidesLemma` those of the very word are left out, as if it had
  /// never been seen: training uses it so that the lexicon's rarer words are read like its common ones.
  func write(_ token: Int, hidesLemma: Bool = false, to buffer: inout FeatureBuffer) {
    buffer.removeAll()
    let tokens = passage.analysis.tokens
    let own = tokens[token]
    let unit = Int(passage.unitOf[token])
    let lemma = own.lemma
    let tag = UInt64(own.tag.rawValue)
    let family = UInt64(grammar.family(token).rawValue)
    let (w1, t1, f1) = sight(unit - 1)
    let (w2, t2, f2) = sight(unit - 2)
    let (x1, u1, g1) = sight(unit + 1)
    let (x2, u2, g2) = sight(unit + 2)
    buffer.add(0, 0)
    buffer.add(3, family, tag)
    buffer.add(6, w1)
    buffer.add(7, x1)
    buffer.add(8, tag, t1)
    buffer.add(9, tag, u1)
    buffer.add(10, tag, t1, u1)
    buffer.add(11, w2, w1)
    buffer.add(12, x1, x2)
    buffer.add(13, family, w1)
    buffer.add(14, family, x1)
    buffer.add(15, family, t1, t2)
    buffer.add(16, family, u1, u2)
    buffer.add(17, family, f1, g1)
    buffer.add(18, family, f2, g2)
    let quotes = nearQuotations(unit)
    buffer.add(21, quotes)
    buffer.add(22, quotes, family, tag)
    let kind = UInt64(grammar.classes[token])
    buffer.add(25, kind, tag)
    buffer.add(26, kind, x1)
    buffer.add(27, kind, w1)
    buffer.add(28, kind, quotes)
    buffer.add(24, UInt64(own.shape.rawValue & 0x87), family)
    if !hidesLemma {
      buffer.add(1, own.word)
      buffer.add(2, lemma, tag)
      buffer.add(4, own.word, w1)
      buffer.add(5, own.word, x1)
      buffer.add(19, lemma, t1)
      buffer.add(20, lemma, u1)
      buffer.add(23, quotes, lemma)
    }
    writeGrammar(token, lemma: hidesLemma ? nil : lemma, family: family, tag: tag, to: &buffer)
  }

  private func writeGrammar(
    _ token: Int, lemma: UInt64?, family: UInt64, tag: UInt64, to buffer: inout FeatureBuffer
  ) {
    let tokens = passage.analysis.tokens
    let relation = UInt64(tokens[token].relation.rawValue)
    guard relation != UInt64(Relation.unknown.rawValue) else { return }
    let head = Int(grammar.head[token])
    let dependents = grammar.dependents[token] & Self.telling
    buffer.add(30, relation, family, tag)
    buffer.add(32, relation, tokens[head].lemma)
    buffer.add(33, relation, UInt64(grammar.family(head).rawValue), UInt64(tokens[head].tag.rawValue))
    buffer.add(34, dependents, family)
    buffer.add(35, dependents, tag, relation)
    if let lemma {
      buffer.add(31, relation, lemma)
      buffer.add(36, dependents, lemma)
    }
    let subject = Int(grammar.subject[token])
    if subject >= 0 {
      buffer.add(37, UInt64(tokens[subject].tag.rawValue), family)
      buffer.add(38, grammar.words[subject], family)
    } else {
      buffer.add(37, 999, family)
    }
  }

  /// The relations whose presence tells whether a verb has a speaker and a content.
  private static let telling: UInt64 = [
    Relation.nsubj, .nsubjPass, .ccomp, .xcomp, .obj, .csubj, .obl, .oblAgent, .advcl, .parataxis, .nmod, .acl, .mark,
    .cop, .compoundPrt, .auxPass,
  ].reduce(0) { $0 | 1 << UInt64($1.rawValue) }

  /// The word, tag and family of a unit; a quotation and the end of the text have words of their own.
  private func sight(_ unit: Int) -> (UInt64, UInt64, UInt64) {
    guard passage.units.indices.contains(unit) else { return (1, 100, 100) }
    let piece = passage.units[unit]
    guard piece.kind == .token else { return (2, 101, 101) }
    let token = passage.analysis.tokens[Int(piece.head)]
    return (
      grammar.words[Int(piece.head)], UInt64(token.tag.rawValue), UInt64(grammar.family(Int(piece.head)).rawValue)
    )
  }

  /// How many units away the nearest quotation is on either side, up to 4, and whether the next or last sentence has
  /// one at its near end.
  private func nearQuotations(_ unit: Int) -> UInt64 {
    let sentence = passage.sentences[Int(passage.sentenceOf[unit])]
    func distance(_ step: Int, _ limit: Int) -> UInt64 {
      var steps = 1
      var index = unit + step
      while steps <= 24, step < 0 ? index >= limit : index < limit {
        if passage.units[index].kind == .quotation { return steps <= 2 ? UInt64(steps) : steps <= 6 ? 3 : 4 }
        steps += 1
        index += step
      }
      guard passage.units.indices.contains(index), steps <= 24, passage.units[index].kind == .quotation,
        passage.sentences[Int(passage.sentenceOf[index])].block == sentence.block
      else { return 0 }
      return 5
    }
    return distance(-1, Int(sentence.units.lowerBound)) << 4 | distance(1, Int(sentence.units.upperBound))
  }
}
