internal import Knowledge
internal import Record

/// The value of a field in a query, read in the form that the field takes.
struct FieldValue {
  let field: QueryField
  let text: String
  /// Where it stands in the query.
  let offset: Int

  /// What the field and the value ask for.
  func filter() throws(QueryError) -> Query.Filter {
    switch field {
    case .speaker: return .speaker(try name())
    case .party: return .party(try name())
    case .place: return .place(try name())
    case .country: return .country(try country())
    case .near: return try near()
    case .outlet: return .outlet(text)
    case .section: return .section(text)
    case .language: return .language(text)
    case .has: return .has(try choice(Query.FactKind.allCases, \.rawValue))
    case .quotation: return .quotation(try choice(Query.QuotationKind.allCases, \.rawValue))
    case .stance: return .stance(text)
    case .since: return .published(from: try days(text).from, through: nil)
    case .until: return .published(from: nil, through: try days(text).through)
    case .published:
      let (from, through) = try range()
      return .published(from: from, through: through)
    case .event:
      let (from, through) = try range()
      return .event(from: from, through: through)
    }
  }

  private func bad(_ wanted: String) -> QueryError {
    QueryError(.badValue(field: field.rawValue, value: text, wanted: wanted), at: offset)
  }

  private func name() throws(QueryError) -> String {
    if QueryParser.words(of: text).isEmpty { throw QueryError(.noWord(text), at: offset) }
    return text
  }

  /// A value from a list, its plural allowed: `statements` is `statement`.
  private func choice<T>(_ cases: [T], _ name: (T) -> String) throws(QueryError) -> T {
    let given = text.lowercased()
    guard let found = cases.first(where: { name($0) == given || name($0) + "s" == given }) else {
      throw bad("one of " + cases.map(name).joined(separator: ", "))
    }
    return found
  }

  private func country() throws(QueryError) -> String {
    if let country = Countries.shared.code(named: text) { return country }
    if text.count == 2, text.allSatisfy({ $0.isASCII && $0.isLetter }) { return text.uppercased() }
    throw bad("the name of a country or its code of two letters")
  }

  /// `40.18,44.51,50km`: a point in degrees and a radius.
  private func near() throws(QueryError) -> Query.Filter {
    let parts = text.split(separator: ",").map { $0.filter { $0 != " " } }
    let wanted = "latitude,longitude,kilometers, as 40.18,44.51,50km; at most \(Int(Self.maxKilometers)) km"
    guard parts.count == 3, let latitude = Double(parts[0]), let longitude = Double(parts[1]),
      let kilometers = Double(parts[2].lowercased().hasSuffix("km") ? String(parts[2].dropLast(2)) : parts[2]),
      (-90...90).contains(latitude), (-180...180).contains(longitude), kilometers > 0,
      kilometers <= Self.maxKilometers
    else { throw bad(wanted) }
    return .near(latitude: latitude, longitude: longitude, kilometers: kilometers)
  }

  /// The largest radius that is looked in.
  private static let maxKilometers = 2_000.0

  /// `2023`, `2023-09`, `2023-09-20`, or two of them with `..` between, one of which may be left off.
  private func range() throws(QueryError) -> (String?, String?) {
    guard let dots = text.firstRange(of: "..") else {
      let days = try days(text)
      return (days.from, days.through)
    }
    let (first, last) = (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
    if first.isEmpty, last.isEmpty { throw bad(Self.dayForms) }
    return (first.isEmpty ? nil : try days(first).from, last.isEmpty ? nil : try days(last).through)
  }

  private static let dayForms =
    "a day as 2023-09-20, a month as 2023-09, a year as 2023, or two of them as 2023-09..2023-11"

  /// The first and the last day of a year, a month or a day.
  private func days(_ text: String) throws(QueryError) -> (from: String, through: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard let year = parts[0], (1...3).contains(parts.count), !parts.contains(nil), text.prefix(4).count == 4,
      let first = Day(year: year, month: parts.count > 1 ? parts[1] ?? 0 : 1, day: parts.count > 2 ? parts[2] ?? 0 : 1)
    else { throw bad(Self.dayForms) }
    switch parts.count {
    case 1: return (first.iso, Day(year: year, month: 12, day: 31)?.iso ?? first.iso)
    case 2:
      let last = Day(year: year, month: first.month, day: Day.length(of: first.month, in: year))
      return (first.iso, last?.iso ?? first.iso)
    default: return (first.iso, first.iso)
    }
  }
}

extension String {
  /// The first place of `text`.
  fileprivate func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
