internal import Record

/// The head of an HTTP answer as it stands in a WARC record.
struct HTTPResponse: Sendable {
  /// The status code.
  let status: Int
  /// The fields.
  let fields: HeaderFields
  /// Where the body begins in the record's block.
  let bodyStart: Int

  /// The longest head that is looked at.
  static let maxHeadBytes = 64 << 10

  /// The head at the begin of `block`; nil where there is none. A head without an end (a record that was cut) has no body.
  init?(_ block: UnsafeBufferPointer<UInt8>) {
    guard block.count >= 12, block.prefix(5).elementsEqual("HTTP/".utf8),
      let space = block.prefix(16).firstIndex(of: 0x20), space + 3 < block.count
    else { return nil }
    let digits = block[(space + 1)...(space + 3)]
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    status = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let limit = UnsafeBufferPointer(rebasing: block.prefix(Self.maxHeadBytes))
    let (head, body) = HeaderFields.end(of: limit) ?? (limit.count, block.count)
    let firstEnd = limit.firstIndex(of: 0x0A).map { $0 + 1 } ?? head
    fields = HeaderFields(UnsafeBufferPointer(rebasing: limit[min(firstEnd, head)..<head]))
    bodyStart = body
  }

  /// The content encodings to take off, the outermost first.
  var encodings: [String] {
    (fields["content-encoding"] ?? "").lowercased().split(separator: ",")
      .map { String($0.filter { $0 != " " && $0 != "\t" }) }
      .filter { !$0.isEmpty && $0 != "identity" && $0 != "none" }
      .reversed()
  }

  /// Whether the body was sent in chunks. Many crawlers store it put together and keep the field.
  var isChunked: Bool { fields["transfer-encoding"]?.lowercased().contains("chunked") ?? false }
}

/// The chunked transfer coding.
///
/// Source: RFC 9112 §7.1.
enum ChunkedBody {
  /// The body put together, and whether its end was there; nil where `body` is not chunked at all.
  static func join(_ body: ArraySlice<UInt8>) -> (bytes: [UInt8], isWhole: Bool)? {
    var result: [UInt8] = []
    result.reserveCapacity(body.count)
    var position = body.startIndex
    while true {
      guard let (size, start) = size(body, at: position) else {
        return position == body.startIndex ? nil : (result, false)
      }
      if size == 0 { return (result, true) }
      let end = min(body.endIndex, start + min(size, body.endIndex - start))
      result.append(contentsOf: body[start..<end])
      if end - start < size { return (result, false) }
      position = end
      if position < body.endIndex, body[position] == 0x0D { position += 1 }
      if position < body.endIndex, body[position] == 0x0A { position += 1 }
    }
  }

  /// The size that a line at `position` gives in hex digits, and where the chunk begins.
  private static func size(_ body: ArraySlice<UInt8>, at position: Int) -> (Int, start: Int)? {
    var size = 0
    var index = position
    while index < body.endIndex, index - position < 9, let digit = Hexadecimal.value(of: body[index]) {
      size = size << 4 | Int(digit)
      index += 1
    }
    guard index > position, index < body.endIndex, [0x0D, 0x0A, 0x20, 0x3B, 0x09].contains(body[index]) else {
      return nil
    }
    while index < body.endIndex, body[index] != 0x0A {
      if index - position > 4096 { return nil }
      index += 1
    }
    return index < body.endIndex ? (size, index + 1) : nil
  }
}
