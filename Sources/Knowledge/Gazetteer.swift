/// The world's place names: 250,000 places after GeoNames, searched where they lie in the binary.
///
/// Nothing is parsed when a program starts. Cities of 500 people and more, countries, first- and second-level areas, continents,
/// and some hundred regions, seas and places of recent conflicts; there are no streets, rivers or villages beyond those.
public struct Gazetteer: Sendable {
  /// What kind of thing a place is, after GeoNames' feature codes.
  public enum Feature: UInt8, Sendable, Hashable, CaseIterable {
    /// A populated place, and one that is a country's capital.
    case city, capital
    /// First- and second-level areas.
    case admin1, admin2
    case country, continent
    /// A region, sea or other area that has a name but no government of its own.
    case region
    /// Places of recent conflicts that the city files lack: villages, crossings, air bases, rivers.
    case site
  }

  /// How a name belongs to a place.
  public enum NameKind: UInt8, Sendable, Hashable, CaseIterable {
    /// The usual name.
    case main
    /// Another spelling, a former name, or the name in another language.
    case alternate
    /// The name without its generic word: "Avoyelles" for Avoyelles Parish.
    case shortened
    /// A word for its people and things: "Russian".
    case demonym
    /// "Ill.", "N.C.", "TX".
    case abbreviation
  }

  /// A place that a name may stand for.
  public struct Match: Sendable, Hashable {
    /// The place's number in the gazetteer, for `place(_:)`.
    public let place: Int
    /// How the name belongs to it.
    public let kind: NameKind
  }

  /// All that the gazetteer knows of a place but for its names; small and flat, for hot loops.
  public struct Place: Sendable, Hashable {
    /// GeoNames id; 0 where GeoNames has none.
    public let geonames: UInt32
    /// Degrees north and east.
    public let latitude: Double
    public let longitude: Double
    /// What kind of thing it is.
    public let feature: Feature
    /// 13 times the natural logarithm of its population, 0 where that is not known.
    public let size: UInt8
    /// The number of its first-level area and country, for `area(_:)`; equal for places of the same area.
    public let area: UInt16
    /// ISO 3166-1 alpha-2 as two ASCII bytes, the first in the low one; 0 for seas and continents.
    public let country: UInt16
    fileprivate let nameOffset: UInt32

    /// `country` as a string; nil for seas and continents.
    public var countryCode: String? {
      country == 0 ? nil : String(decoding: [UInt8(country & 0xFF), UInt8(country >> 8)], as: UTF8.self)
    }
  }

  /// A first-level area: its country, code and name; empty where there is none.
  public struct Area: Sendable, Hashable {
    /// ISO 3166-1 alpha-2.
    public let country: String
    /// GeoNames' admin1 code: "TX", "ENG", "08".
    public let code: String
    /// "Texas".
    public let name: String
  }

  /// The one gazetteer.
  public static let shared = Gazetteer()

  private let file: KnowledgeFile
  private let table: NameTable
  private let records: Int
  private let areas: Int
  private let names: Int
  /// The number of places.
  public let count: Int

  private init() {
    let sections = Sections("places.bin", magic: "DLPLACE1")
    file = sections.file
    table = NameTable(sections, starts: 0, rows: 1)
    records = sections.section(2).offset
    count = sections.section(2).count / 20
    areas = sections.section(3).offset
    names = sections.section(4).offset
  }

  /// The rows of the places called by `key`: usual names first, each kind by size. Read them with `match`.
  public func find(_ key: NameKey) -> Range<Int> { table.find(key) }

  /// What a row that `find` gave stands for.
  public func match(_ row: Int) -> Match {
    let value = table.value(row)
    return Match(place: Int(value & 0xFF_FFFF), kind: NameKind(rawValue: UInt8(value >> 24)) ?? .alternate)
  }

  /// All places called by a name, usual names first. Makes an array; in hot loops use `find`.
  public func places(named name: some StringProtocol) -> [Match] { find(NameKey(name)).map(match) }

  /// The place of a number that `match` gave.
  public func place(_ number: Int) -> Place {
    let at = records + number * 20
    let bytes = file.bytes
    let area = bytes.loadUnaligned(fromByteOffset: at + 16, as: UInt16.self)
    return Place(
      geonames: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self),
      latitude: Double(bytes.loadUnaligned(fromByteOffset: at + 4, as: Int32.self)) / 1e5,
      longitude: Double(bytes.loadUnaligned(fromByteOffset: at + 8, as: Int32.self)) / 1e5,
      feature: Feature(rawValue: bytes[at + 18]) ?? .city, size: bytes[at + 19], area: area,
      country: bytes.loadUnaligned(fromByteOffset: areas + Int(area) * 12, as: UInt16.self),
      nameOffset: bytes.loadUnaligned(fromByteOffset: at + 12, as: UInt32.self))
  }

  /// The usual name of a place. Copies.
  public func name(_ place: Place) -> String { string(place.nameOffset) }

  /// The first-level area of a number that a place gave.
  public func area(_ number: UInt16) -> Area {
    let at = areas + Int(number) * 12
    let bytes = file.bytes
    let country = bytes[at] == 0 ? "" : String(decoding: bytes[at..<(at + 2)], as: UTF8.self)
    return Area(
      country: country, code: string(bytes.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self)),
      name: string(bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt32.self)))
  }

  private func string(_ offset: UInt32) -> String {
    let at = names + Int(offset)
    let bytes = file.bytes
    return String(decoding: bytes[(at + 1)..<(at + 1 + Int(bytes[at]))], as: UTF8.self)
  }
}
