/// Tables and their parts (13.2.6.4.9 to 15), and templates and framesets, whose rules are as short.
extension HTMLTreeBuilder {
  // MARK: Table

  mutating func textInTable() -> Bool {
    guard open.top.isHTML, open.top.traits.contains(.fosters) || open.isTop(.template) else {
      fosters = true
      textInBody()
      fosters = false
      return false
    }
    tableText.removeAll(keepingCapacity: true)
    tableTextIsBlank = true
    returnMode = mode
    mode = .inTableText
    return true
  }

  mutating func collectTableText() {
    tableText.append(tokenizer.chunk)
    if tableTextIsBlank, !isBlank(tokenizer.chunk) { tableTextIsBlank = false }
  }

  /// Text in a table goes before it, unless it is white space alone.
  mutating func flushTableText() {
    mode = returnMode
    let chunk = tokenizer.chunk
    for piece in tableText {
      if tableTextIsBlank {
        insert(text: piece)
      } else {
        tokenizer.chunk = piece
        fosters = true
        textInBody()
        fosters = false
      }
    }
    tokenizer.chunk = chunk
  }

  private mutating func clearStack(to tags: (HTMLTag) -> Bool) {
    while !(open.top.isHTML && (tags(open.top.tag) || open.top.tag == .html || open.top.tag == .template)) { pop() }
  }

  private mutating func clearToTable() { clearStack { $0 == .table } }
  private mutating func clearToTableBody() { clearStack { $0 == .tbody || $0 == .tfoot || $0 == .thead } }
  private mutating func clearToRow() { clearStack { $0 == .tr } }

  mutating func startTagInTable() -> Bool {
    switch tokenizer.tag {
    case .caption:
      clearToTable()
      formatting.appendMarker()
      insertElement()
      mode = .inCaption
    case .colgroup:
      clearToTable()
      insertElement()
      mode = .inColumnGroup
    case .col:
      clearToTable()
      insertElement(.colgroup, isImplied: true)
      mode = .inColumnGroup
      return true
    case .tbody, .tfoot, .thead:
      clearToTable()
      insertElement()
      mode = .inTableBody
    case .td, .th, .tr:
      clearToTable()
      insertElement(.tbody, isImplied: true)
      mode = .inTableBody
      return true
    case .table:
      guard open.inTableScope(.table) else { break }
      popUntil(.table)
      resetMode()
      return true
    case .style, .script, .template: return startTagInHead()
    case .input where hasType("hidden"): insertVoidElement()
    case .form:
      guard form < 0, !open.isOpen(.template) else { break }
      form = insertElement()
      pop()
    default:
      fosters = true
      defer { fosters = false }
      return startTagInBody()
    }
    return false
  }

  mutating func endTagInTable() -> Bool {
    switch tokenizer.tag {
    case .table:
      guard open.inTableScope(.table) else { break }
      popUntil(.table, withEndTag: true)
      resetMode()
    case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
    case .template: closeTemplate()
    default:
      fosters = true
      defer { fosters = false }
      return endTagInBody()
    }
    return false
  }

  // MARK: Caption and columns

  private mutating func leaveCaption(withEndTag: Bool) -> Bool {
    guard open.inTableScope(.caption) else { return false }
    generateImpliedEndTags()
    popUntil(.caption, withEndTag: withEndTag)
    formatting.clearToMarker()
    mode = .inTable
    return true
  }

  mutating func startTagInCaption() -> Bool {
    switch tokenizer.tag {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: leaveCaption(withEndTag: false)
    default: startTagInBody()
    }
  }

  mutating func endTagInCaption() -> Bool {
    switch tokenizer.tag {
    case .caption:
      _ = leaveCaption(withEndTag: true)
      return false
    case .table: return leaveCaption(withEndTag: false)
    case .body, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return false
    default: return endTagInBody()
    }
  }

  /// Leaves the column group; false where there is none to leave.
  mutating func leaveColumnGroup(withEndTag: Bool = false) -> Bool {
    guard open.isTop(.colgroup) else { return false }
    pop(withEndTag: withEndTag)
    mode = .inTable
    return true
  }

  mutating func textInColumnGroup() -> Bool {
    let blank = splitBlank()
    if blank.count > 0 { insert(text: blank) }
    return tokenizer.chunk.count > 0 && leaveColumnGroup()
  }

  mutating func startTagInColumnGroup() -> Bool {
    switch tokenizer.tag {
    case .html: return startTagInBody()
    case .col: insertVoidElement()
    case .template: return startTagInHead()
    default: return leaveColumnGroup()
    }
    return false
  }

  mutating func endTagInColumnGroup() -> Bool {
    switch tokenizer.tag {
    case .colgroup: _ = leaveColumnGroup(withEndTag: true)
    case .col: break
    case .template: closeTemplate()
    default: return leaveColumnGroup()
    }
    return false
  }

  // MARK: Table body

  private mutating func leaveTableBody(withEndTag: Bool = false) {
    clearToTableBody()
    pop(withEndTag: withEndTag)
    mode = .inTable
  }

  private var hasTableBodyInScope: Bool {
    open.inTableScope(.tbody) || open.inTableScope(.thead) || open.inTableScope(.tfoot)
  }

  mutating func startTagInTableBody() -> Bool {
    switch tokenizer.tag {
    case .tr:
      clearToTableBody()
      insertElement()
      mode = .inRow
      return false
    case .th, .td:
      clearToTableBody()
      insertElement(.tr, isImplied: true)
      mode = .inRow
      return true
    case .caption, .col, .colgroup, .tbody, .tfoot, .thead:
      guard hasTableBodyInScope else { return false }
      leaveTableBody()
      return true
    default: return startTagInTable()
    }
  }

  mutating func endTagInTableBody() -> Bool {
    switch tokenizer.tag {
    case .tbody, .tfoot, .thead:
      if open.inTableScope(tokenizer.tag) { leaveTableBody(withEndTag: true) }
      return false
    case .table:
      guard hasTableBodyInScope else { return false }
      leaveTableBody()
      return true
    case .body, .caption, .col, .colgroup, .html, .td, .th, .tr: return false
    default: return endTagInTable()
    }
  }

  // MARK: Row

  private mutating func leaveRow(withEndTag: Bool = false) -> Bool {
    guard open.inTableScope(.tr) else { return false }
    clearToRow()
    pop(withEndTag: withEndTag)
    mode = .inTableBody
    return true
  }

  mutating func startTagInRow() -> Bool {
    switch tokenizer.tag {
    case .th, .td:
      clearToRow()
      insertElement()
      mode = .inCell
      formatting.appendMarker()
      return false
    case .caption, .col, .colgroup, .tbody, .tfoot, .thead, .tr: return leaveRow()
    default: return startTagInTable()
    }
  }

  mutating func endTagInRow() -> Bool {
    switch tokenizer.tag {
    case .tr:
      _ = leaveRow(withEndTag: true)
      return false
    case .table: return leaveRow()
    case .tbody, .tfoot, .thead: return open.inTableScope(tokenizer.tag) && leaveRow()
    case .body, .caption, .col, .colgroup, .html, .td, .th: return false
    default: return endTagInTable()
    }
  }

  // MARK: Cell

  private mutating func leaveCell() {
    generateImpliedEndTags()
    pop(to: max(open.position(.td), open.position(.th)))
    formatting.clearToMarker()
    mode = .inRow
  }

  mutating func startTagInCell() -> Bool {
    switch tokenizer.tag {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
      guard open.inTableScope(.td) || open.inTableScope(.th) else { return false }
      leaveCell()
      return true
    default: return startTagInBody()
    }
  }

  mutating func endTagInCell() -> Bool {
    let tag = tokenizer.tag
    switch tag {
    case .td, .th:
      guard open.inTableScope(tag) else { return false }
      generateImpliedEndTags()
      popUntil(tag, withEndTag: true)
      formatting.clearToMarker()
      mode = .inRow
      return false
    case .body, .caption, .col, .colgroup, .html: return false
    case .table, .tbody, .tfoot, .thead, .tr:
      guard open.inTableScope(tag), open.inTableScope(.td) || open.inTableScope(.th) else { return false }
      leaveCell()
      return true
    default: return endTagInBody()
    }
  }

  // MARK: Template

  mutating func startTagInTemplate() -> Bool {
    let next: Mode
    switch tokenizer.tag {
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      return startTagInHead()
    case .caption, .colgroup, .tbody, .tfoot, .thead: next = .inTable
    case .col: next = .inColumnGroup
    case .tr: next = .inTableBody
    case .td, .th: next = .inRow
    default: next = .inBody
    }
    templateModes[templateModes.count - 1] = next
    mode = next
    return true
  }

  // MARK: Frameset

  /// Only the white space of a text is kept.
  mutating func textInFrameset() {
    while tokenizer.chunk.count > 0 {
      let blank = splitBlank()
      if blank.count > 0 { insert(text: blank) }
      skipWord()
    }
  }

  /// After the end of a page with frames, white space goes where the body's would.
  mutating func textAfterFrameset() { textInFrameset() }

  private mutating func skipWord() {
    let bytes = bytes(of: tokenizer.chunk)
    let count = Int32(truncatingIfNeeded: bytes.firstIndex(where: isHTMLSpace) ?? bytes.count)
    tokenizer.chunk.start += count
    tokenizer.chunk.count -= count
    if tokenizer.chunk.origin == .verbatim { tokenizer.chunk.source.lower += count }
  }

  mutating func startTagInFrameset() -> Bool {
    switch tokenizer.tag {
    case .html: return startTagInBody()
    case .noframes: return startTagInHead()
    case .frameset where mode == .inFrameset: insertElement()
    case .frame where mode == .inFrameset: insertVoidElement()
    default: break
    }
    return false
  }

  mutating func endTagInFrameset() {
    if mode == .inFrameset, tokenizer.tag == .frameset, open.count > 1 {
      pop(withEndTag: true)
      if context == nil, !open.isTop(.frameset) { mode = .afterFrameset }
    } else if mode == .afterFrameset, tokenizer.tag == .html {
      mode = .afterAfterFrameset
    }
  }
}
