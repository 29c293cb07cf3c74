internal import Record

/// Gathers the lines that were left out and says what they are: by their own words, else by the list or form they stand in.
struct RemovedLines {
  private let lines: [PageLine]
  private let utf8: UnsafeBufferPointer<UInt8>
  private(set) var removed: [Removed] = []
  private var range: Range<Int>?
  private var current: (kind: Removed.Kind, isList: Bool)?

  /// Nothing yet of a page of these lines.
  init(_ lines: [PageLine], _ utf8: UnsafeBufferPointer<UInt8>) {
    self.lines = lines
    self.utf8 = utf8
  }

  /// Adds a line; lines must come in page order.
  mutating func add(_ index: Int, isBeforeText: Bool) {
    let line = lines[index]
    let own = Self.kind(line)
    var kind = own ?? .other
    if own == nil, let current, current.isList, line.words <= 30 {
      kind = current.kind
    } else if own == nil {
      kind = line.words <= 8 ? .navigation : isBeforeText && line.words <= 14 ? .navigation : .other
    }
    if let current, current.kind == kind, let range {
      self.range = range.lowerBound..<line.span.end
    } else {
      close()
      range = line.span.range
    }
    let isList =
      own.map { [.latestPosts, .related, .commentForm].contains($0) }
      ?? (current?.isList ?? false && current?.kind == kind)
    current = (kind, isList)
  }

  /// Adds words that stand in a line of the article: a masthead run together with the headline, marks behind the text.
  mutating func add(words: Range<Int>, as kind: Removed.Kind) {
    close()
    removed.append(Removed(kind: kind, text: PastedText.words(utf8, words)))
  }

  /// Ends a run: what follows stands elsewhere on the page.
  mutating func close() {
    if let range, let current { removed.append(Removed(kind: current.kind, text: PastedText.words(utf8, range))) }
    range = nil
    current = nil
  }

  /// What the line's own words say that it is.
  private static func kind(_ line: PageLine) -> Removed.Kind? {
    guard let kind = line.cues.kind, line.words <= 40 else {
      return line.cues.weak & (1 << UInt16(LineCues.Kind.captcha.rawValue)) != 0 && line.words < 20 ? .captcha : nil
    }
    switch kind {
    case .share: return .share
    case .comment: return .commentForm
    case .captcha: return .captcha
    case .latest: return .latestPosts
    case .related: return .related
    case .advert: return .advert
    case .navigation: return .navigation
    case .subscribe, .cookie, .legal, .credit, .byline, .dated:
      return line.words <= 12 || kind == .cookie ? .other : nil
    }
  }
}
