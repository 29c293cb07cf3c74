internal import Knowledge
internal import Record

/// A line of a pasted page, measured once.
struct PageLine: Sendable {
  /// Where it stands in the page; no white space at either end.
  var span: Span
  /// Words, a Chinese or Japanese character counting as half a one.
  var words: Float = 0
  /// Letters and digits.
  var letters = 0
  /// Words of the page's language that only running text has.
  var small = 0
  /// Words that begin with a capital.
  var capitalized = 0
  /// Words of two letters or more, all of them capitals.
  var shouted = 0
  /// Words with a digit.
  var numbers = 0
  /// Names of months.
  var months = 0
  /// Commas and semicolons.
  var commas = 0
  /// Sentence ends inside the line, followed by a space.
  var stops = 0
  /// Quotation marks.
  var quotes = 0
  /// Marks that part items of a list: bars, bullets, arrows.
  var bars = 0
  /// Seams where a small letter meets a capital with nothing between.
  var seams = 0
  /// Addresses: `@`, `://`, `www.`.
  var addresses = 0
  /// Clock times such as 14:30.
  var clocks = 0
  /// Whether it ends like a sentence: a stop, perhaps with a closing mark behind it.
  var endsSentence = false
  /// Whether it ends with a colon.
  var endsColon = false
  /// Whether it ends with an ellipsis.
  var endsEllipsis = false
  /// Whether its first letter is a capital.
  var startsCapital = false
  /// Whether it begins with a digit.
  var startsDigit = false
  /// Whether it begins with a quotation mark.
  var startsQuote = false
  /// The hash of its words: equal lines have equal ones.
  var hash: UInt64 = 0
  /// What its words give away.
  var cues = LineCues.Found()
  /// The hashes of its longer words, those of four letters or more that are no small words.
  var content: [UInt64] = []

  /// Whether it reads like a sentence or more of running text.
  var isProse: Bool {
    endsSentence && (words >= 7 && small >= 2 || words >= 12 && (small >= 1 || commas > 0))
      || words >= 20 && small >= 4 && !endsEllipsis
  }

  /// Measures the line at `span`. `small` are the small words of the page's language. Linear in the line.
  init(_ utf8: UnsafeBufferPointer<UInt8>, _ span: Span, small: [UInt64: Float]) {
    self.span = span
    var hashes: [UInt64] = []
    var whole: UInt64 = 0
    for word in WordScanner(utf8, span.range) {
      let isIdeograph = word.letters == 1 && word.end - word.start >= 3
      words += isIdeograph ? 0.5 : 1
      letters += word.letters
      if small[word.hash] != nil {
        self.small += 1
      } else if word.letters >= 4, content.count < 200 {
        content.append(word.hash)
      }
      if word.isCapitalized { capitalized += 1 }
      if word.capitals == word.letters, word.letters > 1, word.digits == 0 { shouted += 1 }
      if word.digits > 0 { numbers += 1 }
      if Months.isName(word.hash) { months += 1 }
      if hashes.count < 60 { hashes.append(word.hash) }
      whole = (whole &* 31) &+ word.hash
    }
    hash = whole
    cues = LineCues.known.find(in: hashes)
    countMarks(utf8)
    lookAtEnds(utf8)
  }

  private mutating func countMarks(_ utf8: UnsafeBufferPointer<UInt8>) {
    var index = span.start
    var afterSmall = false
    while index < span.end {
      let byte = utf8[index]
      let next = index + 1 < span.end ? utf8[index + 1] : 0
      let isCapital = byte >= 0x41 && byte <= 0x5A
      if afterSmall, isCapital { seams += 1 }
      afterSmall = byte >= 0x61 && byte <= 0x7A
      switch byte {
      case 0x2C, 0x3B: commas += 1
      case 0x2E, 0x21, 0x3F: if next == 0x20 { stops += 1 }
      case 0x22: quotes += 1
      case 0x7C, 0x3E: bars += 1
      case 0x40: addresses += 1
      case 0x3A:
        if next == 0x2F { addresses += 1 }
        if next >= 0x30, next <= 0x39, index > span.start, utf8[index - 1] >= 0x30, utf8[index - 1] <= 0x39 {
          clocks += 1
        }
      case 0xC2: if next == 0xAB || next == 0xBB { quotes += 1 } else if next == 0xB7 { bars += 1 }
      case 0xE2 where next == 0x80 && index + 2 < span.end:
        switch utf8[index + 2] {
        case 0x98...0x9F: quotes += 1
        case 0xA2, 0xB9, 0xBA: bars += 1
        default: break
        }
      case 0xE3 where next == 0x80 && index + 2 < span.end:
        if utf8[index + 2] == 0x81 { commas += 1 }
        if utf8[index + 2] == 0x82 { stops += 1 }
      default: break
      }
      index += Letter.length(byte)
    }
  }

  private mutating func lookAtEnds(_ utf8: UnsafeBufferPointer<UInt8>) {
    let first = utf8[span.start]
    startsDigit = first >= 0x30 && first <= 0x39
    startsQuote =
      first == 0x22 || first == 0xE2 && span.count > 2 && utf8[span.start + 1] == 0x80
      || first == 0xC2 && span.count > 1 && utf8[span.start + 1] == 0xAB
    startsCapital = Letter(utf8, at: span.start, before: span.end).isCapital
    var end = span.end
    while end > span.start, let mark = Self.closingMark(utf8, before: end, from: span.start) { end -= mark }
    guard end > span.start else { return }
    let last = utf8[end - 1]
    endsSentence = last == 0x2E || last == 0x21 || last == 0x3F
    endsColon = last == 0x3A
    if end - span.start >= 3 {
      let tail = (utf8[end - 3], utf8[end - 2], utf8[end - 1])
      endsEllipsis = tail == (0x2E, 0x2E, 0x2E) || tail == (0xE2, 0x80, 0xA6) || tail == (0x5B, 0xE2, 0x80)
      if tail == (0xE3, 0x80, 0x82) || tail == (0xEF, 0xBC, 0x81) || tail == (0xEF, 0xBC, 0x9F)
        || tail == (0xE0, 0xA5, 0xA4)
      {
        endsSentence = true
      }
    }
  }

  /// The length of a closing quotation mark or bracket that ends at `end`.
  private static func closingMark(_ utf8: UnsafeBufferPointer<UInt8>, before end: Int, from start: Int) -> Int? {
    switch utf8[end - 1] {
    case 0x22, 0x27, 0x29, 0x5D: return 1
    case 0xBB where end - start >= 2 && utf8[end - 2] == 0xC2: return 2
    case 0x98...0x9F where end - start >= 3 && utf8[end - 2] == 0x80 && utf8[end - 3] == 0xE2: return 3
    case 0x8D where end - start >= 3 && utf8[end - 2] == 0x80 && utf8[end - 3] == 0xE3: return 3
    default: return nil
    }
  }
}
