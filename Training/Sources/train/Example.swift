internal import Record

/// A treebank sentence as the runtime sees it: bytes, tokens of our own tokenizer with the treebank's tags, heads, relations.
final class Example {
  let bytes: UnsafeMutableBufferPointer<UInt8>
  /// Heads are indexes into `tokens`.
  var tokens: [Token] = []
  /// The treebank's tags.
  var tags: [Tag] = []
  var heads: [Int] = []
  var relations: [Relation] = []
  var forms: [WordForm] = []
  /// Whether every token is what the tokenizer gives.
  var isExact = true

  /// Hyphenated words that the treebank splits are made one: the word takes tag and relation of the part that hangs outside.
  init(_ sentence: TreebankSentence, words: TokenWords) {
    var text: [UInt8] = []
    var starts: [Int] = []
    var ends: [Int] = []
    for (index, form) in sentence.forms.enumerated() {
      starts.append(text.count)
      text += form.utf8
      ends.append(text.count)
      if sentence.spaceAfter[index], index + 1 < sentence.forms.count { text.append(32) }
    }
    bytes = .allocate(capacity: text.count + 8)
    for (index, byte) in text.enumerated() { bytes[index] = byte }
    let view = UnsafeBufferPointer(start: bytes.baseAddress!, count: text.count)
    var tokenizer = Tokenizer(view, words: words, range: 0..<text.count)
    tokenizer.run()
    var byStart: [Int32: Token] = [:]
    for token in tokenizer.tokens { byStart[token.start] = token }

    var groupOf = [Int](repeating: 0, count: starts.count)
    var outer: [Int] = []
    var index = 0
    while index < starts.count {
      var last = index
      if let token = byStart[Int32(starts[index])] {
        while last + 1 < ends.count, ends[last] < Int(token.end) { last += 1 }
        if ends[last] != Int(token.end) {
          last = index
          isExact = false
        }
      } else {
        isExact = false
      }
      var token: Token
      if let found = byStart[Int32(starts[index])], Int(found.end) == ends[last] {
        token = found
      } else {
        var part = Tokenizer(view, words: words, range: starts[index]..<ends[last])
        part.run()
        token = part.tokens.first ?? Token(start: 0, end: 0, shape: [], word: 0)
        token.start = Int32(starts[index])
        token.end = Int32(ends[last])
        token.word = LowercaseHash.of(view, starts[index]..<ends[last])
        if index > 0, sentence.spaceAfter[index - 1] { token.shape.insert(.spaceBefore) }
      }
      if tokens.isEmpty { token.shape.insert(.sentenceStart) }
      var top = last
      for part in index...last
      where sentence.heads[part] < index || sentence.heads[part] > last || sentence.heads[part] == part {
        if sentence.relations[part] != .punct || top == last { top = part }
        if sentence.relations[part] != .punct { break }
      }
      for part in index...last { groupOf[part] = tokens.count }
      var tag = sentence.tags[top]
      if last > index, sentence.relations[top] == .amod, tag != .nnp, tag != .nnps { tag = .jj }
      tokens.append(token)
      tags.append(tag)
      outer.append(top)
      relations.append(sentence.relations[top])
      index = last + 1
    }
    for (position, top) in outer.enumerated() {
      let head = sentence.heads[top]
      heads.append(head == top ? position : groupOf[head])
    }
    // A word whose parts hung on each other across the group keeps one root.
    if !heads.enumerated().contains(where: { $0.offset == $0.element }) { heads[0] = 0 }
  }

  deinit { bytes.deallocate() }

  func prepare(_ reader: WordFormReader) {
    let view = UnsafeBufferPointer(bytes)
    forms = tokens.map { reader.form(of: $0, in: view) }
  }
}

/// Ways to make a sentence look like a headline, a dateline, a page with typographer's quotes.
enum Augmentation {
  static func upper(_ sentence: TreebankSentence) -> TreebankSentence {
    var result = sentence
    result.forms = sentence.forms.map { $0.uppercased() }
    return result
  }

  static func title(_ sentence: TreebankSentence) -> TreebankSentence {
    var result = sentence
    for (index, form) in sentence.forms.enumerated() {
      let small: Set<Tag> = [.in, .dt, .cc, .to, .pos, .rp]
      if index == 0 || !small.contains(sentence.tags[index]), form.first?.isLetter == true, form != "n't" {
        result.forms[index] = form.prefix(1).uppercased() + form.dropFirst()
      }
    }
    return dropStop(result)
  }

  static func curly(_ sentence: TreebankSentence) -> TreebankSentence {
    var result = sentence
    for (index, form) in sentence.forms.enumerated() {
      switch (form, sentence.tags[index]) {
      case ("\"", .openQuote), ("``", .openQuote): result.forms[index] = "“"
      case ("\"", .closeQuote), ("''", .closeQuote): result.forms[index] = "”"
      case ("'", .openQuote), ("`", .openQuote): result.forms[index] = "‘"
      default: result.forms[index] = form.replacing("'", with: "’")
      }
    }
    return result
  }

  static func dropStop(_ sentence: TreebankSentence) -> TreebankSentence {
    guard sentence.tags.last == .stop, sentence.forms.count > 2 else { return sentence }
    var result = sentence
    let last = sentence.forms.count - 1
    guard !sentence.heads.dropLast().contains(last) else { return sentence }
    result.forms.removeLast()
    result.tags.removeLast()
    result.heads.removeLast()
    result.relations.removeLast()
    result.spaceAfter.removeLast()
    return result
  }

  /// The sentences and, for some, a changed copy or the sentence changed.
  static func apply(_ sentences: [TreebankSentence], seed: UInt64) -> [TreebankSentence] {
    var random = SplitMix(seed)
    var result: [TreebankSentence] = []
    for sentence in sentences {
      let changed = random.next() % 2 == 0 ? curly(sentence) : sentence
      result.append(random.next() % 20 == 0 ? dropStop(changed) : changed)
      switch random.next() % 20 {
      case 0: result.append(upper(changed))
      case 1: result.append(title(changed))
      default: break
      }
    }
    return result
  }
}

/// A small random generator with a fixed sequence.
struct SplitMix {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func shuffle<T>(_ array: inout [T]) {
    guard array.count > 1 else { return }
    for index in stride(from: array.count - 1, to: 0, by: -1) {
      array.swapAt(index, Int(next() % UInt64(index + 1)))
    }
  }
}
