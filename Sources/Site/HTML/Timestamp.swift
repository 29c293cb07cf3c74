internal import Record

/// Seconds since 1970 as they are written.
enum Timestamp {
  /// The seconds of RFC 3339 in UTC as we write it; nil of anything else.
  static func seconds(_ text: String) -> Int? {
    guard let day = Day(iso: text), text.utf8.count >= 20, text.utf8.last == 0x5A else { return nil }
    let clock = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3 else { return nil }
    return day.daysSince1970 * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }

  /// RFC 3339 in UTC: `2023-09-20T14:05:00Z`.
  static func rfc3339(_ seconds: Int) -> String {
    let day = Day(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down)))
    let second = ((seconds % 86_400) + 86_400) % 86_400
    let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return day.iso + "T" + clock.joined(separator: ":") + "Z"
  }
}
