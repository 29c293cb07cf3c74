internal import Record

/// A part of the article as it was found on the page, before repairs.
struct DraftBlock: Sendable {
  var kind: Block.Kind
  var section: Block.Section
  /// Its words with their origins in the decoded page; white space already made one, none at the ends.
  var text: TracedText
  /// What the reader itself mended, in offsets of `text`: a masthead taken off the headline, wrapped lines joined.
  var repairs: [Repair] = []
  /// Why the line end before the block is not the page's: the kind of the repair that parted the two, else nil.
  var partedBy: String?
}

/// What the markup reader or the pasted-text reader took from a page, before repairs and before it is put together.
struct DraftArticle: Sendable {
  /// Kind, address, outlet, section, byline, moments, language: everything but text, blocks, source map and repairs.
  /// `headline` and `standfirst` are set when they are known from metadata; the blocks hold the words where the page shows them.
  var facts = Article()
  /// The blocks in reading order.
  var blocks: [DraftBlock] = []
  /// What was left out, in page order.
  var removed: [Removed] = []
  /// The year of the page's copyright line, where it has one.
  var copyrightYear: Int?
  /// What could not be done.
  var problems: [Problem] = []
}
