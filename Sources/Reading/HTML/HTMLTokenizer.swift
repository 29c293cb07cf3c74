/// Cuts a page into tags, text, comments and doctypes after the HTML standard (13.2.5), without copying what needs no change.
///
/// The standard's states are folded into scans: a run of text, a tag with its attributes, or the whole of a script is taken in
/// one go. What the tree builder tells it (`content`, `lastStartTag`, `allowsCDATA`) is as in the standard. Linear in the page.
struct HTMLTokenizer {
  /// What `next` has read; its parts are in the properties of the tokenizer until the next call.
  enum Token {
    case text
    /// A NUL in text, which means different things in different places.
    case null
    case startTag, endTag, comment, doctype, endOfFile
  }

  /// How text is read, as the element around it demands.
  enum Content { case data, rcdata, rawtext, scriptData, plaintext, cdata }

  let page: UnsafePointer<UInt8>
  /// The number of bytes of the page; behind it lie zeros.
  let end: Int
  let classes = HTMLByteClass.table
  let references = HTMLReferences()

  var position = 0
  var content = Content.data
  /// Where the text of the present `content` ends; -1 when it is not yet known.
  private var contentEnd = -1
  /// The name that an end tag must have to end a raw text; nil before the first start tag.
  var lastStartTag: HTMLTag?
  /// Whether `<![CDATA[` opens a section, as it does inside SVG and MathML.
  var allowsCDATA = false

  var names = HTMLNameTable.known
  var attributes: RawBuffer<AttributeRecord>
  /// Bytes that are not the page's. It begins with a line feed and U+FFFD, which many pieces of text share.
  var side: RawBuffer<UInt8>
  static let lineFeed = Range32(lower: 0, upper: 1)
  static let replacement = Range32(lower: 1, upper: 4)

  /// Where the token begins; it ends at `position`.
  private(set) var tokenStart = 0
  /// The name of a tag, or of a doctype that has one.
  var tag = HTMLTag(rawValue: 0)
  var isSelfClosing = false
  /// A start tag's attributes, one after the other.
  var firstAttribute = 0
  var attributeCount = 0
  /// The text, or a comment's data.
  var chunk = TextPiece(start: 0, count: 0, source: Range32(lower: 0, upper: 0), origin: .verbatim)
  var doctype = Doctype()

  /// For each name, the last tag that had it as an attribute, so that a repeated one is seen at once.
  private var lastTagWith: RawBuffer<UInt32>
  private var tagNumber: UInt32 = 0
  private var scratch: RawBuffer<UInt8>

  /// What a doctype says.
  struct Doctype {
    var hasName = false
    /// In the side buffer; nil where the doctype has none.
    var publicID: Range32?
    var systemID: Range32?
    var forcesQuirks = false
  }

  /// A tokenizer of a page that is followed by `HTMLArena.padding` zeros.
  init(page: UnsafeBufferPointer<UInt8>) {
    self.page = page.baseAddress.unsafelyUnwrapped
    end = page.count
    attributes = RawBuffer(capacity: page.count / 64)
    side = RawBuffer(capacity: 1024)
    lastTagWith = RawBuffer(capacity: names.count * 2)
    scratch = RawBuffer(capacity: 256)
    for byte: UInt8 in [0x0A, 0xEF, 0xBF, 0xBD] { side.append(byte) }
  }

  /// Frees what the tree does not take over.
  func freeScratch() {
    lastTagWith.free()
    scratch.free()
  }

  /// Reads the next token. At the end of the page it answers `endOfFile` however often it is asked.
  mutating func next() -> Token {
    while true {
      if content != .data, let token = nextInContent() { return token }
      tokenStart = position
      guard position < end else { return .endOfFile }
      guard page[position] == 0x3C, opensMarkup(position) else { return text() }
      if let token = markup() { return token }
    }
  }

  /// Whether the `<` at `place` opens a tag, a comment or the like.
  @inline(__always) private func opensMarkup(_ place: Int) -> Bool {
    let next = page[place + 1]
    if classes[Int(next)] & HTMLByteClass.letter != 0 || next == 0x21 { return true }
    return next == 0x3F || (next == 0x2F && place + 2 < end)
  }

  /// Reads what a `<` opens; nil where nothing comes of it (`</>`, or a tag that the page's end cuts off).
  private mutating func markup() -> Token? {
    let next = page[position + 1]
    if next == 0x21 { return declaration() }
    if next == 0x3F { return bogusComment(from: position + 1) }
    guard next == 0x2F else { return tag(nameAt: position + 1) ? .startTag : nil }
    let third = page[position + 2]
    if classes[Int(third)] & HTMLByteClass.letter != 0 { return endTag() }
    if third == 0x3E {
      position += 3
      return nil
    }
    return bogusComment(from: position + 2)
  }

  private mutating func endTag() -> Token? {
    let sideCount = side.count
    let isWhole = tag(nameAt: position + 2)
    attributes.shrink(to: firstAttribute)
    side.shrink(to: sideCount)
    return isWhole ? .endTag : nil
  }
}

// MARK: Text

extension HTMLTokenizer {
  /// Sets `chunk` to bytes of the page.
  @inline(__always) mutating func setVerbatim(_ start: Int, _ end: Int) {
    let source = Range32(lower: Int32(truncatingIfNeeded: start), upper: Int32(truncatingIfNeeded: end))
    chunk = TextPiece(start: source.lower, count: source.upper - source.lower, source: source, origin: .verbatim)
  }

  /// Sets `chunk` to bytes of the side buffer that stand for bytes of the page.
  mutating func setCopied(_ bytes: Range32, for start: Int, _ end: Int, as origin: HTMLTree.Origin) {
    let source = Range32(lower: Int32(truncatingIfNeeded: start), upper: Int32(truncatingIfNeeded: end))
    chunk = TextPiece(start: bytes.lower, count: bytes.upper - bytes.lower, source: source, origin: origin)
  }

  /// Text outside raw elements, up to the next tag or the next byte that needs a change.
  private mutating func text() -> Token {
    let start = position
    var place = start
    while true {
      while classes[Int(page[place])] & HTMLByteClass.textStop == 0 { place += 1 }
      if place >= end { break }
      let byte = page[place]
      if byte == 0x3C {
        if opensMarkup(place) { break }
        place += 1
        continue
      }
      if place > start { break }
      if let token = special(byte, limit: end, isData: true) { return token }
      place += 1
    }
    position = min(place, end)
    setVerbatim(start, position)
    return .text
  }

  /// Reads the `&`, CR or NUL at `position`; nil where it is an ampersand that stands for itself. A carriage return before a
  /// line feed is left out, the line feed following as text.
  private mutating func special(_ byte: UInt8, limit: Int, isData: Bool) -> Token? {
    switch byte {
    case 0x26:
      let first = Int32(side.count)
      guard let after = reference(at: position, inAttribute: false) else { return nil }
      setCopied(Range32(lower: first, upper: Int32(side.count)), for: position, after, as: .reference)
      position = after
      return .text
    case 0x0D:
      let start = position
      position += 1
      guard position < limit, page[position] == 0x0A else {
        setCopied(Self.lineFeed, for: start, position, as: .newline)
        return .text
      }
      var place = position
      while place < limit, classes[Int(page[place])] & HTMLByteClass.textStop == 0 { place += 1 }
      setVerbatim(position, place)
      position = place
      return .text
    default:
      position += 1
      if isData { return .null }
      setCopied(Self.replacement, for: position - 1, position, as: .replaced)
      return .text
    }
  }

  /// Text inside an element whose text is not markup; nil where that text is over.
  private mutating func nextInContent() -> Token? {
    if contentEnd < 0 { contentEnd = findContentEnd() }
    tokenStart = position
    guard position < contentEnd else {
      if content == .cdata { position = min(position + 3, end) }
      content = .data
      contentEnd = -1
      return nil
    }
    let start = position
    let hasReferences = content == .rcdata
    var place = start
    while place < contentEnd {
      let byte = page[place]
      guard classes[Int(byte)] & HTMLByteClass.referenceStop != 0, byte != 0x26 || hasReferences else {
        place += 1
        continue
      }
      if place > start { break }
      if let token = special(byte, limit: contentEnd, isData: content == .cdata) { return token }
      place += 1
    }
    position = place
    setVerbatim(start, place)
    return .text
  }

  /// Makes the tokenizer read on as `content`.
  mutating func enter(_ content: Content) {
    self.content = content
    contentEnd = -1
  }
}

// MARK: Tags

extension HTMLTokenizer {
  /// Reads a tag whose name begins at `nameStart`; false where the page ends inside it.
  private mutating func tag(nameAt nameStart: Int) -> Bool {
    isSelfClosing = false
    firstAttribute = attributes.count
    attributeCount = 0
    tagNumber &+= 1
    var place = nameStart
    tag = HTMLTag(rawValue: name(at: &place, stop: HTMLByteClass.nameStop))
    while true {
      let byte = page[place]
      if byte == 0x3E {
        position = place + 1
        return true
      }
      if byte == 0x2F {
        place += 1
        if page[place] == 0x3E { isSelfClosing = true }
      } else if isHTMLSpace(byte) {
        place += 1
      } else if place >= end {
        position = end
        return false
      } else if !attribute(at: &place) {
        position = end
        return false
      }
    }
  }

  /// Reads a name in lower case up to a byte of the class `stop`; `place` moves behind it.
  private mutating func name(at place: inout Int, stop: UInt8) -> UInt32 {
    let start = place
    var seen: UInt8 = 0
    while true {
      let bits = classes[Int(page[place])]
      if bits & stop != 0 {
        if page[place] != 0 || place >= end { break }
        seen |= HTMLByteClass.upper
      }
      seen |= bits
      place += 1
    }
    guard seen & HTMLByteClass.upper != 0 else {
      return names.intern(UnsafeBufferPointer(start: page + start, count: place - start))
    }
    scratch.shrink(to: 0)
    for index in start..<place {
      if page[index] == 0 {
        for byte: UInt8 in [0xEF, 0xBF, 0xBD] { scratch.append(byte) }
      } else {
        scratch.append(asciiLowercased(page[index]))
      }
    }
    return names.intern(UnsafeBufferPointer(start: scratch.base, count: scratch.count))
  }

  /// Reads an attribute; false where the page ends inside it.
  private mutating func attribute(at place: inout Int) -> Bool {
    let nameStart = place
    let name: UInt32
    if page[place] == 0x3D {
      // A name may begin with an equals sign, and with that alone.
      name = nameAfterEqualsSign(at: &place)
    } else {
      name = self.name(at: &place, stop: HTMLByteClass.attributeStop)
    }
    let nameEnd = place
    while isHTMLSpace(page[place]) { place += 1 }
    var record = AttributeRecord(
      name: HTMLAttribute(rawValue: name), start: Int32(truncatingIfNeeded: nameEnd), count: 0,
      source: Range32(lower: Int32(truncatingIfNeeded: nameEnd), upper: Int32(truncatingIfNeeded: nameEnd)),
      isCopied: false)
    if page[place] == 0x3D {
      place += 1
      while isHTMLSpace(page[place]) { place += 1 }
      let byte = page[place]
      if byte == 0x22 || byte == 0x27 {
        place += 1
        guard value(at: &place, quote: byte, into: &record) else { return false }
        place += 1
      } else if byte != 0x3E {
        guard value(at: &place, quote: 0, into: &record) else { return false }
      }
    }
    while lastTagWith.count <= Int(name) { lastTagWith.append(0) }
    guard lastTagWith[Int(name)] != tagNumber, nameEnd > nameStart else { return true }
    lastTagWith[Int(name)] = tagNumber
    if attributeCount > 0 { attributes.base[attributes.count - 1].next = Int32(truncatingIfNeeded: attributes.count) }
    attributes.append(record)
    attributeCount += 1
    return true
  }

  private mutating func nameAfterEqualsSign(at place: inout Int) -> UInt32 {
    let start = place
    place += 1
    _ = name(at: &place, stop: HTMLByteClass.attributeStop)
    var bytes: [UInt8] = []
    for index in start..<place {
      if page[index] == 0 { bytes += [0xEF, 0xBF, 0xBD] } else { bytes.append(asciiLowercased(page[index])) }
    }
    return bytes.withUnsafeBufferPointer { names.intern($0) }
  }

  /// Reads a value up to its quotation mark, which `place` is left at, or, where `quote` is 0, up to white space or `>`.
  private mutating func value(at place: inout Int, quote: UInt8, into record: inout AttributeRecord) -> Bool {
    let start = place
    record.source.lower = Int32(truncatingIfNeeded: start)
    record.start = record.source.lower
    var copiedFrom = start
    let sideStart = side.count
    func isEnd(_ byte: UInt8) -> Bool { quote != 0 ? byte == quote : byte == 0x3E || isHTMLSpace(byte) }
    while true {
      while classes[Int(page[place])] & HTMLByteClass.valueStop == 0 { place += 1 }
      let byte = page[place]
      if isEnd(byte) { break }
      switch byte {
      case 0x26:
        side.append(contentsOf: UnsafeBufferPointer(start: page + copiedFrom, count: place - copiedFrom))
        record.isCopied = true
        copiedFrom = place
        if let after = reference(at: place, inAttribute: true) {
          place = after
          copiedFrom = after
        } else {
          place += 1
        }
      case 0x0D:
        side.append(contentsOf: UnsafeBufferPointer(start: page + copiedFrom, count: place - copiedFrom))
        record.isCopied = true
        place += 1
        if page[place] != 0x0A { side.append(0x0A) }
        copiedFrom = place
      case 0:
        guard place < end else { return false }
        side.append(contentsOf: UnsafeBufferPointer(start: page + copiedFrom, count: place - copiedFrom))
        for byte: UInt8 in [0xEF, 0xBF, 0xBD] { side.append(byte) }
        record.isCopied = true
        place += 1
        copiedFrom = place
      default:
        place += 1
      }
    }
    record.source.upper = Int32(truncatingIfNeeded: place)
    if record.isCopied {
      side.append(contentsOf: UnsafeBufferPointer(start: page + copiedFrom, count: place - copiedFrom))
      record.start = Int32(truncatingIfNeeded: sideStart)
      record.count = Int32(truncatingIfNeeded: side.count - sideStart)
    } else {
      record.count = Int32(truncatingIfNeeded: place - start)
    }
    return true
  }
}
