/// What a file holds, once it is decompressed.
enum InputKind: Sendable, Hashable {
  /// A page of HTML.
  case html
  /// A page pasted as text.
  case pageText
  /// A WARC file.
  case warc
  /// A JSON object a line.
  case lines

  /// The endings that are known, in words.
  static let suffixes = ".html, .htm, .txt, .warc or .jsonl"

  /// The kind that the ending of `path` says, `.gz` and `.zst` aside; nil for one that is not known.
  init?(path: String) {
    var name = path.split(separator: "/").last?.lowercased() ?? ""
    for suffix in [".gz", ".zst"] where name.hasSuffix(suffix) { name.removeLast(suffix.count) }
    if name.hasSuffix(".html") || name.hasSuffix(".htm") {
      self = .html
    } else if name.hasSuffix(".txt") {
      self = .pageText
    } else if name.hasSuffix(".warc") {
      self = .warc
    } else if name.hasSuffix(".jsonl") {
      self = .lines
    } else {
      return nil
    }
  }

  /// The kind that the first bytes look like; text where they look like nothing else.
  init(sniffing head: UnsafeBufferPointer<UInt8>) {
    // In UTF-16 every second byte of a tag is zero.
    let head = head.prefix(4096).filter { $0 != 0 }
    let bytes = Array(head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 >= 0xFE })
    let lower = String(decoding: bytes.prefix(1024).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    if lower.hasPrefix("warc/") {
      self = .warc
    } else if lower.hasPrefix("{"), lower.dropFirst().drop(while: \.isWhitespace).first == "\"" {
      self = .lines
    } else if bytes.count > 1, bytes[0] == UInt8(ascii: "<"),
      bytes[1] == UInt8(ascii: "!") || bytes[1] == UInt8(ascii: "?") || (0x61...0x7A).contains(bytes[1] | 0x20)
    {
      self = .html
    } else if ["<!doctype html", "<html", "<head", "<body"].contains(where: { lower.contains($0) }) {
      self = .html
    } else {
      self = .pageText
    }
  }
}
