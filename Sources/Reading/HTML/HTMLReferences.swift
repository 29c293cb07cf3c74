internal import Knowledge

/// The named character references of the standard, searched where they lie in the binary.
struct HTMLReferences {
  private let count: Int
  private let pairs: UnsafeRawPointer
  private let names: UnsafePointer<UInt8>
  private let texts: UnsafePointer<UInt8>
  /// The longest name that is known without its semicolon.
  static let longestBareName = 6

  /// The table of the knowledge file; looked up once for a page.
  init() {
    let bytes = KnowledgeFile("html-references.bin").bytes
    guard let base = bytes.baseAddress else { preconditionFailure("html-references.bin is empty") }
    count = Int(base.loadUnaligned(as: UInt32.self))
    pairs = base + 4
    names = (base + 4 + (count + 1) * 4).assumingMemoryBound(to: UInt8.self)
    let namesLength = Int(pairs.loadUnaligned(fromByteOffset: count * 4, as: UInt16.self))
    texts = names + namesLength
  }

  /// The text that `name` stands for; nil where it is no name.
  func text(of name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let order = compare(name, with: middle)
      if order == 0 {
        let start = field(middle, 2)
        return UnsafeBufferPointer(start: texts + start, count: field(middle + 1, 2) - start)
      }
      if order < 0 { high = middle } else { low = middle + 1 }
    }
    return nil
  }

  private func field(_ index: Int, _ offset: Int) -> Int {
    Int(pairs.loadUnaligned(fromByteOffset: index * 4 + offset, as: UInt16.self))
  }

  private func compare(_ name: UnsafeBufferPointer<UInt8>, with index: Int) -> Int {
    let start = field(index, 0)
    let length = field(index + 1, 0) - start
    for offset in 0..<min(length, name.count) {
      let difference = Int(name[offset]) - Int(names[start + offset])
      if difference != 0 { return difference }
    }
    return name.count - length
  }
}
