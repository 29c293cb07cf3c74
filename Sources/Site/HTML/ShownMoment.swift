internal import Record

/// Days and moments as people read them.
enum ShownMoment {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `20 September 2023` for a day, with `, 14:05` for a moment; the value itself where it is neither.
  static func words(_ value: String) -> String {
    guard let day = Day(iso: value) else { return value }
    let words = self.words(day)
    let clock = value.utf8.count >= 16 ? String(value.dropFirst(11).prefix(5)) : ""
    guard clock.utf8.count == 5, clock.utf8.allSatisfy({ (0x30...0x3A).contains($0) }) else { return words }
    return words + ", " + clock
  }

  /// `20 September 2023`.
  static func words(_ day: Day) -> String {
    let parts = day.iso.split(separator: "-")
    guard parts.count == 3, let month = Int(parts[1]), let number = Int(parts[2]), (1...12).contains(month) else {
      return day.iso
    }
    return "\(number) \(months[month - 1]) \(parts[0])"
  }

  /// `September 2023` for `2023-09`; the value itself where it is no month.
  static func month(_ value: String) -> String {
    let parts = value.split(separator: "-")
    guard parts.count >= 2, let month = Int(parts[1]), (1...12).contains(month) else { return value }
    return "\(months[month - 1]) \(parts[0])"
  }

  /// A value of TIMEX3 as people write it: a year, a month, a day; others as they stand.
  static func timex(_ value: String) -> String {
    switch value.utf8.count {
    case 7 where value.utf8.dropFirst(4).first == 0x2D: month(value)
    case 10...: words(value)
    default: value
    }
  }
}
