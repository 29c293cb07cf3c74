/// How moments, seconds since 1970 within the years 1 to 9999, are written: always in UTC.
public enum Timestamp {
  /// RFC 3339: `2023-09-20T14:05:00Z`.
  public static func rfc3339(_ seconds: Int) -> String { "\(day(seconds).iso)T\(clock(seconds))Z" }

  /// The day that a moment lies in.
  public static func day(_ seconds: Int) -> Day {
    Day(daysSince1970: seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0))
  }

  /// Its time of day: `14:05:00`.
  public static func clock(_ seconds: Int) -> String {
    let second = ((seconds % 86_400) + 86_400) % 86_400
    return [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
