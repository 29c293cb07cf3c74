internal import CMark

/// Turns what an editor writes into HTML that is safe to publish.
///
/// GitHub's Markdown with tables, strikethrough, bare addresses made links, and footnotes. Text stays as it was typed: no
/// quotation marks or dashes are changed, and HTML that stands in it is shown, not obeyed. Headings are one level lower, as
/// `<h1>` is the article's. Images become links, since nothing is loaded from elsewhere. What cmark gives is written again
/// by `SafeHTML`, which knows only what it lets through.
struct Markdown: Sendable {
  /// Why a text was not turned into HTML.
  enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// It is longer than the limit, both in bytes.
    case tooLong(bytes: Int, limit: Int)
    /// It has too much of something, seen first in a line counted from 1.
    case tooMuch(MarkdownGuard.Excess, line: Int)

    var description: String {
      switch self {
      case .tooLong(let bytes, let limit):
        "The text is \(bytes) bytes long; at most \(limit) are taken. Part it into several posts."
      case .tooMuch(let excess, let line): "Line \(line): too many \(excess.rawValue). Write it more simply."
      }
    }
  }

  /// The longest text, in bytes of UTF-8.
  var maxBytes = 128 << 10

  /// The safe HTML of `text`. Pure.
  func html(_ text: String) throws(Refusal) -> String {
    var text = text
    let count = text.utf8.count
    guard count <= maxBytes else { throw .tooLong(bytes: count, limit: maxBytes) }
    if let (what, line) = text.withUTF8({ MarkdownGuard.excess(in: $0) }) { throw .tooMuch(what, line: line) }
    let rendered = text.withUTF8 { Self.rendered($0) }
    return String(decoding: SafeHTML.sanitised(rendered), as: UTF8.self)
  }

  private static let options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE

  /// The names of the extensions; making the list registers them, once and for all threads.
  private static let extensions: [String] = {
    cmark_gfm_core_extensions_ensure_registered()
    return ["table", "strikethrough", "autolink"]
  }()

  private static func rendered(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let names = extensions
    guard let parser = cmark_parser_new(options) else { return [] }
    defer { cmark_parser_free(parser) }
    for name in names {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    guard let root = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(root) }
    MarkdownTree.settle(root)
    guard let html = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser)) else { return [] }
    defer { cmark_get_default_mem_allocator().pointee.free(html) }
    return html.withMemoryRebound(to: UInt8.self, capacity: 1) { start in
      var count = 0
      while start[count] != 0 { count += 1 }
      return Array(UnsafeBufferPointer(start: start, count: count))
    }
  }
}
