/// Builds the tree of a page from its tokens, after the HTML standard (13.2.6), with scripting off.
///
/// Each insertion mode has its rules in a file of its own kind (`+Head`, `+Body`, `+Tables`, …). A rule answers whether the
/// token is to be looked at again in the mode that is now set; nothing calls itself, so that no page is too deep. Three things
/// differ from the standard, each to keep the work linear, and each leaves a problem behind: elements deeper than the limit
/// become siblings, formatting is no longer made anew once copies outnumber the page, and a page ends at the node limit.
struct HTMLTreeBuilder {
  enum Mode {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody, text, inTable, inTableText
    case inCaption, inColumnGroup, inTableBody, inRow, inCell, inTemplate, afterBody, inFrameset, afterFrameset
    case afterAfterBody, afterAfterFrameset
  }

  /// The element whose contents are parsed, when they are not a whole page.
  struct Context {
    var tag: HTMLTag
    var namespace: HTMLTree.Namespace
    var traits: HTMLTraits
  }

  var tokenizer: HTMLTokenizer
  var nodes: RawBuffer<NodeRecord>
  var pieces: RawBuffer<TextPiece>
  let limits: HTMLParser.Limits
  let context: Context?

  var mode = Mode.initial
  /// The mode to go back to after a raw text or a table's text.
  var returnMode = Mode.initial
  var templateModes: [Mode] = []
  var open = HTMLOpenElements()
  var formatting = HTMLFormattingList()
  var head: Int32 = -1
  var form: Int32 = -1
  var framesetIsOK = true
  var isQuirky = false
  /// Whether what stands in a table by mistake goes before it.
  var fosters = false
  var skipsLineFeed = false
  var tableText: [TextPiece] = []
  var tableTextIsBlank = true
  /// The attribute names that `html` and `body` have, by node, once another tag adds to them.
  var mergedNames: [Int32: Set<UInt32>] = [:]
  /// The last of their attributes, likewise.
  var mergedEnds: [Int32: Int32] = [:]

  /// The steps of work that a page of this length may still cause by misnested formatting.
  var formattingBudget: Int
  var reached = HTMLParser.Reached()

  init(page: UnsafeBufferPointer<UInt8>, limits: HTMLParser.Limits, context: Context? = nil) {
    tokenizer = HTMLTokenizer(page: page)
    nodes = RawBuffer(capacity: page.count / 24)
    pieces = RawBuffer(capacity: page.count / 48)
    self.limits = limits
    self.context = context
    formattingBudget = page.count * 4 + 100_000
    nodes.append(NodeRecord(kind: .document))
    nodes.base[0].end = Int32(truncatingIfNeeded: page.count)
  }

  func freeScratch() {
    tokenizer.freeScratch()
    open.free()
  }

  mutating func run() {
    if context != nil { beginFragment() }
    while nodes.count < limits.maxNodes {
      tokenizer.allowsCDATA = !open.isEmpty && adjustedTraits.contains(.foreign)
      switch tokenizer.next() {
      case .text: text()
      case .null: null()
      case .startTag: startTag()
      case .endTag: endTag()
      case .comment: comment()
      case .doctype: doctype()
      case .endOfFile:
        endOfFile()
        return
      }
    }
    reached.nodes = tokenizer.position
    endOfFile()
  }

  /// The traits of the current node, or of the context where the stack holds but the root of a fragment.
  var adjustedTraits: HTMLTraits {
    if open.count == 1, let context { return context.traits }
    return open.top.traits
  }

  private mutating func startTag() {
    skipsLineFeed = false
    if mode == .inTableText { flushTableText() }
    while usesForeignRules(forStartTag: true) ? startTagInForeign() : startTag(in: mode) {}
    tokenizer.lastStartTag = tokenizer.tag
  }

  private mutating func endTag() {
    skipsLineFeed = false
    if mode == .inTableText { flushTableText() }
    while usesForeignRules(forStartTag: false, isEndTag: true) ? endTagInForeign() : endTag(in: mode) {}
  }

  private mutating func text() {
    if skipsLineFeed {
      skipsLineFeed = false
      if !dropLineFeed() { return }
    }
    if !open.isEmpty, adjustedTraits.contains(.foreign), usesForeignRules(forStartTag: false) {
      if framesetIsOK, !isBlank(tokenizer.chunk) { framesetIsOK = false }
      insert(text: tokenizer.chunk)
      return
    }
    while text(in: mode) {}
  }

  /// Takes a line feed off the front of the text; false where nothing is left.
  private mutating func dropLineFeed() -> Bool {
    let chunk = tokenizer.chunk
    guard bytes(of: chunk)[0] == 0x0A else { return true }
    guard chunk.count > 1 else { return false }
    tokenizer.chunk.start += 1
    tokenizer.chunk.count -= 1
    tokenizer.chunk.source.lower += 1
    return true
  }

  private mutating func null() {
    skipsLineFeed = false
    if !open.isEmpty, adjustedTraits.contains(.foreign), usesForeignRules(forStartTag: false) {
      let start = tokenizer.tokenStart
      tokenizer.setCopied(HTMLTokenizer.replacement, for: start, tokenizer.position, as: .replaced)
      insert(text: tokenizer.chunk)
      return
    }
    switch mode {
    case .inBody, .inTable, .inTableBody, .inRow, .inTableText, .inCell, .inCaption, .inTemplate, .inFrameset,
      .afterFrameset, .afterAfterFrameset:
      break
    default:
      // Elsewhere a NUL is like any other character: it opens the body, which then ignores it.
      while nullOpensBody() {}
    }
  }

  private mutating func comment() {
    skipsLineFeed = false
    if mode == .inTableText { flushTableText() }
    switch mode {
    case .initial, .beforeHTML, .afterAfterBody, .afterAfterFrameset: insertComment(under: 0)
    case .afterBody: insertComment(under: open[0].node)
    default: insertComment(under: nil)
    }
  }

  private mutating func doctype() {
    skipsLineFeed = false
    if mode == .inTableText { flushTableText() }
    guard mode == .initial else { return }
    insertDoctype()
    mode = .beforeHTML
  }
}
