/// A page as a list of blocks of running text, each with the elements that hold it and what can be counted of it.
struct PageOutline: Sendable {
  /// An element that holds blocks.
  struct Element: Sendable {
    var node: HTMLNode
    /// The element around it; -1 for the outermost.
    var parent: Int32
    var tag: TagClass
    /// What it and the elements around it are.
    var setting: Setting
    var depth: Int16
    /// The words of its class, id and role in `PageOutline.tokens`.
    var tokens: Range32
    /// Its tag and class with those of its parent, as a hash: blocks that are set alike have it in common.
    var signature: UInt32 = 0
    /// The first block at or under it, and the number of them.
    var firstBlock: Int32 = 0
    var blockCount: Int32 = 0
    var characters: Int32 = 0
    var linkCharacters: Int32 = 0
  }

  /// A part of a block's text: a text node, or a line break.
  struct Piece: Sendable {
    var node: HTMLNode
    var isBreak: Bool
  }

  /// A run of text with no block element's boundary in it.
  struct Block: Sendable {
    /// The innermost element that holds it.
    var element: Int32
    /// The first inline element with a class around its beginning, as a range of `tokens`.
    var inlineTokens: Range32
    var pieces: Range<Int32>
    var setting: Setting
    var tally: TextTally
    /// 1 to 6 in a heading, else 0.
    var headingLevel: UInt8
    var links: Int16
  }

  /// What the elements around a place are.
  struct Setting: OptionSet, Sendable {
    let rawValue: UInt32
    static let article = Setting(rawValue: 1 << 0)
    static let main = Setting(rawValue: 1 << 1)
    static let aside = Setting(rawValue: 1 << 2)
    static let navigation = Setting(rawValue: 1 << 3)
    static let footer = Setting(rawValue: 1 << 4)
    static let header = Setting(rawValue: 1 << 5)
    static let form = Setting(rawValue: 1 << 6)
    static let figure = Setting(rawValue: 1 << 7)
    static let caption = Setting(rawValue: 1 << 8)
    static let table = Setting(rawValue: 1 << 9)
    static let list = Setting(rawValue: 1 << 10)
    static let quote = Setting(rawValue: 1 << 11)
    static let hidden = Setting(rawValue: 1 << 12)
    static let control = Setting(rawValue: 1 << 13)
    /// In an element that structured data calls the article's text.
    static let articleBody = Setting(rawValue: 1 << 14)
    static let preformatted = Setting(rawValue: 1 << 15)
    static let dialog = Setting(rawValue: 1 << 16)
    static let link = Setting(rawValue: 1 << 17)
    static let strong = Setting(rawValue: 1 << 18)
    /// In an item of structured data that is not the page's own: a person, a comment, an offer.
    static let innerItem = Setting(rawValue: 1 << 19)
    static let headingGroup = Setting(rawValue: 1 << 20)
  }

  var elements: [Element] = []
  var blocks: [Block] = []
  var pieces: [Piece] = []
  /// Hashes of the words of class names and the like.
  var tokens: [UInt32] = []
}
