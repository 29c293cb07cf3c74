internal import Record

/// A moment as seconds since 1970, by which what is kept is put in order.
enum Moment {
  /// The moment of RFC 3339 text or a day (its first second, in UTC); nil where it is neither.
  static func seconds(_ text: String) -> Int? {
    guard let day = Day(iso: text) else { return nil }
    let midnight = day.daysSince1970 * 86_400
    let bytes = Array(text.utf8)
    guard bytes.count >= 16, bytes[10] == 0x54 || bytes[10] == 0x20 || bytes[10] == 0x74,
      let hour = two(bytes, 11), let minute = two(bytes, 14), hour < 24, minute < 60
    else { return midnight }
    var seconds = midnight + hour * 3600 + minute * 60
    var index = 16
    if index < bytes.count, bytes[index] == 0x3A, let second = two(bytes, 17) {
      seconds += second
      index = 19
    }
    while index < bytes.count, bytes[index] == 0x2E || (0x30...0x39).contains(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D, let hours = two(bytes, index + 1) else {
      return seconds
    }
    let minutes = two(bytes, index + 4) ?? two(bytes, index + 3) ?? 0
    return seconds - (bytes[index] == 0x2B ? 1 : -1) * (hours * 3600 + minutes * 60)
  }

  /// The day that `moment` lies in, in UTC, as `YYYY-MM-DD`.
  static func day(_ moment: Int) -> String { Timestamp.day(moment).iso }

  private static func two(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard index + 1 < bytes.count, (0x30...0x39).contains(bytes[index]), (0x30...0x39).contains(bytes[index + 1]) else {
      return nil
    }
    return Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30)
  }
}
