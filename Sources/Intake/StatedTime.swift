internal import Record

/// Times as inputs state them.
enum StatedTime {
  private static let zones = ["Z", "+00:00", "-00:00"]
  private static let minutes = zones.map { "0000-00-00T00:00" + $0 }
  private static let seconds = zones.map { "0000-00-00T00:00:00" + $0 }

  /// `text` where it is a time as archives write it: RFC 3339, or the front part of it down to the year.
  ///
  /// Source: WARC 1.1 §5.4, after W3C-DTF.
  static func capture(_ text: String) -> String? {
    let shape = shape(of: text)
    if ["0000", "0000-00"].contains(shape) { return text }
    return Day(iso: text) != nil && (["0000-00-00"] + minutes + seconds).contains(shape) ? text : nil
  }

  /// The day, or the instant where `text` is RFC 3339; nil where it begins with no day.
  static func publication(_ text: String) -> String? {
    guard let day = Day(iso: text), !(text.dropFirst(10).first?.isNumber ?? false) else { return nil }
    return seconds.contains(shape(of: text)) ? text : day.iso
  }

  /// `text` with a zero for every digit and without fractions of a second.
  private static func shape(of text: String) -> String {
    var shape: [UInt8] = []
    var isFraction = false
    for byte in text.utf8.prefix(64) {
      let isDigit = (0x30...0x39).contains(byte)
      if byte == UInt8(ascii: "."), shape.count == 19 {
        isFraction = true
      } else if !isFraction || !isDigit {
        isFraction = false
        shape.append(isDigit ? 0x30 : byte)
      }
    }
    return String(decoding: shape, as: UTF8.self)
  }
}
