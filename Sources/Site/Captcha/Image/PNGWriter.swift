internal import CZlib

/// Writes grey pictures as PNG.
///
/// Source: PNG (Third Edition), §5 and §11: signature, IHDR, IDAT, IEND.
enum PNGWriter {
  /// A picture of eight bits a pixel, rows from the top.
  static func grey(_ pixels: [UInt8], width: Int, height: Int) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity((width + 1) * height)
    for row in 0..<height {
      rows.append(0)  // no filter: grain leaves nothing to foresee
      rows += pixels[row * width..<(row + 1) * width]
    }
    let size = BigEndian.bytes(UInt64(width)).suffix(4) + BigEndian.bytes(UInt64(height)).suffix(4)
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", size + [8, 0, 0, 0, 0])
      + chunk("IDAT", compressed(rows)) + chunk("IEND", [])
  }

  private static func chunk(_ name: String, _ data: some Collection<UInt8>) -> [UInt8] {
    let body = Array(name.utf8) + data
    let check = body.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
    return BigEndian.bytes(UInt64(data.count)).suffix(4) + body + BigEndian.bytes(UInt64(check)).suffix(4)
  }

  private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var count = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(count))
    let result = compress2(&packed, &count, bytes, UInt(bytes.count), 6)
    // The buffer has the size that zlib asks for; only memory can be short.
    precondition(result == Z_OK, "zlib could not compress an image")
    return Array(packed.prefix(Int(count)))
  }
}
