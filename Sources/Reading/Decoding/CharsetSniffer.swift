/// Finds the charset of a payload: what it says, unless its bytes say otherwise beyond doubt.
///
/// In this order: a byte order mark; the server's `Content-Type`; a `<meta>`; an XML declaration; the bytes. The order is that of the
/// WHATWG HTML standard (13.2.3.2), with two exceptions that saved pages call for. Bytes that are clean UTF-8 with characters
/// beyond ASCII are UTF-8 whatever is declared: pages are often saved as UTF-8 with their old `<meta>` left in. And a declared
/// UTF-8 is not believed where more of the characters beyond ASCII are bad than good.
struct CharsetSniffer {
  /// A charset and where the text begins.
  struct Choice {
    /// The WHATWG name.
    var name: String
    /// The length of the byte order mark.
    var markLength = 0
    /// Whether the bytes are UTF-8 without a fault.
    var isCleanUTF8 = false
  }

  let payload: UnsafeBufferPointer<UInt8>
  let servedCharset: String?
  let isMarkup: Bool

  /// The charset to decode by.
  var choice: Choice {
    if let mark = byteOrderMark { return mark }
    let count = UTF8Decoder.count(payload, from: 0)
    guard let declared else {
      if count.bad == 0 { return Choice(name: "utf-8", isCleanUTF8: true) }
      return Choice(name: CharsetGuess(payload).name)
    }
    if declared == "utf-8" {
      if count.bad > count.good { return Choice(name: CharsetGuess(payload).name) }
      return Choice(name: "utf-8", isCleanUTF8: count.bad == 0)
    }
    // Two characters of a multi-byte charset may look like UTF-8 by chance; six hardly can.
    let isMultiByte = Self.multiByte.contains(declared)
    if count.bad == 0, count.good >= (isMultiByte ? 6 : 2) { return Choice(name: "utf-8", isCleanUTF8: true) }
    return Choice(name: declared)
  }

  private static let multiByte: Set<String> = ["gbk", "gb18030", "big5", "euc-kr", "euc-jp", "shift_jis"]

  private var byteOrderMark: Choice? {
    if payload.starts(with: [0xEF, 0xBB, 0xBF]) {
      return Choice(name: "utf-8", markLength: 3, isCleanUTF8: UTF8Decoder.count(payload, from: 3).bad == 0)
    }
    if payload.starts(with: [0xFE, 0xFF]) { return Choice(name: "utf-16be", markLength: 2) }
    if payload.starts(with: [0xFF, 0xFE]) { return Choice(name: "utf-16le", markLength: 2) }
    return nil
  }

  /// What the server or the payload itself says.
  private var declared: String? {
    if let servedCharset, let name = Charset.name(ofLabel: Array(servedCharset.utf8)) { return name }
    guard isMarkup else { return nil }
    return MetaPrescan(payload).charset ?? xmlDeclaration
  }

  private var xmlDeclaration: String? {
    guard payload.starts(with: "<?xml".utf8), let end = payload.prefix(1024).firstIndex(of: 0x3E) else { return nil }
    let head = Array(payload[..<end])
    let word = Array("encoding".utf8)
    guard
      var place = head.indices.first(where: { head[$0...].starts(with: word) })
        .map({ $0 + word.count })
    else { return nil }
    while place < head.count, isHTMLSpace(head[place]) || head[place] == 0x3D { place += 1 }
    guard place < head.count, head[place] == 0x22 || head[place] == 0x27 else { return nil }
    let label = head[(place + 1)...].prefix { $0 != head[place] }
    return Charset.name(ofLabel: label).map(MetaPrescan.readable)
  }
}
