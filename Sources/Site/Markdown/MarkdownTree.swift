internal import CMark

/// Settles, in cmark's tree, what its renderer would do otherwise than we want.
enum MarkdownTree {
  /// Lowers headings by one level, and makes HTML text.
  static func settle(_ root: OpaquePointer) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    var raw: [OpaquePointer] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      let type = cmark_node_get_type(node)
      if type == CMARK_NODE_HEADING {
        cmark_node_set_heading_level(node, min(6, cmark_node_get_heading_level(node) + 1))
      } else if type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_HTML_BLOCK {
        raw.append(node)
      }
    }
    for node in raw { replace(node) }
  }

  /// Puts text in the place of HTML; a block of it becomes a paragraph.
  private static func replace(_ node: OpaquePointer) {
    guard let text = cmark_node_new(CMARK_NODE_TEXT) else { return }
    cmark_node_set_literal(text, cmark_node_get_literal(node))
    var replacement = text
    if cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK {
      guard let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH) else { return cmark_node_free(text) }
      cmark_node_append_child(paragraph, text)
      replacement = paragraph
    }
    // What cannot be replaced is left out by the renderer.
    if cmark_node_replace(node, replacement) == 1 { cmark_node_free(node) } else { cmark_node_free(replacement) }
  }
}
