/// Turns what a reader writes into safe HTML: paragraphs, line breaks and links, and nothing else.
enum CommentText {
  /// The HTML of a comment. Blank lines part paragraphs; addresses that begin with `http://` or `https://` become links that
  /// search engines do not count and that do not tell where the reader came from. Linear.
  static func html(_ text: String) -> String {
    var text = text
    if text.utf8.contains(where: mayBeUnwanted) {
      text = String(String.UnicodeScalarView(text.unicodeScalars.lazy.filter { !isUnwanted($0) }))
    }
    let output = text.withUTF8 { bytes in
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + bytes.count / 4)
      var isOpen = false
      var place = 0
      var blank = 0
      while place < bytes.count {
        var end = place
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        let line = trimmed(bytes, place..<end)
        place = end + 1
        if line.isEmpty {
          blank += 1
          continue
        }
        if isOpen { output.append(contentsOf: blank > 0 ? "</p>\n<p dir=\"auto\">".utf8 : "<br>\n".utf8) }
        if !isOpen { output.append(contentsOf: "<p dir=\"auto\">".utf8) }
        isOpen = true
        blank = 0
        append(bytes, line, to: &output)
      }
      if isOpen { output.append(contentsOf: "</p>".utf8) }
      return output
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Whether a character that is not wanted may begin with this byte; most comments have none.
  private static func mayBeUnwanted(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
  }

  /// Control characters, and those that turn the direction of all that follows.
  private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x09: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: true
    default: false
    }
  }

  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Range<Int> {
    var line = line
    while let first = line.first, MarkupScanner.isSpace(bytes[first]) { line = line.dropFirst() }
    while let last = line.last, MarkupScanner.isSpace(bytes[last]) { line = line.dropLast() }
    return line
  }

  private static func append(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, to output: inout [UInt8]) {
    var copied = line.lowerBound
    var place = line.lowerBound
    while place < line.upperBound {
      // Looked for at the beginning of words only.
      let begins = place == line.lowerBound || !isWordByte(bytes[place - 1])
      guard begins, bytes[place] | 0x20 == 0x68, let address = address(bytes, place, line.upperBound) else {
        place += 1
        continue
      }
      escape(bytes, copied..<place, to: &output)
      output.append(contentsOf: "<a href=\"".utf8)
      escape(bytes, address, to: &output)
      output.append(contentsOf: "\" rel=\"nofollow ugc noopener\" referrerpolicy=\"no-referrer\">".utf8)
      escape(bytes, address, to: &output)
      output.append(contentsOf: "</a>".utf8)
      place = address.upperBound
      copied = place
    }
    escape(bytes, copied..<line.upperBound, to: &output)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    MarkupScanner.isLetter(byte) || byte &- 0x30 < 10 || byte >= 0x80
  }

  /// The address that begins at `start`, without the punctuation of the sentence it stands in.
  private static func address(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Range<Int>? {
    let scheme = (start..<min(end, start + 8)).map { bytes[$0] &- 0x41 < 26 ? bytes[$0] | 0x20 : bytes[$0] }
    let length = scheme.starts(with: "https://".utf8) ? 8 : scheme.starts(with: "http://".utf8) ? 7 : 0
    guard length > 0, start + length < end, isWordByte(bytes[start + length]) else { return nil }
    var place = start + length
    var opened = 0
    while place < end, place - start < SafeAddress.maxBytes {
      let byte = bytes[place]
      if byte <= 0x20 || byte == 0x7F || byte == 0x22 || byte == 0x3C || byte == 0x3E || byte == 0x60 { break }
      if byte == 0x28 { opened += 1 }
      if byte == 0x29 { opened -= 1 }
      if opened < 0 { break }
      place += 1
    }
    // One that is cut at the limit leads nowhere.
    if place - start >= SafeAddress.maxBytes { return nil }
    while place > start + length, ".,;:!?'*_]}".utf8.contains(bytes[place - 1]) { place -= 1 }
    return place > start + length ? start..<place : nil
  }

  private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
    InertMarkup.escape(bytes, range, ampersands: true, quotes: true, into: &output)
  }
}
