internal import Record

/// Finds the outlet and the section in lines of their own: above the headline, and in the copyright line.
struct OutletLines {
  let lines: [PageLine]
  let utf8: UnsafeBufferPointer<UInt8>
  let isText: [Bool]

  /// The section that stands nearest above the line `top`.
  func section(above top: Int) -> String? {
    for index in (max(0, top - 6)..<max(top, 0)).reversed() {
      let parts = Masthead.parts(of: text(index))
      guard lines[index].words <= 10 else { return nil }
      if let last = parts.last(where: { Masthead.isSection($0) }) { return last }
    }
    return nil
  }

  /// The outlet: a domain name above the headline, the name in the copyright line, or the page's first line where it is short
  /// and nothing else.
  func outlet(above top: Int) -> String? {
    let above = 0..<min(max(top, 0), lines.count)
    for index in above.prefix(60) where lines[index].words <= 6 {
      let line = text(index)
      if let end = Masthead.domainEnd(in: line), line[..<end].count >= 4 { return String(line[..<end]) }
    }
    if let name = copyright(),
      above.contains(where: { text($0).lowercased().contains(name.lowercased()) }) || above.isEmpty
    {
      return name
    }
    if above.count <= 12, let first = above.first, isName(first) { return Masthead.parts(of: text(first)).first }
    return copyright()
  }

  private func isName(_ index: Int) -> Bool {
    let line = lines[index]
    return line.words <= 5 && line.letters >= 4 && line.cues.strong == 0 && line.numbers == 0 && line.startsCapital
      && !line.endsSentence && !Masthead.isSection(text(index)) && !isText[index]
  }

  /// The name behind "© 2024", up to its end or a stop.
  private func copyright() -> String? {
    for line in lines.reversed().prefix(30) where line.words <= 40 {
      guard let sign = sign(in: line.span) else { continue }
      var words: [String] = []
      for word in String(decoding: utf8[sign..<line.span.end], as: UTF8.self).split(separator: " ") {
        let bare = word.filter { $0.isLetter || $0.isNumber || ".-&'’".contains($0) }
        if words.isEmpty,
          bare.isEmpty || bare.allSatisfy({ $0.isNumber || $0 == "-" || $0 == "." }) || bare.lowercased() == "copyright"
        {
          continue
        }
        if !words.isEmpty, bare.isEmpty || bare.allSatisfy({ $0.isNumber }) { break }
        let isStop = word.hasSuffix(".") || word.hasSuffix(",") || word.hasSuffix("|")
        words.append(bare.hasSuffix(".") ? String(bare.dropLast()) : bare)
        if isStop || words.count == 6 { break }
      }
      if let first = words.first?.first, first.isUppercase || first.isNumber || words[0].contains("."), words.count <= 5
      {
        return words.joined(separator: " ")
      }
    }
    return nil
  }

  /// The offset behind a copyright sign.
  private func sign(in span: Span) -> Int? {
    var index = span.start
    while index + 1 < span.end {
      if utf8[index] == 0xC2, utf8[index + 1] == 0xA9 { return index + 2 }
      index += 1
    }
    return nil
  }

  private func text(_ index: Int) -> String { PastedText.words(utf8, lines[index].span.range) }
}
