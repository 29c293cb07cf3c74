/// Comments, doctypes and CDATA sections.
extension HTMLTokenizer {
  /// Reads what `<!` opens; nil where that is a CDATA section, whose text comes next.
  mutating func declaration() -> Token? {
    let start = position + 2
    if page[start] == 0x2D, page[start + 1] == 0x2D { return comment(from: start + 2) }
    if matches("doctype", at: start) { return doctype(from: start + 7) }
    if allowsCDATA, start + 7 <= end, page[start] == 0x5B, page[start + 6] == 0x5B, matches("cdata", at: start + 1),
      (start + 1..<start + 6).allSatisfy({ page[$0] < 0x60 })
    {
      position = start + 7
      enter(.cdata)
      return nil
    }
    return bogusComment(from: start)
  }

  /// Whether the bytes at `place` are `word`, which is in lower case, but for the case of letters.
  private func matches(_ word: StaticString, at place: Int) -> Bool {
    guard place + word.utf8CodeUnitCount <= end else { return false }
    return word.withUTF8Buffer { bytes in
      for index in 0..<bytes.count where asciiLowercased(page[place + index]) != bytes[index] { return false }
      return true
    }
  }

  private mutating func comment(from start: Int) -> Token {
    if page[start] == 0x3E || (page[start] == 0x2D && page[start + 1] == 0x3E) {
      setComment(start, start)
      position = min(start + (page[start] == 0x3E ? 1 : 2), end)
      return .comment
    }
    var place = find(0x3E, from: start)
    while place < end {
      let isEnd = place - 2 >= start && page[place - 1] == 0x2D && page[place - 2] == 0x2D
      let isBangEnd =
        place - 3 >= start && page[place - 1] == 0x21 && page[place - 2] == 0x2D && page[place - 3] == 0x2D
      if isEnd || isBangEnd {
        setComment(start, place - (isEnd ? 2 : 3))
        position = place + 1
        return .comment
      }
      place = find(0x3E, from: place + 1)
    }
    setComment(start, endOfCutComment(from: start))
    position = end
    return .comment
  }

  /// Where the data of a comment without an end ends: a begun `-->` or `--!>` is not data.
  private func endOfCutComment(from start: Int) -> Int {
    func ends(with bytes: [UInt8]) -> Bool {
      end - bytes.count >= start && bytes.indices.allSatisfy { page[end - bytes.count + $0] == bytes[$0] }
    }
    if ends(with: [0x2D, 0x2D, 0x21]) { return end - 3 }
    if ends(with: [0x2D, 0x2D]) { return end - 2 }
    return ends(with: [0x2D]) ? end - 1 : end
  }

  /// A comment up to the next `>`, made of markup that is none.
  mutating func bogusComment(from start: Int) -> Token {
    let place = find(0x3E, from: start)
    setComment(start, place)
    position = min(place + 1, end)
    return .comment
  }

  private mutating func setComment(_ start: Int, _ stop: Int) {
    setVerbatim(start, stop)
    guard (start..<stop).contains(where: { page[$0] == 0 || page[$0] == 0x0D }) else { return }
    setCopied(copy(start, stop, lowercased: false), for: start, stop, as: .replaced)
  }

  /// Copies bytes to the side buffer with new lines made one and NULs replaced.
  private mutating func copy(_ start: Int, _ stop: Int, lowercased: Bool) -> Range32 {
    let first = side.count
    var place = start
    while place < stop {
      switch page[place] {
      case 0: for byte: UInt8 in [0xEF, 0xBF, 0xBD] { side.append(byte) }
      case 0x0D: if place + 1 >= stop || page[place + 1] != 0x0A { side.append(0x0A) }
      default: side.append(lowercased ? asciiLowercased(page[place]) : page[place])
      }
      place += 1
    }
    return Range32(lower: Int32(truncatingIfNeeded: first), upper: Int32(truncatingIfNeeded: side.count))
  }

  /// Reads a doctype; `place` is behind the word. What is wrong with it makes it force quirks mode, never fail.
  private mutating func doctype(from start: Int) -> Token {
    doctype = Doctype()
    var place = start
    skipSpace(&place)
    let nameStart = place
    while place < end, !isHTMLSpace(page[place]), page[place] != 0x3E { place += 1 }
    if place > nameStart {
      let name = copy(nameStart, place, lowercased: true)
      let bytes = UnsafeBufferPointer(start: side.base + Int(name.lower), count: name.range.count)
      tag = HTMLTag(rawValue: names.intern(bytes))
      doctype.hasName = true
      skipSpace(&place)
      identifiers(at: &place)
    } else {
      doctype.forcesQuirks = true
    }
    if place >= end { doctype.forcesQuirks = true }
    position = min(find(0x3E, from: place) + 1, end)
    return .doctype
  }

  private mutating func identifiers(at place: inout Int) {
    guard place < end, page[place] != 0x3E else { return }
    let isPublic = matches("public", at: place)
    guard isPublic || matches("system", at: place) else {
      doctype.forcesQuirks = true
      skipRest(&place)
      return
    }
    place += 6
    skipSpace(&place)
    guard let first = identifier(at: &place) else {
      doctype.forcesQuirks = true
      if place < end, page[place] != 0x3E { skipRest(&place) }
      return
    }
    skipSpaceAfterIdentifier(&place)
    guard isPublic else {
      doctype.systemID = first
      skipRest(&place)
      return
    }
    doctype.publicID = first
    guard place < end, page[place] != 0x3E else { return }
    if let second = identifier(at: &place) {
      doctype.systemID = second
      skipSpaceAfterIdentifier(&place)
    } else {
      doctype.forcesQuirks = true
    }
    skipRest(&place)
  }

  /// Reads a quoted identifier; nil where there is no quotation mark. One that is cut off forces quirks mode.
  private mutating func identifier(at place: inout Int) -> Range32? {
    let quote = page[place]
    guard place < end, quote == 0x22 || quote == 0x27 else { return nil }
    place += 1
    let start = place
    while place < end, page[place] != quote, page[place] != 0x3E { place += 1 }
    let identifier = copy(start, place, lowercased: false)
    if place < end, page[place] == quote { place += 1 } else { doctype.forcesQuirks = true }
    return identifier
  }

  private func skipSpace(_ place: inout Int) {
    while place < end, isHTMLSpace(page[place]) { place += 1 }
  }

  /// An end of the page right here forces quirks mode, while one in the rubbish after it does not.
  private mutating func skipSpaceAfterIdentifier(_ place: inout Int) {
    skipSpace(&place)
    if place >= end { doctype.forcesQuirks = true }
  }

  /// Skips to the `>`; a page that ends before it leaves the doctype as it is.
  private func skipRest(_ place: inout Int) {
    place = min(find(0x3E, from: place), end - 1)
  }
}
