/// Bytes of a page that stay valid as long as this value lives: an attribute's value, or a piece of text.
struct HTMLBytes: RandomAccessCollection, Sendable {
  private let owner: HTMLArena
  private let address: UInt
  let count: Int

  init(_ buffer: UnsafeBufferPointer<UInt8>, of owner: HTMLArena) {
    self.owner = owner
    address = UInt(bitPattern: buffer.baseAddress)
    count = buffer.count
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count)
    return withUnsafeBufferPointer { $0[index] }
  }

  /// The bytes without checks, for hot loops; not valid after `body`.
  @inline(__always) func withUnsafeBufferPointer<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withExtendedLifetime(owner) { body(UnsafeBufferPointer(start: UnsafePointer(bitPattern: address), count: count)) }
  }

  func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    try withExtendedLifetime(owner) {
      try body(UnsafeBufferPointer(start: UnsafePointer(bitPattern: address), count: count))
    }
  }

  /// The bytes as text. Copies.
  var string: String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }

  /// Whether these are the bytes of `other`.
  func equals(_ other: StaticString) -> Bool {
    count == other.utf8CodeUnitCount
      && withUnsafeBufferPointer { mine in
        other.withUTF8Buffer { theirs in mine.elementsEqual(theirs) }
      }
  }

  /// Whether these are the bytes of `other`, which is in lower case, but for the case of ASCII letters.
  func equalsIgnoringCase(_ other: StaticString) -> Bool {
    count == other.utf8CodeUnitCount
      && withUnsafeBufferPointer { mine in
        other.withUTF8Buffer { theirs in
          for index in 0..<mine.count where asciiLowercased(mine[index]) != theirs[index] { return false }
          return true
        }
      }
  }

  /// Calls `body` with each word between white space, such as the classes of a `class`.
  func forEachWord(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    withUnsafeBufferPointer { bytes in
      var position = 0
      while position < bytes.count {
        while position < bytes.count, isHTMLSpace(bytes[position]) { position += 1 }
        let start = position
        while position < bytes.count, !isHTMLSpace(bytes[position]) { position += 1 }
        if position > start { body(UnsafeBufferPointer(rebasing: bytes[start..<position])) }
      }
    }
  }
}

/// `byte` with A to Z made small.
@inline(__always) func asciiLowercased(_ byte: UInt8) -> UInt8 {
  byte &- 0x41 < 26 ? byte | 0x20 : byte
}

/// Whether `byte` is white space to the HTML standard: tab, line feed, form feed, carriage return, space.
@inline(__always) func isHTMLSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
}
