import Glibc
internal import Record

/// The time and the place a command runs at.
enum ArchiveClock {
  /// Now, as RFC 3339 in UTC.
  static func now() -> String { Timestamp.rfc3339(time(nil)) }

  /// Whether `text` is a moment as `now` gives it.
  static func isMoment(_ text: String) -> Bool {
    let pattern = Array("0000-00-00T00:00:00Z".utf8)
    return text.utf8.count == pattern.count
      && zip(text.utf8, pattern).allSatisfy { $1 == 0x30 ? (0x30...0x39).contains($0) : $0 == $1 }
  }

  /// The folder that relative paths start from.
  static func workingFolder() -> String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }
}
