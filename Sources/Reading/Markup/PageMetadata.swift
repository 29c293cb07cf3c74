internal import Record

/// What a page says of itself outside its text: `<meta>`, `<title>`, `<link>` and linked data, each with its place.
struct PageMetadata {
  /// A named value and where it stands in the decoded page.
  struct Entry {
    /// The property, name or itemprop in lower case.
    var key: String
    var value: String
    var source: Range<Int>
  }

  /// The `<meta>` elements with a content, in page order.
  private(set) var entries: [Entry] = []
  /// The text of the first `<title>` outside of pictures.
  private(set) var title: Entry?
  /// The address of `<link rel=canonical>`.
  private(set) var canonical: Entry?
  /// The language of the root element.
  private(set) var language: String?
  /// The items of the page's JSON-LD, in page order.
  private(set) var items: [LinkedItem] = []
  /// `<time>` elements and others that structured data calls a date, outside of skipped elements.
  private(set) var marked: [HTMLNode] = []

  /// The metadata of a page: one walk over its elements, linear.
  init(of tree: HTMLTree) {
    var node: HTMLNode? = .document
    while let current = node {
      var skips = false
      if let tag = tree.tag(current) {
        switch tag {
        case .meta: addMeta(current, tree)
        case .link: addLink(current, tree)
        case .title: if title == nil { addTitle(current, tree) }
        case .script:
          addScript(current, tree)
          skips = true
        case .html:
          if language == nil { language = tree.string(.lang, of: current) ?? tree.string(.xmlLang, of: current) }
        case .time: marked.append(current)
        case .style, .template: skips = true
        default: if tree.has(.itemprop, current) { marked.append(current) }
        }
      } else if tree.isElement(current) {
        skips = true
      }
      node = skips ? tree.nextSkippingChildren(of: current) : tree.next(after: current)
    }
  }

  /// The first non-empty value of the first of `keys` that has one.
  func first(_ keys: String...) -> Entry? {
    for key in keys {
      if let entry = entries.first(where: { $0.key == key }) { return entry }
    }
    return nil
  }

  /// All values of `keys`, in page order.
  func all(_ keys: String...) -> [Entry] { entries.filter { keys.contains($0.key) } }

  private mutating func addMeta(_ node: HTMLNode, _ tree: HTMLTree) {
    guard let content = tree.attribute(.content, of: node), content.value.count > 0, content.value.count < 20_000,
      let name = tree.string(.property, of: node) ?? tree.string(.name, of: node) ?? tree.string(.itemprop, of: node)
        ?? tree.string(.httpEquiv, of: node)
    else { return }
    let value = TextWords.squeezed(content.value.string)
    guard !value.isEmpty else { return }
    entries.append(Entry(key: name.lowercased(), value: value, source: content.source))
  }

  private mutating func addLink(_ node: HTMLNode, _ tree: HTMLTree) {
    guard canonical == nil, let rel = tree.value(.rel, of: node), rel.equalsIgnoringCase("canonical"),
      let address = tree.attribute(.href, of: node), address.value.count > 0
    else { return }
    canonical = Entry(key: "canonical", value: address.value.string, source: address.source)
  }

  private mutating func addTitle(_ node: HTMLNode, _ tree: HTMLTree) {
    let words = TextWords.squeezed(tree.text(node))
    if !words.isEmpty { title = Entry(key: "title", value: words, source: tree.source(node)) }
  }

  private mutating func addScript(_ node: HTMLNode, _ tree: HTMLTree) {
    guard let type = tree.value(.type, of: node), type.equalsIgnoringCase("application/ld+json"),
      let child = tree.firstChild(node)
    else { return }
    var bytes: [UInt8] = []
    tree.appendBytes(of: child, to: &bytes)
    guard let value = try? JSONParser(options: .init(isLenient: true)).parse(bytes) else { return }
    items += LinkedItem.items(of: value, base: tree.source(child).lowerBound)
  }
}
