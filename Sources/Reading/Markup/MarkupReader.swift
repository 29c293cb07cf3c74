internal import Record

/// Turns a page's tree into the article: which blocks are its text, what each of them is, and what the page says of itself.
///
/// Whether a block belongs to the article is a learned judgement (`BlockModel`); what it is there follows from its markup.
/// Linear in the page. Nothing is thrown: a page without an article gives a draft without blocks, and a kind that says so.
struct MarkupReader {
  private let tree: HTMLTree
  private let page: DecodedPayload
  private let capture: Capture
  private let survey: BlockSurvey

  private init(_ tree: HTMLTree, _ page: DecodedPayload, _ capture: Capture) {
    self.tree = tree
    self.page = page
    self.capture = capture
    survey = BlockSurvey(of: tree)
  }

  private static let model = BlockModel("block-trees.bin")

  /// The article of a page, before repairs.
  static func read(_ tree: HTMLTree, _ page: DecodedPayload, _ capture: Capture) -> DraftArticle {
    let reader = MarkupReader(tree, page, capture)
    let choice = BlockChoice(of: reader.survey, logOdds: model.logOdds(of: reader.survey.features))
    return reader.draft(choice)
  }

  private func draft(_ choice: BlockChoice) -> DraftArticle {
    var draft = DraftArticle()
    let outline = survey.outline
    let roles = BlockRoles(of: survey, choice: choice)
    var rows = TableRows()
    var chrome = ChromeGatherer(of: outline)
    for (index, block) in outline.blocks.enumerated() {
      guard let role = roles.role(of: index) else {
        if !block.setting.contains(.hidden) { chrome.add(index, block, tree) }
        continue
      }
      let text = BlockText.traced(block, of: outline, in: tree)
      guard !text.isEmpty else { continue }
      let made = DraftBlock(kind: role.kind, section: role.section, text: text)
      if !rows.join(made, block, outline, to: &draft.blocks) { draft.blocks.append(made) }
    }
    Self.markBackground(&draft.blocks)
    draft.removed = chrome.finished()
    draft.facts = PageFacts(tree: tree, page: page, capture: capture, survey: survey, choice: choice).article()
    return draft
  }
  /// Puts what stands under a heading such as "Background", up to the next heading, into the background section.
  private static func markBackground(_ blocks: inout [DraftBlock]) {
    var isBackground = false
    for index in blocks.indices where blocks[index].section == .main {
      if blocks[index].kind == .heading {
        isBackground = blocks[index].text.utf8.withUnsafeBufferPointer { utf8 in
          BackgroundHeading.opens(utf8, 0..<utf8.count, text: utf8.count..<utf8.count)
        }
      }
      if isBackground { blocks[index].section = .background }
    }
  }
}
