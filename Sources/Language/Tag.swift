/// Part of speech, as in the Penn Treebank, which tells tense and number.
///
/// Source: the XPOS column of UD English EWT and GUM (HYPH, AFX, ADD, NFP, GW are theirs).
public enum Tag: UInt8, Sendable, Hashable, CaseIterable {
  case unknown, CC, CD, DT, EX, FW, IN, JJ, JJR, JJS, LS, MD, NN, NNS, NNP, NNPS, PDT, POS, PRP, PRPS, RB, RBR, RBS, RP,
    SYM, TO, UH, VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP, WPS, WRB, openQuote, closeQuote, comma, stop, colon,
    openBracket, closeBracket, dollar, hash, HYPH, AFX, ADD, NFP, GW

  /// Whether it is a verb, modals left out.
  public var isVerb: Bool { rawValue >= Tag.VB.rawValue && rawValue <= Tag.VBZ.rawValue }
  /// Whether it is a verb in a finite form (VBD, VBP, VBZ).
  public var isFinite: Bool { self == .VBD || self == .VBP || self == .VBZ }
  /// Whether it is a noun, common or proper.
  public var isNoun: Bool { self == .NN || self == .NNS || isProper }
  /// Whether it is a proper noun.
  public var isProper: Bool { self == .NNP || self == .NNPS }
}
