internal import Record

/// Seconds since 1970 as they are written.
enum Timestamp {
  /// RFC 3339 in UTC: `2023-09-20T14:05:00Z`.
  static func rfc3339(_ seconds: Int) -> String {
    let day = Day(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down)))
    let second = ((seconds % 86_400) + 86_400) % 86_400
    let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return day.iso + "T" + clock.joined(separator: ":") + "Z"
  }
}
