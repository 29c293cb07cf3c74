/// The name of an element as a number: the same in every tree for the names of the standard, given out by the tree for others.
///
/// Names compare by number only within one tree. Unknown names are kept as the page writes them in lower case.
struct HTMLTag: RawRepresentable, Hashable, BitwiseCopyable, Sendable {
  /// The number.
  let rawValue: UInt32

  /// The name with this number.
  init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The name of an attribute as a number, from the same table as the names of elements.
struct HTMLAttribute: RawRepresentable, Hashable, BitwiseCopyable, Sendable {
  /// The number.
  let rawValue: UInt32

  /// The name with this number.
  init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Gives each name a number, the known ones always the same. Copying it is cheap until a name is added.
struct HTMLNameTable: Sendable {
  /// The bytes of all names, one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where each name ends in `bytes`.
  private(set) var ends: [Int32] = []
  /// Open addressing: number + 1, 0 where free.
  private var slots: [UInt32] = []
  private var hashes: [UInt32] = []

  /// The names of the standard, and nothing else.
  static let known = HTMLNameTable()

  private init() {
    slots = [UInt32](repeating: 0, count: 1024)
    for name in Self.knownNames { _ = name.withUTF8Buffer { intern($0) } }
  }

  /// The number of names.
  var count: Int { ends.count }

  /// The range of a name in `bytes`.
  func range(of number: UInt32) -> Range<Int> {
    let index = Int(number)
    return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// A name as text. Copies.
  func string(_ number: UInt32) -> String { String(decoding: bytes[range(of: number)], as: UTF8.self) }

  /// The number of `name`, which is added where it is new. The case counts.
  mutating func intern(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = Self.hash(name)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if hashes[Int(number)] == hash, equals(number, name) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = UInt32(ends.count)
    bytes.append(contentsOf: name)
    ends.append(Int32(bytes.count))
    hashes.append(hash)
    slots[slot] = number + 1
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  /// The number of `name`, nil where the table does not have it. The case counts.
  func number(of name: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let hash = Self.hash(name)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if hashes[Int(number)] == hash, equals(number, name) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
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
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number) + 1
    }
  }

  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in name { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash ^ (hash >> 15)
  }
}
