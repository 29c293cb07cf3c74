/// What the first bytes of a file say about its format.
enum Magic {
  /// A compression that is taken off.
  enum Compression: Sendable { case gzip, zstd }

  /// The compression of a file that begins with `head`.
  static func compression(_ head: UnsafeBufferPointer<UInt8>) -> Compression? {
    if begins(head, [0x1F, 0x8B]) { return .gzip }
    if begins(head, [0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
    // A skippable frame, which .warc.zst files keep their dictionary in.
    if head.count >= 4, head[0] & 0xF0 == 0x50, begins(UnsafeBufferPointer(rebasing: head[1...]), [0x2A, 0x4D, 0x18]) {
      return .zstd
    }
    return nil
  }

  /// Formats that are often met and not read, each with its first bytes and its name.
  private static let formats: [(bytes: [UInt8], name: String)] = [
    (Array("%PDF-".utf8), "a PDF document"), ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"), (Array("PK\u{3}\u{4}".utf8), "a zip archive"),
    (Array("BZh".utf8), "bzip2 data"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz data"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
    (Array("Rar!".utf8), "a RAR archive"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0x1F, 0x8B], "gzip data inside another"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd data inside another"), (Array("wOF2".utf8), "a font"),
    (Array("RIFF".utf8), "a RIFF file"),
  ]

  /// Whether `bytes` are no text in any charset: nil where they may be, else the name of what they look like, or "".
  ///
  /// Text in every charset in use has hardly any control characters; in UTF-16, zeros stand on every second place only.
  static func binary(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    if let format = formats.first(where: { begins(bytes, $0.bytes) }) {
      let isText = format.bytes.allSatisfy { (0x20..<0x7F).contains($0) }
      if !isText || hasControls(bytes) { return format.name }
    }
    if begins(bytes, [0xFF, 0xFE]) || begins(bytes, [0xFE, 0xFF]) { return nil }
    return hasControls(bytes) ? "" : nil
  }

  private static func hasControls(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let head = bytes.prefix(4096)
    var controls = 0
    var zeros = (even: 0, odd: 0)
    for (index, byte) in head.enumerated() {
      if byte == 0 {
        if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
      } else if byte < 0x20, !(0x07...0x0D).contains(byte), byte != 0x1B {
        controls += 1
      }
    }
    let isUTF16 =
      min(zeros.even, zeros.odd) * 20 < max(zeros.even, zeros.odd) && max(zeros.even, zeros.odd) * 4 > head.count
    if !isUTF16 { controls += zeros.even + zeros.odd }
    return controls * 50 > head.count
  }

  private static func begins(_ bytes: UnsafeBufferPointer<UInt8>, _ magic: [UInt8]) -> Bool {
    bytes.count >= magic.count && magic.indices.allSatisfy { bytes[$0] == magic[$0] }
  }
}
