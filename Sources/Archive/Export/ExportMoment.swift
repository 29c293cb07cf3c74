internal import Record

/// How exports tell a day from an instant. An instant is never made of a day.
enum ExportMoment {
  /// `value` as an RFC 3339 date and time with seconds; nil where it has no time or no zone.
  static func instant(_ value: String?) -> String? {
    guard let value, Day(iso: value) != nil else { return nil }
    var rest = Array(value.utf8.dropFirst(10))
    guard rest.count >= 7, rest[0] | 0x20 == UInt8(ascii: "t") || rest[0] == 0x20 else { return nil }
    rest[0] = UInt8(ascii: "T")
    guard number(rest, 1) ?? 99 <= 23, rest[3] == UInt8(ascii: ":"), number(rest, 4) ?? 99 <= 59 else { return nil }
    var zone = 6
    if rest[6] == UInt8(ascii: ":") {
      guard number(rest, 7) ?? 99 <= 60 else { return nil }
      zone = 9
      if zone < rest.count, rest[zone] == UInt8(ascii: ".") {
        zone += 1
        let first = zone
        while zone < rest.count, (0x30...0x39).contains(rest[zone]) { zone += 1 }
        if zone == first { return nil }
      }
    }
    guard isZone(rest[zone...]) else { return nil }
    if zone == 6 { rest.insert(contentsOf: ":00".utf8, at: 6) }
    return String(decoding: Array(value.utf8.prefix(10)) + rest, as: UTF8.self)
  }

  /// Two digits as a number.
  private static func number(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard index + 1 < bytes.count, (0x30...0x39).contains(bytes[index]), (0x30...0x39).contains(bytes[index + 1])
    else { return nil }
    return Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30)
  }

  private static func isZone(_ bytes: ArraySlice<UInt8>) -> Bool {
    let zone = Array(bytes)
    if zone == [UInt8(ascii: "Z")] { return true }
    return zone.count == 6 && (zone[0] == UInt8(ascii: "+") || zone[0] == UInt8(ascii: "-"))
      && number(zone, 1) ?? 99 <= 23 && zone[3] == UInt8(ascii: ":") && number(zone, 4) ?? 99 <= 59
  }
}
