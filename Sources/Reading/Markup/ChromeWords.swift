internal import Knowledge
internal import Record

/// Names what a left-out block is, by the elements around it: the innermost that has a telling name decides.
struct ChromeWords: Sendable {
  private let kinds: [UInt32: Removed.Kind]

  /// The words of `chrome-words.tsv`.
  static let shared = ChromeWords()

  private init() {
    var kinds: [UInt32: Removed.Kind] = [:]
    for row in KnowledgeFile("chrome-words.tsv").rows where row.count == 2 {
      guard let kind = Removed.Kind(rawValue: row[1]) else { continue }
      kinds[row[0].utf8.reduce(TokenHash.seed) { TokenHash.adding($1, to: $0) }] = kind
    }
    self.kinds = kinds
  }

  /// What each element's own words call it, nil where they are silent.
  func ownKinds(of outline: PageOutline) -> [Removed.Kind?] {
    outline.elements.map { element in
      for index in Int(element.tokens.lower)..<Int(element.tokens.upper) {
        if let kind = kinds[outline.tokens[index]] { return kind }
      }
      return nil
    }
  }

  /// What each element is: called so itself, or by the nearest element around it whose name says so.
  func kinds(of outline: PageOutline) -> [Removed.Kind?] {
    var kinds = ownKinds(of: outline)
    for (index, element) in outline.elements.enumerated() where element.parent >= 0 && kinds[index] == nil {
      kinds[index] = Self.kind(of: element.tag) ?? kinds[Int(element.parent)]
    }
    return kinds
  }

  private static func kind(of tag: TagClass) -> Removed.Kind? {
    switch tag {
    case .navigation: .navigation
    case .footer: .other
    default: nil
    }
  }
}
