/// Writes sound of one channel as WAV, 16 bits a sample.
///
/// Source: RIFF/WAVE, Multimedia Programming Interface and Data Specifications 1.0.
enum WAVWriter {
  /// A file of samples, full scale being 1; what lies beyond is cut off.
  static func mono(_ samples: [Float], rate: Int) -> [UInt8] {
    let dataBytes = samples.count * 2
    var file: [UInt8] = []
    file.reserveCapacity(44 + dataBytes)
    file += Array("RIFF".utf8) + little(36 + dataBytes, 4) + Array("WAVEfmt ".utf8) + little(16, 4)
    // Plain samples, one channel, samples a second, bytes a second, bytes a frame, bits a sample.
    file += little(1, 2) + little(1, 2) + little(rate, 4) + little(rate * 2, 4) + little(2, 2) + little(16, 2)
    file += Array("data".utf8) + little(dataBytes, 4)
    for sample in samples {
      let value = UInt16(bitPattern: Int16(max(-1, min(1, sample)) * 32767))
      file.append(UInt8(truncatingIfNeeded: value))
      file.append(UInt8(truncatingIfNeeded: value >> 8))
    }
    return file
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
