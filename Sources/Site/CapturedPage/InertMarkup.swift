/// Writes a page again so that nothing of it runs or loads, with marks around its words, and all else byte for byte.
///
/// What a browser reads depends in places on the tree that it builds: a `<title>` in a picture is not raw text, one on a page
/// is. So the result is made to mean the same either way: every `<` in it begins a tag or a comment that was read as such
/// here, wherever a browser may think it stands. It is UTF-8, or in a charset that is compatible with ASCII. Doing it twice
/// does no more than doing it once. Linear in the page and the marks.
struct InertMarkup {
  /// Whether a page is made inert, or is ours already and only gets its marks.
  enum Trust { case captured, safe }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let trust: Trust
  private let reserved: Set<[UInt8]>
  private var scanner: MarkupScanner
  private var painter: MarkPainter
  private var output: [UInt8] = []
  /// The style to be put behind the doctype, until it is.
  private var style: String?
  private var foreignDepth = 0

  private init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ plan: MarkPlan, style: String?, trust: Trust
  ) {
    self.bytes = bytes
    self.trust = trust
    self.style = style
    reserved = Set(plan.marks.map { Array($0.id.utf8) })
    scanner = MarkupScanner(bytes)
    painter = MarkPainter(plan)
    output.reserveCapacity(bytes.count + bytes.count / 8 + 512)
  }

  /// `page` made inert and marked. `style` is put into a `<style>` behind the doctype; `missing` are the ids of marks whose
  /// words are in no text of the page.
  static func written(
    _ page: [UInt8], marks plan: MarkPlan = .none, style: String? = nil, trust: Trust = .captured
  ) -> (html: [UInt8], missing: [String]) {
    page.withUnsafeBufferPointer { bytes in
      var writer = InertMarkup(bytes, plan, style: style, trust: trust)
      writer.run()
      return (writer.output, writer.painter.missing)
    }
  }

  private mutating func run() {
    // A byte order mark has to stay the first.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      output.append(contentsOf: bytes[..<3])
      scanner.position = 3
    }
    while let token = scanner.next() {
      if style != nil, opensDocument(token) { writeStyle() }
      switch token.kind {
      case .text: text(token.range)
      case .startTag: startTag(token)
      case .endTag: endTag(token)
      case .comment: comment(token.range)
      case .doctype: doctype(token.range)
      case .bogus: break
      }
    }
    if style != nil { writeStyle() }
  }

  /// Whether the token is past what may stand in front of a doctype: then the style's place is here.
  private func opensDocument(_ token: MarkupScanner.Token) -> Bool {
    switch token.kind {
    case .comment, .bogus, .doctype: false
    case .text: !bytes[token.range].allSatisfy(MarkupScanner.isSpace)
    case .startTag, .endTag: true
    }
  }

  private mutating func writeStyle() {
    guard let style else { return }
    self.style = nil
    output.append(contentsOf: "<style>\(style)</style>".utf8)
  }
}

// MARK: Text

extension InertMarkup {
  @inline(__always) private func has(_ byte: UInt8, in range: Range<Int>) -> Bool {
    for index in range where bytes[index] == byte { return true }
    return false
  }

  private mutating func text(_ range: Range<Int>) {
    let bytes = bytes
    painter.paint(bytes, range, hasReferences: true, into: &output) { part, output in
      Self.escape(bytes, part, into: &output)
    }
  }

  /// Writes bytes with each `<` as a reference.
  static func escape(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, ampersands: Bool = false, quotes: Bool = false,
    into output: inout [UInt8]
  ) {
    var copied = range.lowerBound
    for index in range {
      let reference: StaticString
      switch bytes[index] {
      case 0x3C: reference = "&lt;"
      case 0x3E where ampersands: reference = "&gt;"
      case 0x26 where ampersands: reference = "&amp;"
      case 0x22 where quotes: reference = "&quot;"
      default: continue
      }
      output.append(contentsOf: bytes[copied..<index])
      reference.withUTF8Buffer { output.append(contentsOf: $0) }
      copied = index + 1
    }
    output.append(contentsOf: bytes[copied..<range.upperBound])
  }

  private mutating func comment(_ range: Range<Int>) {
    // One with tags in it, such as "<!--[if IE]>", would be tags to a browser that took its beginning for raw text.
    let inner = (range.lowerBound + 4)..<max(range.lowerBound + 4, range.upperBound - 3)
    let isWhole = range.count >= 7 && bytes[range].suffix(3).elementsEqual([0x2D, 0x2D, 0x3E])
    guard isWhole, !has(0x3C, in: inner), !has(0x3E, in: inner) else { return }
    output.append(contentsOf: bytes[range])
  }

  private mutating func doctype(_ range: Range<Int>) {
    let isPlain = bytes[range.upperBound - 1] == 0x3E && !has(0x3C, in: (range.lowerBound + 1)..<range.upperBound)
    if isPlain { output.append(contentsOf: bytes[range]) } else { output.append(contentsOf: "<!DOCTYPE html>".utf8) }
    if style != nil { writeStyle() }
  }

  /// Reads the raw text of an element up to its end tag, and writes it as its fate wants.
  private mutating func rawText(_ name: MarkupName, _ token: MarkupScanner.Token, _ fate: InertRules.Fate) {
    let content = scanner.position..<scanner.rawTextEnd(name, length: token.name.count)
    scanner.position = content.upperBound
    switch fate {
    case .keepText: Self.escape(bytes, content, into: &output)
    case .keepStyle: styleRules(content)
    case .preformat:
      let bytes = bytes
      painter.paint(bytes, content, hasReferences: false, into: &output) { part, output in
        Self.escape(bytes, part, ampersands: true, into: &output)
      }
    default: _ = scanner.next()  // The end tag goes too.
    }
  }

  /// Writes style rules; a `<` that could open a tag as an escape of CSS, which is the same within its strings.
  private mutating func styleRules(_ range: Range<Int>) {
    var copied = range.lowerBound
    for index in range where bytes[index] == 0x3C {
      let next = index + 1 < range.upperBound ? bytes[index + 1] : 0x2F
      guard MarkupScanner.isLetter(next) || next == 0x2F || next == 0x21 || next == 0x3F else { continue }
      output.append(contentsOf: bytes[copied..<index])
      // "<!--" around all rules means nothing in CSS; a page that wants it in a string is yet to be seen.
      let opens = bytes[index..<range.upperBound].starts(with: [0x3C, 0x21, 0x2D, 0x2D])
      if !opens { output.append(contentsOf: "\\3c ".utf8) }
      copied = opens ? index + 4 : index + 1
    }
    output.append(contentsOf: bytes[copied..<range.upperBound])
  }
}

// MARK: Tags

extension InertMarkup {
  /// Whether a tag's name is made of what names are made of; browsers take anything, but nothing else is meant well.
  private func isPlain(_ name: Range<Int>) -> Bool {
    for index in name {
      let byte = bytes[index]
      guard MarkupScanner.isLetter(byte) || byte &- 0x30 < 11 || byte == 0x2D || byte == 0x5F || byte == 0x2E else {
        return false
      }
    }
    return true
  }

  private mutating func startTag(_ token: MarkupScanner.Token) {
    if trust == .safe {
      output.append(contentsOf: bytes[token.range])
      return
    }
    guard isPlain(token.name) else { return }
    let name = MarkupName(bytes, token.name)
    let isForeign = name == "svg" || name == "math"
    if isForeign, !token.isSelfClosing { foreignDepth += 1 }
    let fate = InertRules.fate(of: name)
    switch fate {
    case .keep: tag(token, name)
    case .unwrap: break
    case .meta: if isInertMeta() { tag(token, name) }
    case .drop, .keepText, .keepStyle, .preformat:
      // In a picture, "<title/>" is all there is; on a page it opens raw text. Without it both are the same.
      if token.isSelfClosing, foreignDepth > 0 { return }
      if case .preformat = fate { output.append(contentsOf: "<pre>".utf8) }
      if case .keepText = fate { tag(token, name) }
      if case .keepStyle = fate { tag(token, name) }
      rawText(name, token, fate)
    }
  }

  private mutating func endTag(_ token: MarkupScanner.Token) {
    if trust == .safe {
      output.append(contentsOf: bytes[token.range])
      return
    }
    guard isPlain(token.name) else { return }
    let name = MarkupName(bytes, token.name)
    if name == "svg" || name == "math" { foreignDepth = max(0, foreignDepth - 1) }
    switch InertRules.fate(of: name) {
    case .keep, .keepText, .keepStyle:
      output.append(contentsOf: "</".utf8)
      output.append(contentsOf: bytes[token.name])
      output.append(0x3E)
    case .preformat: output.append(contentsOf: "</pre>".utf8)
    case .unwrap, .drop, .meta: break
    }
  }

  /// Whether the `<meta>` that was read last only says something of the page.
  private func isInertMeta() -> Bool {
    for attribute in scanner.attributes {
      let name = MarkupName(bytes, attribute.name)
      if name == "http-equiv" { return false }
      guard name == "name", let value = attribute.value else { continue }
      if has(0x26, in: value) { return false }
      let words = String(decoding: bytes[value], as: UTF8.self).lowercased()
      if words.contains("referrer") || words.contains("monetization") { return false }
    }
    return true
  }

  private mutating func tag(_ token: MarkupScanner.Token, _ name: MarkupName) {
    let attributes = scanner.attributes
    var isChanged = false
    for attribute in attributes where !isUntouched(attribute, on: name) {
      isChanged = true
      break
    }
    guard isChanged else {
      output.append(contentsOf: bytes[token.range])
      return
    }
    output.append(0x3C)
    output.append(contentsOf: bytes[token.name])
    let address = attributes.first { isAddress($0, on: name) }
    if let value = address?.value { write("title", value) }
    for attribute in attributes { write(attribute, on: name, hasAddress: address != nil) }
    output.append(contentsOf: token.isSelfClosing ? " />".utf8 : ">".utf8)
  }

  private func isAddress(_ attribute: MarkupScanner.Attribute, on element: MarkupName) -> Bool {
    guard case .address = InertRules.fate(of: MarkupName(bytes, attribute.name), on: element) else { return false }
    return attribute.value.map { !$0.isEmpty } ?? false
  }

  /// Whether an attribute stays as it is written.
  private func isUntouched(_ attribute: MarkupScanner.Attribute, on element: MarkupName) -> Bool {
    guard isInert(attribute.name), attribute.value.map({ !has(0x3C, in: $0) }) ?? true else { return false }
    switch InertRules.fate(of: MarkupName(bytes, attribute.name), on: element) {
    case .keep, .title: return true
    case .image: return attribute.value.map(isImage) ?? false
    case .identifier: return !isReserved(attribute)
    case .drop, .address: return false
    }
  }

  private mutating func write(
    _ attribute: MarkupScanner.Attribute, on element: MarkupName, hasAddress: Bool
  ) {
    guard isInert(attribute.name) else { return }
    switch InertRules.fate(of: MarkupName(bytes, attribute.name), on: element) {
    case .drop, .address: return
    case .title: if hasAddress { return }
    case .image: guard attribute.value.map(isImage) ?? false else { return }
    case .identifier: if isReserved(attribute) { return }
    case .keep: break
    }
    output.append(0x20)
    output.append(contentsOf: bytes[attribute.name])
    if let value = attribute.value { write(value) }
  }

  private mutating func write(_ name: String, _ value: Range<Int>) {
    output.append(0x20)
    output.append(contentsOf: name.utf8)
    write(value)
  }

  private mutating func write(_ value: Range<Int>) {
    output.append(contentsOf: "=\"".utf8)
    Self.escape(bytes, value, quotes: true, into: &output)
    output.append(0x22)
  }

  /// Whether a name is no event handler's, and is made of characters that cannot be taken for anything else.
  private func isInert(_ name: Range<Int>) -> Bool {
    if name.count >= 2, bytes[name.lowerBound] | 0x20 == 0x6F, bytes[name.lowerBound + 1] | 0x20 == 0x6E {
      return false
    }
    for index in name {
      let byte = bytes[index]
      if byte <= 0x20 || byte >= 0x7F || byte == 0x22 || byte == 0x27 || byte == 0x3C || byte == 0x3D || byte == 0x60 {
        return false
      }
    }
    return true
  }

  private func isImage(_ value: Range<Int>) -> Bool {
    var start = value.lowerBound
    while start < value.upperBound, MarkupScanner.isSpace(bytes[start]) { start += 1 }
    let wanted: StaticString = "data:image/"
    guard value.upperBound - start > wanted.utf8CodeUnitCount else { return false }
    return wanted.withUTF8Buffer { wanted in
      wanted.indices.allSatisfy {
        wanted[$0] == bytes[start + $0] | (MarkupScanner.isLetter(bytes[start + $0]) ? 0x20 : 0)
      }
    }
  }

  private func isReserved(_ attribute: MarkupScanner.Attribute) -> Bool {
    guard !reserved.isEmpty, let value = attribute.value else { return false }
    return has(0x26, in: value) || reserved.contains(Array(bytes[value]))
  }
}
