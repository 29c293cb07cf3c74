internal import Record

/// A moment of an article, in the forms in which feeds and sitemaps write it.
///
/// It is read from RFC 3339 text or from a bare day, which stands for its first second in UTC. A time whose zone the article does
/// not state is taken as UTC. Text that is neither is no time at all: nothing is made up from half of it.
///
/// Source: RFC 3339; RFC 822 §5 with the year in four digits (RFC 1123); W3C-DTF.
struct FeedTime: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01, within the years 1 to 9999.
  let seconds: Int
  /// Whether just a day was stated.
  let isDay: Bool

  /// The moment, moved into the years that can be written.
  init(seconds: Int) {
    self.seconds = min(max(seconds, Self.range.lowerBound), Self.range.upperBound)
    isDay = false
  }

  /// The moment that `text` states; nil where it states none.
  init?(_ text: String?) {
    guard let text, let day = Day(iso: text) else { return nil }
    let midnight = day.daysSince1970 * 86_400
    var rest = Array(text.utf8.dropFirst(10))[...]
    guard let mark = rest.popFirst() else {
      seconds = midnight
      isDay = true
      return
    }
    guard [0x54, 0x74, 0x20].contains(mark), let clock = Self.takeClock(&rest), let offset = Self.takeZone(&rest),
      rest.isEmpty, Self.range.contains(midnight + clock - offset)
    else { return nil }
    seconds = midnight + clock - offset
    isDay = false
  }

  /// `2024-02-29T23:59:59Z`: always in UTC, never a bare day.
  var rfc3339: String { Timestamp.rfc3339(seconds) }

  /// `Thu, 29 Feb 2024 23:59:59 GMT`.
  var rfc822: String {
    let iso = day.iso
    return "\(Self.weekdays[day.weekday - 1]), \(iso.suffix(2)) \(Self.months[day.month - 1]) \(iso.prefix(4)) "
      + "\(Timestamp.clock(seconds)) GMT"
  }

  /// The day where just a day was stated, else as RFC 3339: for the places that take either.
  var dayOrMoment: String { isDay ? day.iso : rfc3339 }

  static func < (a: FeedTime, b: FeedTime) -> Bool { a.seconds < b.seconds }

  /// From the first second of the year 1 to the last of 9999.
  private static let range = -62_135_596_800...253_402_300_799
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  private var day: Day { Timestamp.day(seconds) }
}

extension FeedTime {
  /// Takes `hh:mm`, with or without seconds and their fraction, as seconds of the day. A leap second is the next minute's first.
  private static func takeClock(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard let hour = takeTwo(&rest), hour < 24, rest.popFirst() == 0x3A, let minute = takeTwo(&rest), minute < 60
    else { return nil }
    var seconds = hour * 3600 + minute * 60
    guard rest.first == 0x3A else { return seconds }
    rest.removeFirst()
    guard let second = takeTwo(&rest), second <= 60 else { return nil }
    seconds += second
    if rest.first == 0x2E {
      let fraction = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !fraction.isEmpty else { return nil }
      rest = rest[fraction.endIndex...]
    }
    return seconds
  }

  /// Takes a zone, as seconds east of UTC; where there is none, UTC.
  private static func takeZone(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard let mark = rest.popFirst() else { return 0 }
    switch mark {
    case 0x5A, 0x7A: return 0
    case 0x2B, 0x2D:
      guard let hours = takeTwo(&rest), hours < 24 else { return nil }
      if rest.first == 0x3A { rest.removeFirst() }
      guard let minutes = takeTwo(&rest), minutes < 60 else { return nil }
      return (mark == 0x2B ? 1 : -1) * (hours * 3600 + minutes * 60)
    default: return nil
    }
  }

  private static func takeTwo(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard let tens = rest.popFirst(), let ones = rest.popFirst(), (0x30...0x39).contains(tens),
      (0x30...0x39).contains(ones)
    else { return nil }
    return Int(tens - 0x30) * 10 + Int(ones - 0x30)
  }
}
