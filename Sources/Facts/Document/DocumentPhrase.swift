internal import Language
internal import Record

/// Words that may name a document: a noun with what stands before and behind it.
struct DocumentPhrase: Sendable {
  /// What kind of document the noun names.
  var kind: Document.Kind
  /// The token of the noun.
  var head: Int
  /// The tokens of the whole phrase, without a leading article.
  var tokens: Range<Int>
  /// The tokens in which its makers may be named: the phrase without those it is addressed to, and who signs it.
  var makers: [Range<Int>]
  /// The words that tell the document from others, by hash: modifiers and the noun's dictionary form, sorted.
  var core: [UInt64]
  /// Those of them that are names or numbers.
  var names: [UInt64]
  /// The TIMEX3 date told with it.
  var date: String?
  /// Whether it can only refer back: "the agreement", "the document".
  var isBackward: Bool
  /// Whether the noun fits documents of any kind.
  var isGeneral: Bool
}
