/// What a byte can mean to the tokenizer, as bits, so that a scan stops at the next byte of some meaning by one look-up.
enum HTMLByteClass {
  /// `<`, `&`, CR, NUL: what ends a run of plain text.
  static let textStop: UInt8 = 1
  /// `&`, CR, NUL.
  static let referenceStop: UInt8 = 2
  /// White space, `/`, `>`, NUL: what ends a tag's name.
  static let nameStop: UInt8 = 4
  /// White space, `/`, `>`, `=`, NUL: what ends an attribute's name.
  static let attributeStop: UInt8 = 8
  /// A to Z.
  static let upper: UInt8 = 16
  /// A to Z and a to z.
  static let letter: UInt8 = 32
  /// `"`, `'`, white space, `>`, `&`, CR, NUL: what a value may have to stop at.
  static let valueStop: UInt8 = 64
  /// Letters and digits.
  static let alphanumeric: UInt8 = 128

  /// 256 entries that live as long as the process.
  nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    table.initialize(repeating: 0, count: 256)
    func mark(_ bytes: some Sequence<UInt8>, _ bits: UInt8) { for byte in bytes { table[Int(byte)] |= bits } }
    mark([0x3C, 0x26, 0x0D, 0], textStop)
    mark([0x26, 0x0D, 0], referenceStop)
    mark([0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x2F, 0x3E, 0], nameStop)
    mark([0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x2F, 0x3E, 0x3D, 0], attributeStop)
    mark([0x22, 0x27, 0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x3E, 0x26, 0], valueStop)
    mark(0x41...0x5A, upper | letter | alphanumeric)
    mark(0x61...0x7A, letter | alphanumeric)
    mark(0x30...0x39, alphanumeric)
    return UnsafePointer(table)
  }()
}
