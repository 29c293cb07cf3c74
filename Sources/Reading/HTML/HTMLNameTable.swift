/// The name of an element as a number: the same in every tree for the names of the standard, given out by the tree for others.
///
/// Names compare by number only within one tree. Unknown names are kept as the page writes them in lower case.
struct HTMLTag: RawRepresentable, Hashable, BitwiseCopyable, Sendable {
  let rawValue: UInt32
}

/// The name of an attribute as a number, from the same table as the names of elements.
struct HTMLAttribute: RawRepresentable, Hashable, BitwiseCopyable, Sendable {
  let rawValue: UInt32
}

/// Gives each name a number, the known ones always the same. Copying it is cheap until a name is added.
///
/// A page that makes its names collide gains nothing: after 32 steps a name goes to a dictionary, whose hashes are keyed.
struct HTMLNameTable: Sendable {
  /// The bytes of all names, one after the other.
  private var bytes: [UInt8] = []
  /// Where each name ends in `bytes`.
  private var ends: [Int32] = []
  private var hashes: [UInt64] = []
  /// Open addressing: number + 1, 0 where free.
  private var slots = [UInt32](repeating: 0, count: 2048)
  private var crowded: [[UInt8]: UInt32] = [:]

  /// The names of the standard, and nothing else.
  static let known = HTMLNameTable()
  private static let longestProbe = 32

  private init() {
    for name in Self.knownNames { _ = name.withUTF8Buffer { intern($0) } }
  }

  /// The number of names.
  var count: Int { ends.count }

  /// A name as text. Copies.
  func string(_ number: UInt32) -> String { String(decoding: bytes[range(of: number)], as: UTF8.self) }

  /// The number of `name`, which is added where it is new. The case counts.
  mutating func intern(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = Self.hash(name)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    for _ in 0..<Self.longestProbe {
      let entry = slots[slot]
      guard entry != 0 else {
        let number = add(name, hash)
        slots[slot] = number + 1
        if ends.count * 2 > slots.count { grow() }
        return number
      }
      if hashes[Int(entry - 1)] == hash, equals(entry - 1, name) { return entry - 1 }
      slot = (slot + 1) & mask
    }
    let key = Array(name)
    if let number = crowded[key] { return number }
    let number = add(name, hash)
    crowded[key] = number
    return number
  }

  /// The number of `name`, nil where the table does not have it. The case counts.
  func number(of name: UnsafeBufferPointer<UInt8>) -> UInt32? {
    var copy = self
    let number = copy.intern(name)
    return Int(number) < count ? number : nil
  }

  /// Whether the name of this number has the bytes of `name` but for the case of ASCII letters.
  func equalsIgnoringCase(_ number: UInt32, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(of: number)
    guard range.count == name.count else { return false }
    for index in 0..<name.count where bytes[range.lowerBound + index] != asciiLowercased(name[index]) { return false }
    return true
  }

  /// The number of bytes of a name.
  func length(of number: UInt32) -> Int { range(of: number).count }

  private func range(of number: UInt32) -> Range<Int> {
    let index = Int(number)
    return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  private mutating func add(_ name: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> UInt32 {
    bytes.append(contentsOf: name)
    ends.append(Int32(bytes.count))
    hashes.append(hash)
    return UInt32(ends.count - 1)
  }

  private func equals(_ number: UInt32, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(of: number)
    guard range.count == name.count else { return false }
    for index in 0..<name.count where bytes[range.lowerBound + index] != name[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      var steps = 0
      while slots[slot] != 0, steps < Self.longestProbe {
        slot = (slot + 1) & (slots.count - 1)
        steps += 1
      }
      if steps < Self.longestProbe {
        slots[slot] = UInt32(number) + 1
      } else {
        crowded[Array(bytes[range(of: UInt32(number))])] = UInt32(number)
      }
    }
  }

  /// Mixes the bytes eight at a time; names of up to 16 bytes, which are nearly all, take one multiplication.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let count = name.count
    guard let start = name.baseAddress, count > 0 else { return 0 }
    let raw = UnsafeRawPointer(start)
    var low: UInt64
    var high: UInt64 = 0
    if count >= 8 {
      low = raw.loadUnaligned(as: UInt64.self)
      var offset = 8
      while offset + 8 < count {
        low = mix(low, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ 0xA076_1D64_78BD_642F)
        offset += 8
      }
      high = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else if count >= 4 {
      low = UInt64(raw.loadUnaligned(as: UInt32.self))
      high = UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    } else {
      low = UInt64(name[0]) | UInt64(name[count / 2]) << 8 | UInt64(name[count - 1]) << 16
    }
    return mix(low ^ 0xE703_7ED1_A0B4_28DB, high ^ 0x8EBC_6AF0_9C88_C6E3 ^ UInt64(count))
  }

  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
