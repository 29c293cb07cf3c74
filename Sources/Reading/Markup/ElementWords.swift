/// Reads the words that a page's makers gave an element: of its classes, its id, its role, its structured data.
///
/// `article-body__text` gives `article-body__text`, `article`, `body` and `text`; a name of digits gives nothing. What is
/// known by rule rather than by weight (roles, hidden elements, `articleBody`) goes into the setting at once.
struct ElementWords {
  private let others: [HTMLAttribute]

  /// A reader for one tree, whose attribute numbers it knows.
  init(of tree: HTMLTree) {
    others = [
      "data-testid", "data-test-id", "data-component", "data-module", "data-type", "data-qa", "data-name", "data-block",
    ]
    .compactMap { tree.attributeNamed($0) }
  }

  /// Adds the hashes of an element's words to `tokens` and what they say for certain to `setting`; gives their range.
  func tokens(
    of node: HTMLNode, in tree: HTMLTree, to tokens: inout [UInt32], setting: inout PageOutline.Setting
  ) -> Range32 {
    let start = tokens.count
    var index = tree.record(node).first
    while index >= 0 {
      let attribute = tree.arena.attributes[Int(index)]
      index = attribute.next
      switch attribute.name {
      case .class, .id, .itemprop, .role, .ariaLabel, .style, .hidden, .rel, .itemtype: break
      default: if !others.contains(attribute.name) { continue }
      }
      read(attribute.name, tree.bytes(of: attribute), &tokens, &setting)
    }
    return Range32(lower: Int32(start), upper: Int32(tokens.count))
  }

  /// The hashes that `word` has as a class or id, as an itemprop, and as a rel.
  static func hashes(of word: String) -> [UInt32] {
    let seed = TokenHash.seed
    return [seed, TokenHash.adding(0x70, to: seed), TokenHash.adding(0x74, to: seed)].map { seed in
      word.utf8.reduce(seed) { TokenHash.adding($1, to: $0) }
    }
  }

  private func read(
    _ name: HTMLAttribute, _ value: HTMLBytes, _ tokens: inout [UInt32], _ setting: inout PageOutline.Setting
  ) {
    switch name {
    case .hidden: setting.insert(.hidden)
    case .style: if value.withUnsafeBufferPointer(Self.hides) { setting.insert(.hidden) }
    case .role:
      note(role: value, &setting)
      add(value, prefix: 0x72, to: &tokens)
    case .itemprop:
      if value.equals("articleBody") { setting.insert(.articleBody) }
      add(value, prefix: 0x70, to: &tokens)
    case .itemtype, .rel: add(value, prefix: 0x74, to: &tokens)
    default: add(value, prefix: 0, to: &tokens)
    }
  }

  private func note(role: HTMLBytes, _ setting: inout PageOutline.Setting) {
    if role.equals("navigation") || role.equals("menu") || role.equals("menubar") { setting.insert(.navigation) }
    if role.equals("main") { setting.insert(.main) }
    if role.equals("article") { setting.insert(.article) }
    if role.equals("complementary") { setting.insert(.aside) }
    if role.equals("contentinfo") { setting.insert(.footer) }
    if role.equals("banner") { setting.insert(.header) }
    if role.equals("dialog") || role.equals("alertdialog") { setting.insert(.dialog) }
    if role.equals("button") { setting.insert(.control) }
  }

  /// Whether a style has `display:none` or `visibility:hidden`, with or without white space.
  private static func hides(_ style: UnsafeBufferPointer<UInt8>) -> Bool {
    var hash = TokenHash.seed
    for byte in style {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: continue
      case 0x3B, 0x21:
        if hash == displayNone || hash == visibilityHidden { return true }
        hash = TokenHash.seed
      default: hash = TokenHash.adding(asciiLowercased(byte), to: hash)
      }
    }
    return hash == displayNone || hash == visibilityHidden
  }

  private static let displayNone = TokenHash.of("display:none")
  private static let visibilityHidden = TokenHash.of("visibility:hidden")

  /// The most words that are taken from one attribute.
  private static let maxWords = 48

  /// Adds each word and, where it has several parts, the parts.
  private func add(_ value: HTMLBytes, prefix: UInt8, to tokens: inout [UInt32]) {
    let limit = tokens.count + Self.maxWords
    let seed = prefix == 0 ? TokenHash.seed : TokenHash.adding(prefix, to: TokenHash.seed)
    value.forEachWord { word in
      var whole = seed
      var part = seed
      var parts = 0
      var wasSmall = false
      func endPart() {
        guard part != seed else { return }
        if tokens.count < limit { tokens.append(part) }
        parts += 1
        part = seed
      }
      for byte in word {
        let isCapital = byte &- 0x41 < 26
        let small = asciiLowercased(byte)
        whole = TokenHash.adding(small, to: whole)
        if small &- 0x61 < 26 || byte >= 0x80 {
          if isCapital && wasSmall { endPart() }
          part = TokenHash.adding(small, to: part)
        } else {
          endPart()
        }
        wasSmall = small &- 0x61 < 26 && !isCapital
      }
      endPart()
      if parts > 1, tokens.count < limit { tokens.append(whole) }
    }
  }
}
