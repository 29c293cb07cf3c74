/// Reads the numbers of `outlines.bin` (its layout stands in `Scripts/make-outlines.py`).
///
/// The file is ours and linked into the binary: one that is cut short is a fault of the build, and reads as zeros.
struct OutlineReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func byte() -> UInt8 {
    guard position < bytes.count else { return 0 }
    position += 1
    return bytes[position - 1]
  }

  /// An unsigned LEB128.
  mutating func number() -> Int {
    var (value, shift) = (0, 0)
    while shift < 56 {
      let next = Int(byte())
      value |= (next & 127) << shift
      if next < 128 { break }
      shift += 7
    }
    return value
  }

  /// A number after zigzag.
  mutating func signed() -> Int {
    let value = number()
    return value & 1 == 0 ? value >> 1 : -(value >> 1) - 1
  }

  mutating func text(_ length: Int) -> String {
    String(decoding: (0..<length).map { _ in byte() }, as: UTF8.self)
  }
}
