// Numbers.
extension Tokenizer {
  /// Reads what begins with a digit: 1,234.5; 14:30; 9/11; 2023-09-20; 20th; 27-year-old; 30 + km; 5 + pm.
  mutating func readNumber() {
    let start = position
    var limit = digitsEnd(from: start)
    if let date = isoDateEnd(from: limit) { return emit(to: date) }
    while limit < end, kind(limit + 1) == .digit {
      switch bytes[limit] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"): break
      default: return finishNumber(start, limit)
      }
      limit = digitsEnd(from: limit + 1)
    }
    finishNumber(start, limit)
  }

  /// Reads the letters written to a number: units are split off, all else belongs to it.
  private mutating func finishNumber(_ start: Int, _ digits: Int) {
    var limit = wordRunEnd(from: digits)
    if limit > digits {
      if limit - digits <= 3, kind(limit) != .hyphen, words.units.contains(LowercaseHash.of(bytes, digits..<limit)) {
        emit(to: digits)
        return emit(to: limit)
      }
      // p.m., a.m. written to the hour
      if limit - digits == 1, byte(limit) == UInt8(ascii: "."), byte(limit + 1) | 0x20 == UInt8(ascii: "m"),
        !isWord(limit + 2)
      {
        emit(to: digits)
        return emit(to: byte(limit + 2) == UInt8(ascii: ".") ? limit + 3 : limit + 2)
      }
    }
    while limit < end, kind(limit) == .hyphen {
      let next = limit + Scalar(bytes, at: limit, end: end).count
      // "27-year-old" is a word, "2-3" a range.
      guard kind(next) == .letter || (limit > digits && kind(next) == .digit) else { break }
      limit = wordRunEnd(from: next)
    }
    emit(to: limit)
  }

  private func digitsEnd(from offset: Int) -> Int {
    var limit = offset
    while limit < end {
      let scalar = Scalar(bytes, at: limit, end: end)
      guard scalar.kind == .digit else { break }
      limit += scalar.count
    }
    return limit
  }

  /// The end of `-09-20` behind a year, with the time behind it if one is written to it.
  private func isoDateEnd(from limit: Int) -> Int? {
    guard limit - position == 4, byte(limit) == UInt8(ascii: "-"), digitsEnd(from: limit + 1) == limit + 3,
      byte(limit + 3) == UInt8(ascii: "-"), digitsEnd(from: limit + 4) == limit + 6
    else { return nil }
    return limit + 6
  }
}
