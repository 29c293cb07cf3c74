/// Writes HTML again with nothing but the elements, attributes and addresses of a list: the second wall behind cmark.
///
/// Takes any bytes. The result is balanced, has each attribute in quotation marks, and is its own result: sanitising twice
/// changes nothing. Linear.
struct SafeHTML {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var scanner: MarkupScanner
  private var open: [StaticString] = []
  private var output: [UInt8] = []

  /// Elements that stand deeper lose their tags.
  static let maxDepth = 32

  /// The safe form of `html`.
  static func sanitised(_ html: [UInt8]) -> [UInt8] {
    html.withUnsafeBufferPointer { bytes in
      var writer = SafeHTML(bytes)
      writer.run()
      return writer.output
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    scanner = MarkupScanner(bytes)
    output.reserveCapacity(bytes.count + bytes.count / 4)
  }

  private mutating func run() {
    while let token = scanner.next() {
      switch token.kind {
      case .text: SafeText.append(bytes, token.range, to: &output)
      case .startTag: startTag(MarkupName(bytes, token.name), token)
      case .endTag: endTag(MarkupName(bytes, token.name))
      case .comment, .doctype, .bogus: break
      }
    }
    while let name = open.popLast() { close(name) }
  }

  private mutating func startTag(_ name: MarkupName, _ token: MarkupScanner.Token) {
    if name == "script" || name == "style" {
      // Their text is for machines.
      scanner.position = scanner.rawTextEnd(name, length: token.name.count)
    } else if name == "img" {
      image()
    } else if let kept = SafeElements.names[name] {
      element(kept)
    }
  }

  private mutating func element(_ name: StaticString) {
    let isVoid = SafeElements.isVoid(name)
    guard isVoid || open.count < Self.maxDepth else { return }
    if SafeElements.isLink(name) {
      // Links do not nest, and one without an address is only its text.
      guard !open.contains(where: SafeElements.isLink), let address = address(of: "href") else { return }
      openLink(address)
    } else {
      output.append(0x3C)
      append(name)
      attributes(of: name)
      output.append(0x3E)
    }
    if !isVoid { open.append(name) }
  }

  private mutating func endTag(_ name: MarkupName) {
    guard let kept = SafeElements.names[name], let index = open.lastIndex(where: { SafeElements.equal($0, kept) })
    else {
      return
    }
    while open.count > index { close(open.removeLast()) }
  }

  private mutating func close(_ name: StaticString) {
    output.append(contentsOf: "</".utf8)
    append(name)
    output.append(0x3E)
  }
}

// MARK: Links and images

extension SafeHTML {
  /// The attribute of this name, nil where the tag does not have it; the first counts.
  private func value(_ name: MarkupName) -> Range<Int>? {
    scanner.attributes.first { MarkupName(bytes, $0.name) == name }?.value
  }

  private func address(of name: MarkupName) -> SafeAddress? {
    value(name).flatMap { SafeAddress(bytes, $0) }
  }

  private mutating func openLink(_ address: SafeAddress) {
    output.append(contentsOf: "<a href=\"".utf8)
    SafeText.append(bytes, address.range, quotes: true, to: &output)
    output.append(0x22)
    for name: StaticString in ["title", "id", "class", "aria-label"] { attribute(name, of: "a") }
    if address.isOuter { output.append(contentsOf: " rel=\"nofollow noopener\"".utf8) }
    output.append(0x3E)
  }

  /// An image as a link to it, called what the image says in words; the words alone where it has no address on the web.
  private mutating func image() {
    let words = value("alt") ?? 0..<0
    guard !open.contains(where: SafeElements.isLink), let address = address(of: "src"), address.isOuter else {
      SafeText.append(bytes, words, to: &output)
      return
    }
    openLink(address)
    SafeText.append(bytes, words.isEmpty ? address.range : words, to: &output)
    close("a")
  }

  private mutating func attributes(of element: StaticString) {
    for name in SafeElements.attributes(of: element) { attribute(name, of: element) }
  }

  private mutating func attribute(_ name: StaticString, of element: StaticString) {
    let packed = name.withUTF8Buffer { MarkupName($0, 0..<$0.count) }
    guard let range = value(packed), SafeElements.allows(name, bytes, range, on: element) else { return }
    output.append(0x20)
    append(name)
    output.append(contentsOf: "=\"".utf8)
    SafeText.append(bytes, range, quotes: true, to: &output)
    output.append(0x22)
  }

  private mutating func append(_ name: StaticString) {
    name.withUTF8Buffer { output.append(contentsOf: $0) }
  }
}
