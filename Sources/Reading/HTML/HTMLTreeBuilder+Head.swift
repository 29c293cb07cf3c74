/// The modes before the body (13.2.6.4.1 to 6).
extension HTMLTreeBuilder {
  /// What a mode before the body does with a token it has no rule for: it makes what the page left out.
  private mutating func impliedElement() -> Bool {
    switch mode {
    case .initial:
      isQuirky = true
      mode = .beforeHTML
    case .beforeHTML:
      openRoot(isImplied: true)
      mode = .beforeHead
    case .beforeHead:
      head = insertElement(.head, isImplied: true)
      mode = .inHead
    case .inHead:
      pop()
      mode = .afterHead
    case .inHeadNoscript:
      pop()
      mode = .inHead
    case .afterHead:
      insertElement(.body, isImplied: true)
      mode = .inBody
    case .afterBody, .afterAfterBody:
      mode = .inBody
    default:
      return false
    }
    return true
  }

  /// A NUL in a mode that has no rule for it.
  mutating func nullOpensBody() -> Bool {
    guard mode == .inColumnGroup else { return impliedElement() }
    _ = leaveColumnGroup()
    return false
  }

  /// Makes the `html` element.
  mutating func openRoot(isImplied: Bool) {
    let root = makeElement(.html, isImplied: isImplied)
    link(root, at: Place(parent: 0))
    open.push(root, .html, HTMLTraits.of(.html, in: .html))
  }

  /// Text in the modes before the body. White space is kept from the head on.
  mutating func textBeforeBody() -> Bool {
    let blank = splitBlank()
    if blank.count > 0 {
      switch mode {
      case .inHead, .inHeadNoscript, .afterHead: insert(text: blank)
      default: break
      }
    }
    return tokenizer.chunk.count > 0 && impliedElement()
  }

  /// Takes the white space off the front of the text and gives it.
  mutating func splitBlank() -> TextPiece {
    var blank = tokenizer.chunk
    let bytes = bytes(of: blank)
    var count = 0
    while count < bytes.count, isHTMLSpace(bytes[count]) { count += 1 }
    blank.count = Int32(truncatingIfNeeded: count)
    tokenizer.chunk.count -= blank.count
    if blank.origin == .verbatim {
      blank.source.upper = blank.source.lower + blank.count
      tokenizer.chunk.start += blank.count
      tokenizer.chunk.source.lower += blank.count
    }
    return blank
  }

  mutating func startTagBeforeBody() -> Bool {
    let tag = tokenizer.tag
    switch (mode, tag) {
    case (.beforeHTML, .html):
      openRoot(isImplied: false)
      mode = .beforeHead
      return false
    case (.initial, _), (.beforeHTML, _):
      return impliedElement()
    case (_, .html):
      mergeAttributes(into: open[0].node)
      return false
    case (.beforeHead, .head):
      head = insertElement()
      mode = .inHead
      return false
    case (.beforeHead, _):
      return impliedElement()
    case (_, .head), (.inHeadNoscript, .noscript):
      return false
    case (.inHead, .noscript):
      insertElement()
      mode = .inHeadNoscript
      return false
    case (.inHeadNoscript, .basefont), (.inHeadNoscript, .bgsound), (.inHeadNoscript, .link), (.inHeadNoscript, .meta),
      (.inHeadNoscript, .noframes), (.inHeadNoscript, .style):
      return startTagInHead()
    case (.inHeadNoscript, _):
      return impliedElement()
    case (.afterHead, .body):
      insertElement()
      framesetIsOK = false
      mode = .inBody
      return false
    case (.afterHead, .frameset):
      insertElement()
      mode = .inFrameset
      return false
    case (.afterHead, _):
      return startTagAfterHead()
    default:
      return startTagInHead() && impliedElement()
    }
  }

  /// What belongs in the head goes there even after its end.
  private mutating func startTagAfterHead() -> Bool {
    switch tokenizer.tag {
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      let position = open.count
      open.push(head, .head, HTMLTraits.of(.head, in: .html))
      _ = startTagInHead()
      removeFromStack(at: position)
      return false
    default:
      return impliedElement()
    }
  }

  /// The rules of the head, which other modes use too; true where they have none for the present start tag.
  mutating func startTagInHead() -> Bool {
    switch tokenizer.tag {
    case .base, .basefont, .bgsound, .link, .meta: insertVoidElement()
    case .title: insertRawElement(.rcdata)
    case .noframes, .style: insertRawElement(.rawtext)
    case .script: insertRawElement(.scriptData)
    case .template:
      let template = insertElement()
      insertTemplateContents(of: template)
      formatting.appendMarker()
      framesetIsOK = false
      mode = .inTemplate
      templateModes.append(.inTemplate)
    default: return true
    }
    return false
  }

  /// An element whose text is not markup.
  mutating func insertRawElement(_ content: HTMLTokenizer.Content) {
    insertElement()
    tokenizer.enter(content)
    returnMode = mode
    mode = .text
  }

  mutating func endTagBeforeBody() -> Bool {
    let tag = tokenizer.tag
    switch (mode, tag) {
    case (.initial, _): return impliedElement()
    case (.inHead, .head), (.inHeadNoscript, .noscript):
      pop(withEndTag: true)
      mode = mode == .inHead ? .afterHead : .inHead
      return false
    case (.inHeadNoscript, .br): return impliedElement()
    case (.inHeadNoscript, _): return false
    case (.beforeHTML, .head), (.beforeHead, .head): return impliedElement()
    case (_, .body), (_, .html), (_, .br): return impliedElement()
    case (.inHead, .template), (.afterHead, .template):
      closeTemplate()
      return false
    default: return false
    }
  }

  mutating func closeTemplate() {
    guard open.isOpen(.template) else { return }
    generateAllImpliedEndTags()
    popUntil(.template, withEndTag: true)
    formatting.clearToMarker()
    templateModes.removeLast()
    resetMode()
  }

  /// Gives an element the attributes of the present start tag that it lacks.
  mutating func mergeAttributes(into node: Int32) {
    guard !open.isOpen(.template), tokenizer.attributeCount > 0 else { return }
    var last: Int32 = -1
    // Taken out of the dictionary while it changes, or each change would copy it.
    let known = mergedNames.removeValue(forKey: node)
    var names = known ?? []
    var index = known == nil ? nodes[Int(node)].first : -1
    while index >= 0 {
      names.insert(tokenizer.attributes[Int(index)].name.rawValue)
      last = index
      index = tokenizer.attributes[Int(index)].next
    }
    if let end = mergedEnds[node] { last = end }
    for offset in 0..<tokenizer.attributeCount {
      let added = tokenizer.firstAttribute + offset
      guard names.insert(tokenizer.attributes[added].name.rawValue).inserted else { continue }
      let link = Int32(truncatingIfNeeded: added)
      if last >= 0 { tokenizer.attributes.base[Int(last)].next = link } else { nodes.base[Int(node)].first = link }
      tokenizer.attributes.base[added].next = -1
      last = link
    }
    mergedNames[node] = names
    mergedEnds[node] = last
  }

  /// The end of the page in a mode before the body; true where the next mode has to see it too.
  mutating func endOfFileBeforeBody() -> Bool { impliedElement() }
}
