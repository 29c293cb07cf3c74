/// Part of speech, as in the Penn Treebank (its tags in lower case), which tells tense and number.
///
/// Source: the XPOS column of UD English EWT and GUM; `hyph`, `afx`, `add`, `nfp` and `gw` are theirs. PRP$ and WP$ are
/// `prpPossessive` and `wpPossessive`.
public enum Tag: UInt8, Sendable, Hashable, CaseIterable {
  case unknown, cc, cd, dt, ex, fw, `in`, jj, jjr, jjs, ls, md, nn, nns, nnp, nnps, pdt, pos, prp, prpPossessive, rb,
    rbr,
    rbs, rp, sym, to, uh, vb, vbd, vbg, vbn, vbp, vbz, wdt, wp, wpPossessive, wrb, openQuote, closeQuote, comma, stop,
    colon, openBracket, closeBracket, dollar, hash, hyph, afx, add, nfp, gw

  /// Whether it is a verb, modals left out.
  public var isVerb: Bool { rawValue >= Tag.vb.rawValue && rawValue <= Tag.vbz.rawValue }
  /// Whether it is a verb in a finite form (`vbd`, `vbp`, `vbz`).
  public var isFinite: Bool { self == .vbd || self == .vbp || self == .vbz }
  /// Whether it is a noun, common or proper.
  public var isNoun: Bool { self == .nn || self == .nns || isProper }
  /// Whether it is a proper noun.
  public var isProper: Bool { self == .nnp || self == .nnps }
}
