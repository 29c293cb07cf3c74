internal import Record

/// Cuts a stretch of text into tokens as the Penn Treebank and UD English do, but keeps hyphenated words whole.
///
/// `n't`, `'s`, `'re` are tokens of their own, and so are currency signs, `%`, and units written to a number ("30km"). Numbers
/// with commas and decimals, times, ISO dates, abbreviations with their stops, web and e-mail addresses stay whole. One pass; looks
/// ahead by a bounded number of bytes.
struct Tokenizer {
  let bytes: UnsafeBufferPointer<UInt8>
  let words: TokenWords
  /// Where the stretch ends.
  let end: Int
  /// The first byte not read yet.
  var position: Int
  /// The tokens so far.
  var tokens: [Token] = []
  /// Whether white space stood before the next token.
  private var spaceBefore = false
  /// Whether a straight double mark is open.
  private var doubleIsOpen = false
  /// Whether a single quotation is open.
  private var singleIsOpen = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, words: TokenWords, range: Range<Int>) {
    self.bytes = bytes
    self.words = words
    position = range.lowerBound
    end = range.upperBound
    tokens.reserveCapacity(range.count / 5)
  }

  /// Reads the whole stretch. Every scalar but white space and invisible ones ends up in exactly one token.
  mutating func run() {
    while position < end {
      let scalar = Scalar(bytes, at: position, end: end)
      switch scalar.kind {
      case .space, .ignored:
        spaceBefore = spaceBefore || scalar.kind == .space
        position += scalar.count
      case .letter: readWord()
      case .digit: readNumber()
      case .currency: emit(to: position + scalar.count, .punctuation)
      case .doubleQuote: readDoubleQuote(to: position + 1)
      case .openQuote, .closeQuote: readCurlyQuote(scalar)
      case .apostrophe: readApostrophe(scalar)
      case .dash, .hyphen: emit(to: runEnd(of: scalar), .punctuation)
      case .mark: readMark(scalar)
      }
    }
  }

  /// Adds a token from `position` to `limit` and goes there. Its letters are looked at for capitals.
  mutating func emit(to limit: Int, _ shape: Token.Shape = []) {
    var shape = shape
    if spaceBefore { shape.insert(.spaceBefore) }
    spaceBefore = false
    var hash = LowercaseHash()
    var uppers = 0
    var lowers = 0
    var cursor = position
    while cursor < limit {
      let scalar = Scalar(bytes, at: cursor, end: limit)
      hash.add(scalar)
      if scalar.kind == .letter {
        if scalar.isUpper {
          if cursor == position { shape.insert(.capitalized) }
          uppers += 1
        } else {
          lowers += 1
        }
      } else if scalar.kind == .digit, cursor == position {
        shape.insert(.number)
      }
      cursor += scalar.count
    }
    if uppers > 1, lowers == 0 { shape.insert(.allCapitals) }
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: position), end: Int32(truncatingIfNeeded: limit), shape: shape,
        word: hash.value))
    position = limit
  }

  /// The byte at `offset`, 0 behind the end.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  /// The kind of scalar at `offset`; a space behind the end.
  func kind(_ offset: Int) -> Scalar.Kind {
    offset < end ? Scalar(bytes, at: offset, end: end).kind : .space
  }

  /// Whether a letter or digit begins at `offset`.
  func isWord(_ offset: Int) -> Bool {
    let kind = kind(offset)
    return kind == .letter || kind == .digit
  }

  /// Where the run of the same scalar as the one at `position` ends.
  func runEnd(of scalar: Scalar) -> Int {
    var limit = position + scalar.count
    while limit < end {
      let next = Scalar(bytes, at: limit, end: end)
      guard next.value == scalar.value else { break }
      limit += next.count
    }
    return limit
  }
}

// Quotation marks.
extension Tokenizer {
  private mutating func readDoubleQuote(to limit: Int) {
    let before = opensByContext
    let after = closesByContext(limit)
    let opens = before != after ? before : !doubleIsOpen
    doubleIsOpen = opens
    emit(to: limit, [.punctuation, opens ? .opensQuotation : .closesQuotation])
  }

  /// A curly mark means what it says, but „this“ and damaged ”this” are told by where they stand.
  private mutating func readCurlyQuote(_ scalar: Scalar) {
    let limit = position + scalar.count
    let opensByForm = scalar.kind == .openQuote
    let opens = opensByContext && !closesByContext(limit)
    let closes = closesByContext(limit) && !opensByContext
    let isOpening = opens || (opensByForm && !closes)
    emit(to: limit, [.punctuation, isOpening ? .opensQuotation : .closesQuotation])
  }

  private mutating func readApostrophe(_ scalar: Scalar) {
    let limit = position + scalar.count
    // `` and '' are double marks of typewritten text.
    if scalar.value < 0x80, byte(limit) == bytes[position] {
      let isOpening = bytes[position] == UInt8(ascii: "`") || (opensByContext && !closesByContext(limit + 1))
      emit(to: limit + 1, [.punctuation, isOpening ? .opensQuotation : .closesQuotation])
      return
    }
    if !spaceBefore, !tokens.isEmpty, let cliticEnd = cliticEnd(after: limit) {
      emit(to: cliticEnd)
      return
    }
    // '90s, '23
    if scalar.value != 0x2018, kind(limit) == .digit, kind(limit + 1) == .digit, kind(limit + 2) != .digit {
      emit(to: wordRunEnd(from: limit), .number)
      return
    }
    if opensByContext, isWord(limit) {
      singleIsOpen = true
      emit(to: limit, [.punctuation, .opensQuotation])
    } else if singleIsOpen {
      singleIsOpen = false
      emit(to: limit, [.punctuation, .closesQuotation])
    } else {
      emit(to: limit, .punctuation)
    }
  }

  /// Whether what stands before `position` lets a quotation open: a space, an opening bracket or mark, a dash.
  private var opensByContext: Bool {
    guard let last = tokens.last, !spaceBefore else { return true }
    if last.shape.contains(.opensQuotation) { return true }
    guard last.shape.contains(.punctuation) else { return false }
    switch bytes[Int(last.start)] {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "-"), UInt8(ascii: "/"): return true
    case 0xE2: return Scalar(bytes, at: Int(last.start), end: end).kind == .dash
    default: return false
    }
  }

  /// Whether what stands at `limit` lets a quotation close: the end, a space, or a mark that is no opening one.
  private func closesByContext(_ limit: Int) -> Bool {
    guard limit < end else { return true }
    switch kind(limit) {
    case .letter, .digit, .currency, .openQuote: return false
    case .mark: return bytes[limit] != UInt8(ascii: "(") && bytes[limit] != UInt8(ascii: "[")
    default: return true
    }
  }

  /// The end of a clitic's letters at `offset`, if that is what stands there.
  func cliticEnd(after offset: Int) -> Int? {
    var limit = offset
    while limit < offset + 3, limit < end, kind(limit) == .letter { limit += 1 }
    guard limit > offset, limit <= offset + 2, !isWord(limit),
      words.clitics.contains(LowercaseHash.of(bytes, offset..<limit))
    else { return nil }
    return limit
  }
}

// Marks.
extension Tokenizer {
  private mutating func readMark(_ scalar: Scalar) {
    let next = position + scalar.count
    switch scalar.value {
    case 0x2E, 0x2026, 0x21, 0x3F, 0x2A, 0x3D, 0x5F, 0x7E:
      // "...", "!!", "?!" and rules of stars are one token.
      var limit = next
      while limit < end, joins(byte(limit), scalar) { limit += 1 }
      emit(to: limit, .punctuation)
    case 0x40, 0x23:  // @name, #word
      let isName = kind(next) == .letter && (spaceBefore || tokens.isEmpty || tokens.last!.shape.contains(.punctuation))
      if isName { emit(to: wordRunEnd(from: next)) } else { emit(to: next, .punctuation) }
    case 0x1F000...0x1FAFF: emit(to: emojiEnd, .punctuation)
    default: emit(to: next, .punctuation)
    }
  }

  private func joins(_ byte: UInt8, _ scalar: Scalar) -> Bool {
    switch scalar.value {
    case 0x2E: return byte == 0x2E
    case 0x21, 0x3F: return byte == 0x21 || byte == 0x3F
    case 0x2026: return false
    default: return UInt32(byte) == scalar.value
    }
  }

  private var emojiEnd: Int {
    var limit = position
    while limit < end {
      let scalar = Scalar(bytes, at: limit, end: end)
      guard 0x1F000...0x1FAFF ~= scalar.value || scalar.kind == .ignored else { break }
      limit += scalar.count
    }
    return limit
  }

  /// Where the run of letters, digits and `_` from `offset` ends.
  func wordRunEnd(from offset: Int) -> Int {
    var limit = offset
    while limit < end {
      let scalar = Scalar(bytes, at: limit, end: end)
      guard scalar.kind == .letter || scalar.kind == .digit || scalar.kind == .ignored || scalar.value == 0x5F
      else { break }
      limit += scalar.count
    }
    return limit
  }
}
