internal import Record

/// Cuts a line where its parts stood side by side on the page: at bars, bullets, tabs and gaps of two spaces or more.
enum Columns {
  /// The parts of `range`, without the marks between them; none is empty.
  static func ranges(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var index = start
    func close(at end: Int) {
      var low = start
      var high = end
      while low < high, utf8[low] == 0x20 { low += 1 }
      while high > low, utf8[high - 1] == 0x20 { high -= 1 }
      if low < high { parts.append(low..<high) }
    }
    while index < range.upperBound {
      let length = max(bar(utf8, index, range.upperBound), gap(utf8, index, range.upperBound))
      if length > 0 {
        close(at: index)
        index += length
        start = index
      } else {
        index += Letter.length(utf8[index])
      }
    }
    close(at: range.upperBound)
    return parts
  }

  private static func bar(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int {
    switch utf8[index] {
    case 0x7C, 0x09: 1
    case 0xC2 where index + 1 < end && utf8[index + 1] == 0xB7: 2
    case 0xE2 where index + 2 < end && utf8[index + 1] == 0x80 && utf8[index + 2] == 0xA2: 3
    default: 0
    }
  }

  private static func gap(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int {
    var high = index
    var spaces = 0
    while high < end {
      if utf8[high] == 0x20 {
        high += 1
      } else if utf8[high] == 0xC2, high + 1 < end, utf8[high + 1] == 0xA0 {
        high += 2
      } else {
        break
      }
      spaces += 1
    }
    return spaces >= 2 ? high - index : 0
  }
}
