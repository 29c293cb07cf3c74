/// The body (13.2.6.4.7), which most other modes fall back on.
extension HTMLTreeBuilder {
  mutating func textInBody() {
    reconstructFormatting()
    insert(text: tokenizer.chunk)
    if framesetIsOK, !isBlank(tokenizer.chunk) { framesetIsOK = false }
  }

  mutating func startTagInBody() -> Bool {
    let tag = tokenizer.tag
    switch tag {
    case .html: mergeAttributes(into: open[0].node)
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      return startTagInHead()
    case .body: startBodyAgain()
    case .frameset: startFrameset()
    case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset, .figcaption,
      .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section, .summary, .ul:
      closePInButtonScope()
      insertElement()
    case .h1, .h2, .h3, .h4, .h5, .h6:
      closePInButtonScope()
      if open.top.traits.contains(.heading) { pop() }
      insertElement()
    case .pre, .listing:
      closePInButtonScope()
      insertElement()
      skipsLineFeed = true
      framesetIsOK = false
    case .form:
      let isInTemplate = open.isOpen(.template)
      guard form < 0 || isInTemplate else { break }
      closePInButtonScope()
      let node = insertElement()
      if !isInTemplate { form = node }
    case .li: startItem(.li, .li)
    case .dd, .dt: startItem(.dd, .dt)
    case .plaintext:
      closePInButtonScope()
      insertElement()
      tokenizer.enter(.plaintext)
    case .button:
      if open.inScope(.button) {
        generateImpliedEndTags()
        popUntil(.button)
      }
      reconstructFormatting()
      insertElement()
      framesetIsOK = false
    case .a, .nobr, .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u: startFormatting(tag)
    case .applet, .marquee, .object:
      reconstructFormatting()
      insertElement()
      formatting.appendMarker()
      framesetIsOK = false
    case .table:
      if !isQuirky { closePInButtonScope() }
      insertElement()
      framesetIsOK = false
      mode = .inTable
    default: return startRareTagInBody(tag)
    }
    return false
  }

  private mutating func startRareTagInBody(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .area, .br, .embed, .img, .keygen, .wbr: insertVoidInBody()
    case .input:
      if context?.tag == .select { break }
      if open.inScope(.select) { popUntil(.select) }
      let isHidden = hasType("hidden")
      let wasOK = framesetIsOK
      insertVoidInBody()
      if isHidden { framesetIsOK = wasOK }
    case .param, .source, .track: insertVoidElement()
    case .hr:
      closePInButtonScope()
      if open.inScope(.select) { generateImpliedEndTags() }
      insertVoidElement()
      framesetIsOK = false
    case .image:
      tokenizer.tag = .img
      return true
    case .textarea:
      insertRawElement(.rcdata)
      skipsLineFeed = true
      framesetIsOK = false
    case .xmp:
      closePInButtonScope()
      reconstructFormatting()
      framesetIsOK = false
      insertRawElement(.rawtext)
    case .iframe:
      framesetIsOK = false
      insertRawElement(.rawtext)
    case .noembed: insertRawElement(.rawtext)
    case .select: startSelect()
    case .option, .optgroup: startOption(tag)
    case .rb, .rtc:
      if open.inScope(.ruby) { generateImpliedEndTags() }
      insertElement()
    case .rp, .rt:
      if open.inScope(.ruby) { generateImpliedEndTags(except: .rtc) }
      insertElement()
    case .math: startForeign(.mathML)
    case .svg: startForeign(.svg)
    case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: break
    default:
      reconstructFormatting()
      insertElement()
    }
    return false
  }

  func hasType(_ type: StaticString) -> Bool {
    for offset in 0..<tokenizer.attributeCount {
      let attribute = tokenizer.attributes[tokenizer.firstAttribute + offset]
      guard attribute.name == .type else { continue }
      let base = attribute.isCopied ? UnsafePointer(tokenizer.side.base) : tokenizer.page
      let value = UnsafeBufferPointer(start: base + Int(attribute.start), count: Int(attribute.count))
      return type.withUTF8Buffer { value.map(asciiLowercased).elementsEqual($0) }
    }
    return false
  }

  mutating func closePInButtonScope() {
    if open.inButtonScope(.p) { closeP() }
  }

  private mutating func insertVoidInBody() {
    reconstructFormatting()
    insertVoidElement()
    framesetIsOK = false
  }

  /// Whether the second open element is the body, as it is in every page without frames.
  private var hasBody: Bool { open.count > 1 && open[1].tag == .body && open[1].isHTML }

  private mutating func startBodyAgain() {
    guard hasBody, !open.isOpen(.template) else { return }
    framesetIsOK = false
    mergeAttributes(into: open[1].node)
  }

  private mutating func startFrameset() {
    guard hasBody, framesetIsOK else { return }
    unlink(open[1].node)
    while open.count > 1 { pop() }
    insertElement()
    mode = .inFrameset
  }

  /// A list item ends the one before it, unless a special element other than `address`, `div` and `p` is between them.
  private mutating func startItem(_ first: HTMLTag, _ second: HTMLTag) {
    framesetIsOK = false
    let position = max(open.position(first), open.position(second))
    if position >= 0, position >= open.top.itemStop {
      let tag = open[Int(position)].tag
      generateImpliedEndTags(except: tag)
      pop(to: position)
    }
    closePInButtonScope()
    insertElement()
  }

  private mutating func startFormatting(_ tag: HTMLTag) {
    if tag == .a, let index = formatting.lastIndex(of: .a) {
      let node = formatting[index].node
      runAdoptionAgency(.a, isEndTag: false)
      formatting.remove(node)
      let position = Int(nodes[Int(node)].openPosition)
      if position >= 0, position < open.count, open[position].node == node { removeFromStack(at: position) }
    }
    reconstructFormatting()
    if tag == .nobr, open.inScope(.nobr) {
      runAdoptionAgency(.nobr, isEndTag: false)
      reconstructFormatting()
    }
    insertFormattingElement()
  }

  private mutating func startSelect() {
    if context?.tag == .select { return }
    if open.inScope(.select) {
      popUntil(.select)
      return
    }
    reconstructFormatting()
    insertElement()
    framesetIsOK = false
  }

  private mutating func startOption(_ tag: HTMLTag) {
    if open.inScope(.select) {
      generateImpliedEndTags(except: tag == .option ? .optgroup : nil)
    } else if open.isTop(.option) {
      pop()
    }
    reconstructFormatting()
    insertElement()
  }

  // MARK: End tags

  mutating func endTagInBody() -> Bool {
    let tag = tokenizer.tag
    switch tag {
    case .template: closeTemplate()
    case .body: if open.inScope(.body) { mode = .afterBody }
    case .html:
      guard open.inScope(.body) else { break }
      mode = .afterBody
      return true
    case .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
      .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu, .nav, .ol, .pre, .search, .section,
      .select, .summary, .ul:
      guard open.inScope(tag) else { break }
      generateImpliedEndTags()
      popUntil(tag, withEndTag: true)
    case .form: endForm()
    case .p:
      if !open.inButtonScope(.p) { insertElement(.p, isImplied: true) }
      closeP(withEndTag: true)
    case .li:
      guard open.inListScope(.li) else { break }
      generateImpliedEndTags(except: .li)
      popUntil(.li, withEndTag: true)
    case .dd, .dt:
      guard open.inScope(tag) else { break }
      generateImpliedEndTags(except: tag)
      popUntil(tag, withEndTag: true)
    case .h1, .h2, .h3, .h4, .h5, .h6: endHeading()
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
      runAdoptionAgency(tag, isEndTag: true)
    case .applet, .marquee, .object:
      guard open.inScope(tag) else { break }
      generateImpliedEndTags()
      popUntil(tag, withEndTag: true)
      formatting.clearToMarker()
    case .br:
      reconstructFormatting()
      linkElement(makeElement(.br, isImplied: true), at: place())
      framesetIsOK = false
    default: closeByAnyOtherEndTag(tag)
    }
    return false
  }

  private mutating func endForm() {
    guard !open.isOpen(.template) else {
      guard open.inScope(.form) else { return }
      generateImpliedEndTags()
      popUntil(.form, withEndTag: true)
      return
    }
    let node = form
    form = -1
    let position = open.position(.form)
    guard node >= 0, position >= 0, open[Int(position)].node == node, open.inScope(.form) else { return }
    generateImpliedEndTags()
    if open.top.node == node {
      pop(withEndTag: true)
    } else {
      nodes.base[Int(node)].end = Int32(truncatingIfNeeded: tokenizer.position)
      removeFromStack(at: Int(position))
    }
  }

  private mutating func endHeading() {
    var position: Int32 = -1
    for tag: HTMLTag in [.h1, .h2, .h3, .h4, .h5, .h6] { position = max(position, open.position(tag)) }
    guard position >= 0, position >= open.top.scope else { return }
    generateImpliedEndTags()
    pop(to: position, withEndTag: true)
  }
}
