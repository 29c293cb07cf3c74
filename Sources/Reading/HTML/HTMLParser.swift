public import Record

/// Builds trees of pages.
public enum HTMLParser {
  /// How much is built.
  public struct Limits: Sendable, Hashable {
    /// The deepest nesting of elements; deeper ones become siblings at this depth.
    public var maxDepth = 512
    /// The most nodes; what comes after them on the page is left out.
    public var maxNodes = 4_000_000

    /// The defaults.
    public init() {}

    /// The depth as the arena can hold it.
    var boundedDepth: Int { min(max(maxDepth, 8), 60_000) }
  }

  /// The limits that a page reached, each with the place in the page where it was.
  struct Reached {
    var depth: Int?
    var nodes: Int?
    var formatting: Int?
  }

  /// The tree of a page in UTF-8, and what could not be done. Nothing is thrown: every page has a tree.
  ///
  /// Follows the WHATWG HTML standard with scripting off, in time and memory linear in the page.
  public static func parse(_ utf8: [UInt8], limits: Limits = Limits()) -> (tree: HTMLTree, problems: [Problem]) {
    parse(utf8, limits: limits, context: nil)
  }

  /// The number of tokens of a page, cut without building a tree: for measuring the tokenizer alone.
  public static func countTokens(_ utf8: [UInt8]) -> Int {
    let page = utf8.withUnsafeBufferPointer(HTMLArena.copy)
    var tokenizer = HTMLTokenizer(page: page)
    defer {
      tokenizer.freeScratch()
      tokenizer.attributes.free()
      tokenizer.side.free()
      page.deallocate()
    }
    var count = 0
    while true {
      let token = tokenizer.next()
      if token == .endOfFile { return count }
      count += 1
      guard token == .startTag else { continue }
      tokenizer.lastStartTag = tokenizer.tag
      switch tokenizer.tag {
      case .script: tokenizer.enter(.scriptData)
      case .style, .xmp, .iframe, .noembed, .noframes: tokenizer.enter(.rawtext)
      case .title, .textarea: tokenizer.enter(.rcdata)
      default: break
      }
    }
  }

  /// As `parse`, for what stands inside an element of the given name; its nodes are under the root's `html` element.
  static func parseFragment(
    _ utf8: [UInt8], in name: String, namespace: HTMLTree.Namespace = .html, limits: Limits = Limits()
  ) -> HTMLTree {
    var name = name
    let number = name.withUTF8 { HTMLNameTable.known.number(of: $0) } ?? .max
    let tag = HTMLTag(rawValue: number)
    let context = HTMLTreeBuilder.Context(tag: tag, namespace: namespace, traits: HTMLTraits.of(tag, in: namespace))
    return parse(utf8, limits: limits, context: context).tree
  }

  private static func parse(
    _ utf8: [UInt8], limits: Limits, context: HTMLTreeBuilder.Context?
  ) -> (tree: HTMLTree, problems: [Problem]) {
    let page = utf8.withUnsafeBufferPointer(HTMLArena.copy)
    var builder = HTMLTreeBuilder(page: page, limits: limits, context: context)
    builder.run()
    builder.freeScratch()
    let problems = builder.reached.problems(limits)
    return (HTMLTree(arena: HTMLArena(page: page, builder: builder)), problems)
  }
}

extension HTMLParser.Reached {
  /// What to tell people about the limits.
  func problems(_ limits: HTMLParser.Limits) -> [Problem] {
    var problems: [Problem] = []
    if let depth {
      problems.append(
        Problem(
          code: "DL-READ-010",
          message:
            "Elements are nested more than \(limits.boundedDepth) deep at byte \(depth) of the decoded page; deeper "
            + "ones are read as siblings. Raise the depth limit if their nesting matters."))
    }
    if let nodes {
      problems.append(
        Problem(
          code: "DL-READ-011",
          message:
            "The page has more than \(limits.maxNodes) elements and texts; what follows byte \(nodes) of the decoded "
            + "page is left out."))
    }
    if let formatting {
      problems.append(
        Problem(
          code: "DL-READ-012",
          message:
            "Misnested formatting (<b>, <font>, …) would multiply without end at byte \(formatting) of the decoded "
            + "page; from there on it ends with its block. The text is complete."))
    }
    return problems
  }
}
