@testable import Reading

extension HTMLTree {
  /// The tree as html5lib's tests write it: one line a node, `| ` and two blanks for each level.
  func dump(childrenOf root: HTMLNode = .document) -> String {
    var lines: [String] = []
    let base = height(root) + 1
    for node in descendants(of: root) {
      let indent = "| " + String(repeating: "  ", count: height(node) - base)
      switch kind(node) {
      case .document: break
      case .templateContents: lines.append(indent + "content")
      case .text: lines.append(indent + "\"" + text(node) + "\"")
      case .comment: lines.append(indent + "<!-- " + text(node) + " -->")
      case .doctype:
        let (publicID, systemID) = identifiers(ofDoctype: node)
        let isBare = publicID.isEmpty && systemID.isEmpty
        lines.append(indent + "<!DOCTYPE \(name(node))" + (isBare ? "" : " \"\(publicID)\" \"\(systemID)\"") + ">")
      case .element:
        let prefix = namespace(node) == .svg ? "svg " : namespace(node) == .mathML ? "math " : ""
        lines.append(indent + "<" + prefix + name(node) + ">")
        lines += attributeLines(of: node).map { indent + "  " + $0 }
      }
    }
    return lines.joined(separator: "\n")
  }

  private func height(_ node: HTMLNode) -> Int {
    var count = 0
    for _ in ancestors(of: node) { count += 1 }
    return count
  }

  private func attributeLines(of node: HTMLNode) -> [String] {
    let named = attributes(of: node).map { attribute in
      var name = name(attribute.name)
      if attribute.isNamespaced, let colon = name.firstIndex(of: ":") {
        name.replaceSubrange(colon...colon, with: " ")
      } else if attribute.isNamespaced {
        name = "xmlns " + name
      }
      return (name, attribute.value.string)
    }
    return named.sorted { $0.0.utf16.lexicographicallyPrecedes($1.0.utf16) }.map { "\($0.0)=\"\($0.1)\"" }
  }
}
