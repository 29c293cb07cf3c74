/// Reads JSON from bytes. Linear in the input, without recursion.
///
/// Bytes that are not UTF-8, and halves of surrogate pairs, become U+FFFD in strings.
///
/// Source: RFC 8259.
public struct JSONParser: Sendable {
  /// What is accepted beyond RFC 8259, and how deep.
  public struct Options: Sendable, Hashable {
    /// Accepts what pages put in `<script type="application/ld+json">`: commas before a closing bracket, raw control
    /// characters in strings, unknown escapes (kept without the backslash), HTML comment and CDATA marks around the value,
    /// and anything after it.
    public var isLenient: Bool
    /// How many arrays and objects may be open at once.
    public var maxDepth: Int
    /// Members with this key are left out, wherever they stand, and what is in them is not looked at.
    public var leftOut: String?

    /// The rules to read by.
    public init(isLenient: Bool = false, maxDepth: Int = 128, leavingOut leftOut: String? = nil) {
      self.isLenient = isLenient
      self.maxDepth = maxDepth
      self.leftOut = leftOut
    }
  }

  private let options: Options

  /// A parser that keeps to `options`.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// The value that `bytes` spell.
  public func parse(_ bytes: some Collection<UInt8>) throws(JSONError) -> JSONValue {
    let result = bytes.withContiguousStorageIfAvailable { buffer -> Result<JSONValue, JSONError> in
      Result { () throws(JSONError) in try parse(buffer: buffer) }
    }
    if let result { return try result.get() }
    return try parse(Array(bytes))
  }

  /// The value that the bytes of `buffer` spell; nothing of the value points into the buffer.
  public func parse(buffer: UnsafeBufferPointer<UInt8>) throws(JSONError) -> JSONValue {
    var scanner = JSONScanner(bytes: buffer, options: options)
    return try scanner.value()
  }
}

/// One walk over the bytes of a JSON text, with the open arrays and objects on a stack of its own.
private struct JSONScanner {
  /// An array or object whose end has not come yet.
  private struct Open {
    var elements: [JSONValue] = []
    var members: [JSONValue.Member] = []
    var key: String?
    var isObject: Bool
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let options: JSONParser.Options
  private var position = 0
  private var stack: [Open] = []

  init(bytes: UnsafeBufferPointer<UInt8>, options: JSONParser.Options) {
    self.bytes = bytes
    self.options = options
  }

  mutating func value() throws(JSONError) -> JSONValue {
    skipOpening()
    while true {
      var done = try valueOrOpening()
      while let value = done {
        guard let isObject = stack.last?.isObject else {
          try expectEnd()
          return value
        }
        add(value, toObject: isObject)
        done = try commaOrClosing()
      }
    }
  }

  /// A whole value; nil where an array or object was opened and a value in it comes next.
  private mutating func valueOrOpening() throws(JSONError) -> JSONValue? {
    skipSpace()
    guard position < bytes.count else { throw JSONError(.endsEarly, at: position) }
    if isLeftOut {
      try passOver()
      return .null
    }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try open(isObject: true)
    case UInt8(ascii: "["): return try open(isObject: false)
    case UInt8(ascii: "\""):
      let (text, span) = try string()
      return .string(text, at: span)
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw JSONError(.expected("a value"), at: position)
    }
  }

  /// Whether the value that comes, or came, is that of a key that is left out.
  private var isLeftOut: Bool {
    guard let leftOut = options.leftOut, let open = stack.last, open.isObject else { return false }
    return open.key == leftOut
  }

  /// Goes to the end of the value that begins here.
  private mutating func passOver() throws(JSONError) {
    var depth = 0
    repeat {
      guard position < bytes.count else { throw JSONError(.endsEarly, at: position) }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        _ = try string()
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return
      default: break
      }
      position += 1
      // A bracket that closed the value ends it; a number or a word ends at what stands behind it.
      if depth == 0, [UInt8(ascii: "]"), UInt8(ascii: "}")].contains(bytes[position - 1]) { return }
    } while true
  }

  private mutating func open(isObject: Bool) throws(JSONError) -> JSONValue? {
    guard stack.count < options.maxDepth else { throw JSONError(.tooDeep(limit: options.maxDepth), at: position) }
    position += 1
    stack.append(Open(isObject: isObject))
    skipSpace()
    if take(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) { return close() }
    if isObject { try key() }
    return nil
  }

  private mutating func close() -> JSONValue {
    let closed = stack.removeLast()
    return closed.isObject ? .object(closed.members) : .array(closed.elements)
  }

  private mutating func add(_ value: JSONValue, toObject isObject: Bool) {
    let top = stack.count - 1
    if isLeftOut { return }
    // Most of either are short, and growing one by one would take longer than reading them.
    if isObject {
      if stack[top].members.isEmpty { stack[top].members.reserveCapacity(8) }
      stack[top].members.append(.init(key: stack[top].key ?? "", value: value))
    } else {
      if stack[top].elements.isEmpty { stack[top].elements.reserveCapacity(4) }
      stack[top].elements.append(value)
    }
  }

  /// After a value in an array or object: nil where a comma says that another comes, else the closed array or object.
  private mutating func commaOrClosing() throws(JSONError) -> JSONValue? {
    guard let isObject = stack.last?.isObject else { return nil }
    let closing = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    skipSpace()
    if take(closing) { return close() }
    guard take(UInt8(ascii: ",")) else {
      if position >= bytes.count { throw JSONError(.endsEarly, at: position) }
      throw JSONError(.expected(isObject ? "a comma or }" : "a comma or ]"), at: position)
    }
    if options.isLenient {
      skipSpace()
      while take(UInt8(ascii: ",")) { skipSpace() }
      if take(closing) { return close() }
    }
    if isObject { try key() }
    return nil
  }

  private mutating func key() throws(JSONError) {
    skipSpace()
    guard position < bytes.count else { throw JSONError(.endsEarly, at: position) }
    guard bytes[position] == UInt8(ascii: "\"") else { throw JSONError(.expected("a key in quotes"), at: position) }
    stack[stack.count - 1].key = try string().text
    skipSpace()
    guard take(UInt8(ascii: ":")) else {
      if position >= bytes.count { throw JSONError(.endsEarly, at: position) }
      throw JSONError(.expected("a colon"), at: position)
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let count = word.utf8CodeUnitCount
    guard bytes.count - position >= count,
      (0..<count).allSatisfy({ bytes[position + $0] == word.utf8Start[$0] })
    else { throw JSONError(.expected("a value"), at: position) }
    position += count
    return value
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let firstDigit = position
    try digits()
    if !options.isLenient, position > firstDigit + 1, bytes[firstDigit] == UInt8(ascii: "0") {
      throw JSONError(.expected("a number without leading zeros"), at: firstDigit)
    }
    if firstDigit == start, position - start <= 15, position == bytes.count || !Self.goesOn(bytes[position]) {
      return .number(Double(bytes[start..<position].reduce(0) { $0 * 10 + Int($1 - 0x30) }))
    }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
    return .number(Double(text) ?? 0)
  }

  /// Whether a number has more than digits.
  private static func goesOn(_ byte: UInt8) -> Bool { byte == 0x2E || byte | 0x20 == 0x65 }

  private mutating func digits() throws(JSONError) {
    let start = position
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
    if position == start { throw JSONError(.expected("a digit"), at: position) }
  }

  /// The string whose opening quotation mark is here.
  private mutating func string() throws(JSONError) -> (text: String, span: Span) {
    position += 1
    let start = position
    var hasEscape = false
    while true {
      guard position < bytes.count else { throw JSONError(.endsEarly, at: position) }
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        hasEscape = true
        position += 1
      } else if byte < 0x20, !options.isLenient {
        throw JSONError(.controlCharacter, at: position)
      }
      position += 1
    }
    let span = Span(start, position)
    position += 1
    let raw = UnsafeBufferPointer(rebasing: bytes[start..<span.end])
    if !hasEscape { return (String(decoding: raw, as: UTF8.self), span) }
    return (String(decoding: try unescape(raw, at: start), as: UTF8.self), span)
  }

  private func unescape(_ raw: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var index = 0
    while index < raw.count {
      let byte = raw[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < raw.count else {
        result.append(byte)
        continue
      }
      let letter = raw[index]
      index += 1
      switch letter {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(letter)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        guard let unit = Self.unit(raw, index) else { fallthrough }
        index += 4
        result.append(contentsOf: UTF8.encode(Self.scalar(unit, raw, &index)) ?? UTF8.encodedReplacementCharacter)
      default:
        guard options.isLenient else { throw JSONError(.escape, at: start + index - 2) }
        result.append(letter)
      }
    }
    return result
  }

  /// The scalar of a UTF-16 unit, taking the low half of a pair that follows; U+FFFD for a half alone.
  private static func scalar(_ unit: UInt32, _ raw: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Unicode.Scalar {
    if (0xD800..<0xDC00).contains(unit), index + 6 <= raw.count, raw[index] == UInt8(ascii: "\\"),
      raw[index + 1] == UInt8(ascii: "u"), let low = Self.unit(raw, index + 2), (0xDC00..<0xE000).contains(low)
    {
      index += 6
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  /// The four hex digits at `index` as a number.
  private static func unit(_ raw: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32? {
    guard index + 4 <= raw.count else { return nil }
    var value: UInt32 = 0
    for byte in raw[index..<index + 4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
      default: return nil
      }
    }
    return value
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case 0x00..<0x20 where options.isLenient: position += 1
      default: return
      }
    }
  }

  /// Skips a byte order mark, and where that is allowed the marks that hide a script from old browsers and from XML.
  private mutating func skipOpening() {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    guard options.isLenient else { return }
    var found = true
    while found {
      skipSpace()
      found = skip("<!--") || skip("<![CDATA[") || skip("//") || skip("/*") || skip("*/") || skip("-->")
    }
  }

  private mutating func skip(_ mark: StaticString) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard bytes.count - position >= count,
      (0..<count).allSatisfy({ bytes[position + $0] == mark.utf8Start[$0] })
    else { return false }
    position += count
    return true
  }

  private mutating func expectEnd() throws(JSONError) {
    guard !options.isLenient else { return }
    skipSpace()
    if position < bytes.count { throw JSONError(.trailing, at: position) }
  }
}
