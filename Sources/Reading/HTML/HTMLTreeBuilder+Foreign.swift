/// SVG and MathML in a page (13.2.6.5).
extension HTMLTreeBuilder {
  /// Whether the present token is one for these rules rather than for those of the mode.
  func usesForeignRules(forStartTag: Bool, isEndTag: Bool = false) -> Bool {
    guard !open.isEmpty else { return false }
    let traits = adjustedTraits
    guard traits.contains(.foreign) else { return false }
    if isEndTag { return true }
    let tag = tokenizer.tag
    if traits.contains(.mathText) { return forStartTag && (tag == .mglyph || tag == .malignmark) }
    if traits.contains(.htmlIntegration) { return false }
    if forStartTag, tag == .svg, adjustedNode == (.annotationXML, .mathML) { return false }
    return true
  }

  private var adjustedNode: (tag: HTMLTag, namespace: HTMLTree.Namespace) {
    if open.count == 1, let context { return (context.tag, context.namespace) }
    return (open.top.tag, nodes[Int(open.top.node)].namespace)
  }

  /// The present start tag opens a vocabulary of its own.
  mutating func startForeign(_ namespace: HTMLTree.Namespace) {
    reconstructFormatting()
    adjustAttributes(namespace)
    insertForeignElement(tokenizer.tag, namespace, HTMLTraits.of(tokenizer.tag, in: namespace))
  }

  mutating func startTagInForeign() -> Bool {
    if breaksOut {
      while !open.top.isHTML, !isIntegrationPoint(open.top.traits) { pop() }
      return startTag(in: mode)
    }
    let namespace = adjustedNode.namespace
    var tag = tokenizer.tag
    if namespace == .svg { tag = HTMLCase.svgTags[tag.rawValue].map(HTMLTag.init(rawValue:)) ?? tag }
    adjustAttributes(namespace)
    var traits = HTMLTraits.of(tag, in: namespace)
    if namespace == .mathML, tag == .annotationXML, hasHTMLEncoding { traits.formUnion(.htmlIntegration) }
    insertForeignElement(tag, namespace, traits)
    return false
  }

  private func isIntegrationPoint(_ traits: HTMLTraits) -> Bool {
    traits.contains(.mathText) || traits.contains(.htmlIntegration)
  }

  /// Whether the present start tag cannot be meant for SVG or MathML, so that they end before it.
  private var breaksOut: Bool {
    switch tokenizer.tag {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5,
      .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span, .strong,
      .strike, .sub, .sup, .table, .tt, .u, .ul, .var:
      true
    case .font:
      (0..<tokenizer.attributeCount).contains {
        let name = tokenizer.attributes[tokenizer.firstAttribute + $0].name
        return name == .color || name == .face || name == .size
      }
    default: false
    }
  }

  private var hasHTMLEncoding: Bool {
    for offset in 0..<tokenizer.attributeCount {
      let attribute = tokenizer.attributes[tokenizer.firstAttribute + offset]
      guard attribute.name == .encoding else { continue }
      let base = attribute.isCopied ? UnsafePointer(tokenizer.side.base) : tokenizer.page
      let value = UnsafeBufferPointer(start: base + Int(attribute.start), count: Int(attribute.count))
        .map(asciiLowercased)
      return value.elementsEqual("text/html".utf8) || value.elementsEqual("application/xhtml+xml".utf8)
    }
    return false
  }

  /// Gives attributes back the capitals and the namespaces that they have in the vocabulary.
  private func adjustAttributes(_ namespace: HTMLTree.Namespace) {
    let names = namespace == .svg ? HTMLCase.svgAttributes : HTMLCase.mathMLAttributes
    for offset in 0..<tokenizer.attributeCount {
      let index = tokenizer.firstAttribute + offset
      let number = tokenizer.attributes[index].name.rawValue
      if let adjusted = names[number] {
        tokenizer.attributes.base[index].name = HTMLAttribute(rawValue: adjusted)
      } else if HTMLCase.foreignAttributes.contains(number) {
        tokenizer.attributes.base[index].isNamespaced = true
      }
    }
  }

  mutating func endTagInForeign() -> Bool {
    let tag = tokenizer.tag
    if tag == .br || tag == .p {
      while !open.top.isHTML, !isIntegrationPoint(open.top.traits) { pop() }
      return endTag(in: mode)
    }
    let position = open.foreignPosition(tag)
    if position > open.top.html {
      pop(to: position, withEndTag: true)
      return false
    }
    // Nothing of that name is open above the nearest HTML element: the mode's rules say what to do, unless it is the root.
    return open.top.html > 0 && endTag(in: mode)
  }
}

/// The names whose capitals or namespaces SVG and MathML get back, by number.
enum HTMLCase {
  static let svgTags = adjusted(HTMLNameTable.svgTags)
  static let svgAttributes = adjusted(HTMLNameTable.svgAttributes)
  static let mathMLAttributes = adjusted(HTMLNameTable.mathMLAttributes)
  static let foreignAttributes = Set(HTMLNameTable.foreignAttributes.map { $0.withUTF8Buffer(number) })

  /// From the number of a name in lower case to that of the name.
  private static func adjusted(_ names: [StaticString]) -> [UInt32: UInt32] {
    var table: [UInt32: UInt32] = [:]
    for name in names {
      name.withUTF8Buffer { bytes in
        let lower = bytes.map(asciiLowercased)
        table[lower.withUnsafeBufferPointer(number)] = number(bytes)
      }
    }
    return table
  }

  private static func number(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    HTMLNameTable.known.number(of: name) ?? 0
  }
}
