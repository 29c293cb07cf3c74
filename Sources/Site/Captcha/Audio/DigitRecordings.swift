internal import SiteFiles

/// The spoken digits that are linked into the binary, made by `Scripts/make-digits`, where their form is written down.
struct DigitRecordings: Sendable {
  /// Samples a second.
  let rate: Int
  let voiceCount: Int
  /// For each voice the digits 0 to 9, full scale being 1.
  private let sounds: [[Float]]

  /// Read when first asked for; they take 440 KB.
  static let shared = DigitRecordings()

  private init() {
    var count = 0
    let start = site_file("digits.bin", &count)
    guard let recordings = DigitRecordings(UnsafeRawBufferPointer(start: start, count: count)) else {
      preconditionFailure("digits.bin is missing or damaged: run Scripts/make-digits and Scripts/embed-files.py")
    }
    self = recordings
  }

  /// The recordings in the bytes of a file; nil where they are not in its form.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 8, bytes.prefix(4).elementsEqual("DIG1".utf8), bytes[5] == 10, bytes[4] > 0 else { return nil }
    voiceCount = Int(bytes[4])
    rate = Int(bytes[6]) | Int(bytes[7]) << 8
    let soundCount = voiceCount * 10
    guard rate > 0, bytes.count >= 8 + 4 * soundCount else { return nil }
    var sounds: [[Float]] = []
    var position = 8 + 4 * soundCount
    for index in 0..<soundCount {
      let count = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 + 4 * index, as: UInt32.self)))
      guard count > 0, count <= bytes.count - position else { return nil }
      sounds.append(bytes[position..<position + count].map(Self.sample))
      position += count
    }
    guard position == bytes.count else { return nil }
    self.sounds = sounds
  }

  /// The digit 0 to 9 in a voice.
  func samples(digit: Int, voice: Int) -> [Float] { sounds[voice * 10 + digit] }

  /// A sample from its mu-law byte. Source: ITU-T G.711.
  static func sample(_ byte: UInt8) -> Float {
    let bits = ~byte
    let size = ((Int(bits & 15) << 3) + 132) << Int(bits >> 4 & 7) - 132
    return Float(bits & 0x80 == 0 ? size : -size) / 32768
  }
}
