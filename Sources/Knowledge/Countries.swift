/// A country or territory with an ISO code.
public struct Country: Sendable, Hashable {
  /// ISO 3166-1 alpha-2 and alpha-3: "AZ", "AZE".
  public let iso2: String
  public let iso3: String
  /// The usual English name.
  public let name: String
  /// Words for its people and things, with plurals: "Azerbaijani", "Azeris".
  public let demonyms: [String]
  /// The capital; empty where there is none.
  public let capital: String
  /// GeoNames id; 0 where there is none.
  public let geonames: Int
  /// ISO 3166-1 alpha-2 of the countries it borders on.
  public let neighbours: [String]
  /// The capital and other seats of power that stand for the government: "Baku", "Kremlin".
  public let seats: [String]
  /// Official and other names: "Russian Federation", "U.S.".
  public let officialNames: [String]
}

/// The world's countries, by name, by people and by seat of power.
public struct Countries: Sendable {
  /// How a word stands for a country.
  public enum Relation: Sendable, Hashable {
    /// Its name: "Azerbaijan", "the United States".
    case name
    /// Its people or what is theirs: "Azerbaijani".
    case demonym
    /// Its capital or another seat of power, which may stand for the government: "Baku", "Kremlin".
    case seat
  }

  /// The table, read when first used (about a millisecond).
  public static let shared = Countries()

  /// All countries, by alpha-2 code.
  public let all: [Country]
  private let byCode: [String: Int]
  private let byKey: [NameKey: [(Int, Relation)]]

  private init() {
    all = KnowledgeFile("countries.tsv").rows.filter { $0.count == 13 }.map(Country.init(row:))
    var byCode: [String: Int] = [:]
    var byKey: [NameKey: [(Int, Relation)]] = [:]
    for (index, country) in all.enumerated() {
      byCode[country.iso2] = index
      byCode[country.iso3] = index
      let names = [(country.name, Relation.name)] + country.officialNames.map { ($0, .name) }
      let others = country.demonyms.map { ($0, Relation.demonym) } + country.seats.map { ($0, .seat) }
      for (name, relation) in names + others {
        let key = NameKey(name)
        if byKey[key]?.contains(where: { $0.0 == index }) != true { byKey[key, default: []].append((index, relation)) }
      }
    }
    self.byCode = byCode
    self.byKey = byKey
  }

  /// The country of an alpha-2 or alpha-3 code in capitals.
  public subscript(code: String) -> Country? { byCode[code].map { all[$0] } }

  /// The countries a word may stand for ("Congolese": two), each with how. Without an article: "Kremlin", not "the Kremlin".
  public func meanings(of key: NameKey) -> [(country: Country, relation: Relation)] {
    (byKey[key] ?? []).map { (all[$0.0], $0.1) }
  }

  /// The alpha-2 code of the country with this name, usual or official; nil where there is none.
  public func code(named name: String) -> String? {
    meanings(of: NameKey(name)).first { $0.relation == .name }?.country.iso2
  }
}

extension Country {
  fileprivate init(row: [String]) {
    func list(_ column: Int) -> [String] { row[column].split(separator: "|").map(String.init) }
    self.init(
      iso2: row[0], iso3: row[1], name: row[2], demonyms: list(3), capital: row[4], geonames: Int(row[7]) ?? 0,
      neighbours: list(10), seats: list(11), officialNames: list(12))
  }
}
