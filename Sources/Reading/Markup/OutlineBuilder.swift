/// Cuts a tree into the blocks of a `PageOutline`: one walk in document order, without recursion, linear in the page.
struct OutlineBuilder {
  private typealias Setting = PageOutline.Setting

  /// What an open element changed, so that it can be undone when it closes.
  private struct Frame {
    var element: Int32
    var setting: Setting
    var inlineTokens: Range32
    var breaksText: Bool
    var isListed: Bool
    var headingLevel: UInt8
  }

  private let tree: HTMLTree
  private let words: ElementWords
  private var outline = PageOutline()
  private var frames: [Frame] = []
  private var element: Int32 = -1
  private var setting: PageOutline.Setting = []
  private var inlineTokens = Range32(lower: 0, upper: 0)
  private var headingLevel: UInt8 = 0
  private var tally = TextTally()
  private var firstPiece = 0
  private var blockTokens = Range32(lower: 0, upper: 0)
  private var blockSetting: PageOutline.Setting = []
  private var blockElement: Int32 = -1
  private var links = 0

  private init(_ tree: HTMLTree) {
    self.tree = tree
    words = ElementWords(of: tree)
  }

  /// The outline of a page.
  static func outline(of tree: HTMLTree) -> PageOutline {
    var builder = OutlineBuilder(tree)
    builder.walk()
    builder.sumUp()
    return builder.outline
  }

  private mutating func walk() {
    var node = HTMLNode.document
    while true {
      if enter(node), let child = tree.firstChild(node) {
        node = child
        continue
      }
      while true {
        if node == .document { return }
        if let sibling = tree.nextSibling(node) {
          node = sibling
          break
        }
        guard let parent = tree.parent(node) else { return }
        node = parent
        leave()
      }
    }
  }

  /// Takes a node in; whether its children are to be walked, in which case `leave` follows.
  private mutating func enter(_ node: HTMLNode) -> Bool {
    switch tree.kind(node) {
    case .document:
      push(breaksText: false, isListed: false)
      return tree.firstChild(node) != nil
    case .text:
      addText(node)
      return false
    case .element: return enterElement(node)
    case .doctype, .comment, .templateContents: return false
    }
  }

  private mutating func enterElement(_ node: HTMLNode) -> Bool {
    guard let tag = tree.tag(node) else { return false }
    let kind = TagClass.of(tag)
    switch kind {
    case .skipped: return false
    case .lineBreak:
      addBreak(node)
      return false
    case .rule:
      flush()
      return false
    default: break
    }
    if kind.breaksText { flush() }
    guard tree.firstChild(node) != nil else { return false }
    push(breaksText: kind.breaksText, isListed: kind.isListed)
    if kind == .link {
      setting.insert(.link)
      links += 1
    }
    if kind == .strong { setting.insert(.strong) }
    if kind == .heading { headingLevel = UInt8(truncatingIfNeeded: tag.rawValue - HTMLTag.h1.rawValue + 1) }
    let tokens = words.tokens(of: node, in: tree, to: &outline.tokens, setting: &setting)
    if kind.isListed {
      list(node, kind, tokens)
    } else if tokens.lower < tokens.upper, tally.isEmpty {
      inlineTokens = tokens
    }
    return true
  }

  private mutating func push(breaksText: Bool, isListed: Bool) {
    frames.append(
      Frame(
        element: element, setting: setting, inlineTokens: inlineTokens, breaksText: breaksText, isListed: isListed,
        headingLevel: headingLevel))
  }

  private mutating func list(_ node: HTMLNode, _ kind: TagClass, _ tokens: Range32) {
    switch kind {
    case .article: setting.insert(.article)
    case .main: setting.insert(.main)
    case .aside: setting.insert(.aside)
    case .navigation: setting.insert(.navigation)
    case .footer: setting.insert(.footer)
    case .header: setting.insert(.header)
    case .form: setting.insert(.form)
    case .figure: setting.insert(.figure)
    case .caption: setting.insert(.caption)
    case .table: setting.insert(.table)
    case .list: setting.insert(.list)
    case .quote: setting.insert(.quote)
    case .control: setting.insert(.control)
    case .preformatted: setting.insert(.preformatted)
    case .dialog: setting.insert(.dialog)
    default: break
    }
    var hash = (TokenHash.seed ^ UInt32(kind.rawValue)) &* 0x0100_0193
    for index in Int(tokens.lower)..<Int(tokens.upper) { hash = (hash ^ outline.tokens[index]) &* 0x0100_0193 }
    if element >= 0 { hash = (hash ^ (outline.elements[Int(element)].signature >> 7)) &* 0x0100_0193 }
    outline.elements.append(
      PageOutline.Element(
        node: node, parent: element, tag: kind, setting: setting, depth: Int16(clamping: tree.depth(node)),
        tokens: tokens, signature: hash, firstBlock: Int32(outline.blocks.count)))
    element = Int32(outline.elements.count - 1)
    inlineTokens = Range32(lower: 0, upper: 0)
  }

  private mutating func leave() {
    guard let frame = frames.popLast() else { return }
    if frame.breaksText { flush() }
    if frame.isListed, element >= 0 {
      let first = outline.elements[Int(element)].firstBlock
      outline.elements[Int(element)].blockCount = Int32(outline.blocks.count) - first
    }
    element = frame.element
    setting = frame.setting
    inlineTokens = frame.inlineTokens
    headingLevel = frame.headingLevel
  }

  private mutating func addText(_ node: HTMLNode) {
    let wasEmpty = tally.isEmpty
    let isLink = setting.contains(.link)
    let isStrong = setting.contains(.strong)
    tree.forEachRun(of: node) { bytes, _, _ in tally.add(bytes, isLink: isLink, isStrong: isStrong) }
    if wasEmpty {
      guard !tally.isEmpty else { return }
      outline.pieces.removeLast(outline.pieces.count - firstPiece)
      blockTokens = inlineTokens
      blockSetting = setting
      blockElement = element
    }
    outline.pieces.append(.init(node: node, isBreak: false))
  }

  /// A second break in a row ends the block, as a paragraph would.
  private mutating func addBreak(_ node: HTMLNode) {
    tally.endWord()
    guard !tally.isEmpty else { return }
    var index = outline.pieces.count - 1
    while index >= firstPiece, !outline.pieces[index].isBreak, isBlank(outline.pieces[index].node) { index -= 1 }
    if index >= firstPiece, outline.pieces[index].isBreak {
      flush()
    } else {
      outline.pieces.append(.init(node: node, isBreak: true))
    }
  }

  private func isBlank(_ node: HTMLNode) -> Bool {
    var blank = true
    tree.forEachRun(of: node) { bytes, _, _ in
      if blank { blank = bytes.allSatisfy { $0 <= 0x20 || $0 == 0xC2 || $0 == 0xA0 } }
    }
    return blank
  }

  private mutating func flush() {
    tally.endWord()
    defer {
      tally = TextTally()
      firstPiece = outline.pieces.count
      links = 0
    }
    guard !tally.isEmpty, blockElement >= 0 else {
      outline.pieces.removeLast(outline.pieces.count - firstPiece)
      return
    }
    outline.blocks.append(
      PageOutline.Block(
        element: blockElement, inlineTokens: blockTokens, pieces: Int32(firstPiece)..<Int32(outline.pieces.count),
        setting: blockSetting, tally: tally, headingLevel: headingLevel, links: Int16(clamping: links)))
  }

  /// Adds up the text of each element from the blocks under it.
  private mutating func sumUp() {
    flush()
    for block in outline.blocks {
      outline.elements[Int(block.element)].characters += Int32(block.tally.characters)
      outline.elements[Int(block.element)].linkCharacters += Int32(block.tally.linkCharacters)
    }
    for index in outline.elements.indices.reversed() {
      let element = outline.elements[index]
      guard element.parent >= 0 else { continue }
      outline.elements[Int(element.parent)].characters += element.characters
      outline.elements[Int(element.parent)].linkCharacters += element.linkCharacters
    }
  }
}
