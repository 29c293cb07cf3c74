/// Which rules a token meets: one line a mode.
extension HTMLTreeBuilder {
  mutating func text(in mode: Mode) -> Bool {
    switch mode {
    case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead: return textBeforeBody()
    case .inBody, .inCaption, .inCell, .inTemplate: textInBody()
    case .text: insert(text: tokenizer.chunk)
    case .inTable, .inTableBody, .inRow: return textInTable()
    case .inTableText: collectTableText()
    case .inColumnGroup: return textInColumnGroup()
    case .afterBody, .afterAfterBody:
      if isBlank(tokenizer.chunk) {
        textInBody()
      } else {
        self.mode = .inBody
        return true
      }
    case .inFrameset, .afterFrameset: textInFrameset()
    case .afterAfterFrameset: textAfterFrameset()
    }
    return false
  }

  mutating func startTag(in mode: Mode) -> Bool {
    switch mode {
    case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead: return startTagBeforeBody()
    case .inBody: return startTagInBody()
    case .text, .inTableText: return false
    case .inTable: return startTagInTable()
    case .inCaption: return startTagInCaption()
    case .inColumnGroup: return startTagInColumnGroup()
    case .inTableBody: return startTagInTableBody()
    case .inRow: return startTagInRow()
    case .inCell: return startTagInCell()
    case .inTemplate: return startTagInTemplate()
    case .inFrameset, .afterFrameset, .afterAfterFrameset: return startTagInFrameset()
    case .afterBody, .afterAfterBody:
      if tokenizer.tag == .html { return startTagInBody() }
      self.mode = .inBody
      return true
    }
  }

  mutating func endTag(in mode: Mode) -> Bool {
    switch mode {
    case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead: return endTagBeforeBody()
    case .inBody: return endTagInBody()
    case .text:
      pop(withEndTag: true)
      self.mode = returnMode
      return false
    case .inTableText: return false
    case .inTable: return endTagInTable()
    case .inCaption: return endTagInCaption()
    case .inColumnGroup: return endTagInColumnGroup()
    case .inTableBody: return endTagInTableBody()
    case .inRow: return endTagInRow()
    case .inCell: return endTagInCell()
    case .inTemplate:
      if tokenizer.tag == .template { closeTemplate() }
      return false
    case .inFrameset, .afterFrameset, .afterAfterFrameset:
      endTagInFrameset()
      return false
    case .afterBody, .afterAfterBody:
      if mode == .afterBody, tokenizer.tag == .html {
        if context == nil { self.mode = .afterAfterBody }
        return false
      }
      self.mode = .inBody
      return true
    }
  }

  /// Makes what an empty page still has, and closes what is open.
  mutating func endOfFile() {
    if mode == .inTableText { flushTableText() }
    while endOfFileNeedsMore() {}
    let end = Int32(truncatingIfNeeded: tokenizer.end)
    while !open.isEmpty {
      let node = open.pop()
      nodes.base[Int(node)].end = max(nodes[Int(node)].startTagEnd, end)
    }
  }

  private mutating func endOfFileNeedsMore() -> Bool {
    switch mode {
    case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead: return endOfFileBeforeBody()
    case .text:
      pop()
      mode = returnMode
      return true
    case .inFrameset, .afterFrameset, .afterAfterFrameset, .afterBody, .afterAfterBody: return false
    default:
      guard !templateModes.isEmpty, open.isOpen(.template) else { return false }
      popUntil(.template)
      formatting.clearToMarker()
      templateModes.removeLast()
      resetMode()
      return true
    }
  }

  /// Finds the mode that the open elements call for (13.2.4.1), which the nearest of a few kinds decides.
  mutating func resetMode() {
    let position = Int(open.top.decidesMode)
    let isLast = position <= 0
    var tag = open[max(position, 0)].tag
    if isLast, let context { tag = context.namespace == .html ? context.tag : HTMLTag.div }
    switch tag {
    case .td where !isLast, .th where !isLast: mode = .inCell
    case .tr: mode = .inRow
    case .tbody, .thead, .tfoot: mode = .inTableBody
    case .caption: mode = .inCaption
    case .colgroup: mode = .inColumnGroup
    case .table: mode = .inTable
    case .template: mode = templateModes.last ?? .inBody
    case .head where !isLast: mode = .inHead
    case .frameset: mode = .inFrameset
    case .html: mode = head < 0 ? .beforeHead : .afterHead
    default: mode = .inBody
    }
  }

  /// Sets up the parse of what stands inside the context element.
  mutating func beginFragment() {
    guard let context else { return }
    openRoot(isImplied: true)
    if context.namespace == .html {
      if context.tag == .template { templateModes.append(.inTemplate) }
      switch context.tag {
      case .title, .textarea: tokenizer.enter(.rcdata)
      case .style, .xmp, .iframe, .noembed, .noframes: tokenizer.enter(.rawtext)
      case .script: tokenizer.enter(.scriptData)
      case .plaintext: tokenizer.enter(.plaintext)
      default: break
      }
    }
    resetMode()
  }
}
