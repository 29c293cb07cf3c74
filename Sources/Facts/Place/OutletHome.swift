internal import Knowledge

/// Where a paper is at home, as its address tells: the country of its domain, and the places its name may hold.
struct OutletHome {
  /// ISO 3166-1 alpha-2 as `Gazetteer.Place.country` has it; 0 where the domain belongs to no country.
  private(set) var country: UInt16 = 0
  /// The longest place name at either end of the domain's name ("parisbeacon.com", "thisisoxfordshire.co.uk").
  private(set) var names: [(key: NameKey, rows: Range<Int>)] = []

  private static let shortest = 5
  private static let longestLabel = 40

  /// The home of the outlet at `url`; nothing is known of it where there is none.
  init(url: String?) {
    guard let url else { return }
    let labels = Self.host(url).split(separator: UInt8(ascii: "."))
    guard let last = labels.last, labels.count > 1 else { return }
    if last.count == 2 { country = Self.country(Array(last)) }
    let isSecondLevel = last.count == 2 && labels.count > 2 && labels[labels.count - 2].count <= 3
    let name = labels[labels.count - (isSecondLevel ? 3 : 2)].filter { $0 != UInt8(ascii: "-") }
    guard name.count <= Self.longestLabel, name.count >= Self.shortest else { return }
    for length in stride(from: name.count, through: Self.shortest, by: -1) {
      if add(name.prefix(length)) || add(name.suffix(length)) { return }
    }
  }

  private mutating func add(_ letters: ArraySlice<UInt8>) -> Bool {
    var key = NameKey()
    Array(letters).withUnsafeBufferPointer { key.add($0, from: 0, to: $0.count) }
    let rows = Gazetteer.shared.find(key)
    guard let first = rows.first, Gazetteer.shared.match(first).kind == .main,
      NameWords.shared.use(of: key).ordinary < 8
    else { return false }
    names.append((key, rows))
    return true
  }

  private static func country(_ code: [UInt8]) -> UInt16 {
    let upper = code.map { $0 & 0xDF }
    if upper == Array("UK".utf8) { return country(Array("GB".utf8)) }
    return UInt16(upper[0]) | UInt16(upper[1]) << 8
  }

  private static func host(_ url: String) -> [UInt8] {
    var bytes = Array(url.utf8)
    if let scheme = url.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let at = url.utf8.distance(from: url.utf8.startIndex, to: scheme)
      if bytes[at...].starts(with: "://".utf8) { bytes.removeFirst(at + 3) }
    }
    return bytes.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: ":") }
      .map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }
}
