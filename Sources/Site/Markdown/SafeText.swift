/// Writes text that is HTML already so that it is text to every reader: no `<`, no `>`, no `&` but of a reference, no control
/// characters. Writing it twice changes nothing.
enum SafeText {
  /// Adds the text at `range`, for an attribute's value with `quotes` escaped too.
  static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, quotes: Bool = false, to output: inout [UInt8]
  ) {
    var copied = range.lowerBound
    for index in range {
      let byte = bytes[index]
      let replacement: StaticString
      switch byte {
      case 0x3C: replacement = "&lt;"
      case 0x3E: replacement = "&gt;"
      case 0x22 where quotes: replacement = "&quot;"
      case 0x26:
        if isReference(bytes, index, range.upperBound) { continue }
        replacement = "&amp;"
      case 0x09, 0x0A, 0x20...0x7E, 0x80...: continue
      default: replacement = ""
      }
      output.append(contentsOf: bytes[copied..<index])
      replacement.withUTF8Buffer { output.append(contentsOf: $0) }
      copied = index + 1
    }
    if copied < range.upperBound { output.append(contentsOf: bytes[copied..<range.upperBound]) }
  }

  /// Whether a character reference with its semicolon begins at `start`.
  private static func isReference(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var place = start + 1
    if place < end, bytes[place] == 0x23 { place += 1 }
    let first = place
    while place < end, place - first <= 32, MarkupScanner.isLetter(bytes[place]) || bytes[place] &- 0x30 < 10 {
      place += 1
    }
    return place > first && place < end && bytes[place] == 0x3B
  }
}
