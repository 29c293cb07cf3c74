internal import Record

/// Gathers what is left out: neighbouring blocks of one kind become one entry.
struct ChromeGatherer {
  private let outline: PageOutline
  private let kinds: [Removed.Kind?]
  private var removed: [Removed] = []
  private var bytes: [UInt8] = []
  private var kind: Removed.Kind = .other

  /// A gatherer for a page.
  init(of outline: PageOutline) {
    self.outline = outline
    kinds = ChromeWords.shared.kinds(of: outline)
  }

  /// Adds a block that is left out.
  mutating func add(_ index: Int, _ block: PageOutline.Block, _ tree: HTMLTree) {
    let next = kind(of: block)
    if next != kind { close() }
    kind = next
    if !bytes.isEmpty { bytes.append(0x20) }
    BlockText.append(block, of: outline, in: tree, to: &bytes)
  }

  /// All that was left out, in page order.
  mutating func finished() -> [Removed] {
    close()
    return removed
  }

  private mutating func close() {
    if !bytes.isEmpty { removed.append(Removed(kind: kind, text: String(decoding: bytes, as: UTF8.self))) }
    bytes.removeAll(keepingCapacity: true)
  }

  private func kind(of block: PageOutline.Block) -> Removed.Kind {
    if let kind = kinds[Int(block.element)] { return kind }
    if block.setting.contains(.navigation) { return .navigation }
    if block.setting.contains(.footer) { return .other }
    if block.setting.contains(.header) { return .masthead }
    let tally = block.tally
    return tally.linkCharacters * 10 > tally.characters * 8 && tally.wordCount <= 4 ? .navigation : .other
  }
}
