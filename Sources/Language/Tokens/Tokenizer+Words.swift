// Words, abbreviations, addresses.
extension Tokenizer {
  private static var hyphen: UInt8 { UInt8(ascii: "-") }
  private static var stop: UInt8 { UInt8(ascii: ".") }
  /// The longest name part before `@` that is looked for.
  private static var longestLocalPart: Int { 64 }

  /// Reads a word that begins with a letter, and the clitic behind it.
  mutating func readWord() {
    if let limit = webAddressEnd() ?? mailAddressEnd() { return emit(to: limit) }
    let start = position
    var limit = wordRunEnd(from: start)
    var apostrophe: Int?
    var lastStop: Int?
    scan: while limit < end {
      let scalar = Scalar(bytes, at: limit, end: end)
      let next = limit + scalar.count
      switch scalar.kind {
      case .hyphen where isWord(next): apostrophe = nil
      case .apostrophe where kind(next) == .letter && scalar.value != 0x60: apostrophe = limit
      case .mark where scalar.value == 0x2E && joinsOverStop(from: (lastStop ?? start - 1) + 1, stop: limit):
        lastStop = limit
      case .mark where scalar.value == 0x26 && joinsOverAmpersand(limit): break
      default: break scan
      }
      limit = wordRunEnd(from: next)
    }
    if kind(limit) == .currency, limit - start <= 2, words.currencies.contains(LowercaseHash.of(bytes, start..<limit)) {
      return emit(to: limit + Scalar(bytes, at: limit, end: end).count, .punctuation)
    }
    if let apostrophe, emitClitic(start: start, apostrophe: apostrophe, limit: limit) { return }
    if byte(limit) == Self.stop, isAbbreviation(start..<limit, inner: lastStop) {
      return emit(to: limit + 1)
    }
    if limit - start == 6, LowercaseHash.of(bytes, start..<limit) == Self.cannot {
      emit(to: start + 3)
    }
    emit(to: limit)
  }

  private static let cannot = WordHash.of("cannot")

  /// Emits a word and its clitic: "does" + "n't", "minister" + "'s". Gives false where the apostrophe is part of the name.
  private mutating func emitClitic(start: Int, apostrophe: Int, limit: Int) -> Bool {
    let letters = apostrophe + Scalar(bytes, at: apostrophe, end: end).count
    guard limit > letters, limit - letters <= 2 else { return false }
    if limit - letters == 1, byte(letters) | 0x20 == UInt8(ascii: "t"), apostrophe - 1 > start,
      byte(apostrophe - 1) | 0x20 == UInt8(ascii: "n")
    {
      emit(to: apostrophe - 1)
      emit(to: limit)
      return true
    }
    guard words.clitics.contains(LowercaseHash.of(bytes, letters..<limit)) else { return false }
    emit(to: apostrophe)
    emit(to: limit)
    return true
  }

  /// Whether the stop at `stop` is inside a word: "U.S", "news.am", "U.S.-led", "Ph.D"; not where two sentences are glued ("off.A").
  private func joinsOverStop(from part: Int, stop: Int) -> Bool {
    let next = stop + 1
    if byte(next) == Self.hyphen { return stop - part == 1 && isWord(next + 1) }
    guard kind(next) == .letter else { return false }
    let rest = wordRunEnd(from: next)
    // Initials: one letter, a stop, one letter; or what the list of abbreviations knows.
    if stop - part == 1, rest - next == 1 { return true }
    if words.abbreviations[LowercaseHash.of(bytes, part..<rest)] != nil { return true }
    let isSmall = !Scalar(bytes, at: next, end: end).isUpper
    return isSmall && stop - part > 1 && rest - next <= 4 && !isWord(rest)
      && words.domains.contains(LowercaseHash.of(bytes, next..<rest))
  }

  /// Whether `&` joins two parts of a name: AT&T, R&D.
  private func joinsOverAmpersand(_ offset: Int) -> Bool {
    kind(offset + 1) == .letter && Scalar(bytes, at: offset + 1, end: end).isUpper && bytes[offset - 1] &- 0x41 < 26
  }

  /// Whether the stop behind the word at `range` is its own: an abbreviation, initials with inner stops, or an initial.
  private func isAbbreviation(_ range: Range<Int>, inner: Int?) -> Bool {
    let next = firstOfNextWord(after: range.upperBound + 1)
    if let inner {
      if range.upperBound - inner == 2 { return true }
      if words.abbreviations[LowercaseHash.of(bytes, range)] != nil { return true }
      return false
    }
    if let kind = words.abbreviations[LowercaseHash.of(bytes, range)] {
      switch kind {
      case .word: return next != nil || bytes[range.lowerBound] &- 0x41 < 26 || range.count > 3
      case .title: return bytes[range.lowerBound] &- 0x41 < 26 && next.map { $0.isUpper } ?? false
      case .month: return bytes[range.lowerBound] &- 0x41 < 26
      case .number: return next.map { $0.kind == .digit } ?? false
      }
    }
    // An initial: one capital, and a name's capital behind it.
    guard range.count <= 2, Scalar(bytes, at: range.lowerBound, end: end).count == range.count,
      Scalar(bytes, at: range.lowerBound, end: end).isUpper, let next, next.isUpper
    else { return false }
    return !isStarter(after: range.upperBound + 1)
  }

  /// The first scalar behind the white space at `offset`; nil at the end or where no space, or more than one, stands there.
  private func firstOfNextWord(after offset: Int) -> Scalar? {
    var cursor = offset
    while cursor < end, cursor < offset + 4, kind(cursor) == .space {
      cursor += Scalar(bytes, at: cursor, end: end).count
    }
    return cursor < end ? Scalar(bytes, at: cursor, end: end) : nil
  }

  /// Whether the word behind the white space at `offset` is one whose capital begins a sentence.
  private func isStarter(after offset: Int) -> Bool {
    var cursor = offset
    while cursor < end, cursor < offset + 4, kind(cursor) == .space {
      cursor += Scalar(bytes, at: cursor, end: end).count
    }
    var limit = cursor
    while limit < end, limit < cursor + 12, kind(limit) == .letter { limit += 1 }
    return words.starters.contains(LowercaseHash.of(bytes, cursor..<limit))
  }

  /// The end of `http://…`, `https://…` or `www.…` at `position`; marks that end a clause are left off.
  private func webAddressEnd() -> Int? {
    let first = bytes[position] | 0x20
    guard first == UInt8(ascii: "h") || first == UInt8(ascii: "w"),
      matches("http://") || matches("https://") || matches("www.")
    else { return nil }
    var limit = position
    while limit < end {
      let scalar = Scalar(bytes, at: limit, end: end)
      switch scalar.kind {
      case .space, .doubleQuote, .openQuote, .closeQuote: break
      case .mark where scalar.value == 0x3C || scalar.value == 0x3E: break
      default:
        limit += scalar.count
        continue
      }
      break
    }
    while limit > position + 1, [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x27].contains(bytes[limit - 1]) {
      limit -= 1
    }
    return limit
  }

  /// The end of an e-mail address at `position`.
  private func mailAddressEnd() -> Int? {
    var at = position
    while at < end, at < position + Self.longestLocalPart, isMailByte(bytes[at]) { at += 1 }
    guard byte(at) == UInt8(ascii: "@"), isWord(at + 1) else { return nil }
    var limit = at + 1
    while limit < end, isMailByte(bytes[limit]) { limit += 1 }
    while bytes[limit - 1] == Self.stop || bytes[limit - 1] == Self.hyphen { limit -= 1 }
    return limit
  }

  private func isMailByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x2D, 0x2B, 0x5F, 0x25: return true
    default: return false
    }
  }

  /// Whether the ASCII letters at `position` are `prefix`, in any case.
  private func matches(_ prefix: StaticString) -> Bool {
    guard position + prefix.utf8CodeUnitCount <= end else { return false }
    for offset in 0..<prefix.utf8CodeUnitCount {
      let byte = bytes[position + offset]
      guard (byte &- 0x41 < 26 ? byte | 0x20 : byte) == prefix.utf8Start[offset] else { return false }
    }
    return true
  }
}
