public import Record

/// What makes a party the same in every article and every archive: its name without case, accents and marks, and its country.
///
/// Written as `1k3m9z-ru`, or `1k3m9z` where no country is known. Made from the name alone, so that it outlives a store.
public struct PartyID: Sendable, Hashable, CustomStringConvertible {
  /// The key of the name.
  let key: String
  /// The country as ISO 3166-1 alpha-2; empty where none is known.
  let country: String

  /// The party of this name and country.
  public init(name: String, country: String?) {
    key = FoldedName.key(name)
    self.country = country ?? ""
  }

  /// The party that an entity of a record is.
  public init(_ entity: Entity) {
    self.init(name: entity.name, country: entity.country)
  }

  /// The party written as `text`; nil where it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, let key = parts.first, let number = UInt64(key, radix: 36),
      String(number, radix: 36) == key
    else { return nil }
    self.key = String(key)
    country = parts.count == 2 ? parts[1].uppercased() : ""
    guard parts.count == 1 || (country.utf8.count == 2 && country.utf8.allSatisfy { (0x41...0x5A).contains($0) }) else {
      return nil
    }
  }

  public var description: String { country.isEmpty ? key : "\(key)-\(country.lowercased())" }
}

/// A party that speaks or is spoken of.
public struct StoredParty: Sendable, Hashable {
  /// What it is called.
  public var name: String
  /// Its country as ISO 3166-1 alpha-2.
  public var country: String?
  /// What it is.
  public var kind: Entity.Kind

  /// A party.
  public init(name: String, country: String?, kind: Entity.Kind) {
    self.name = name
    self.country = country
    self.kind = kind
  }

  /// By what it is found.
  public var id: PartyID { PartyID(name: name, country: country) }
}

/// A place that is spoken of.
public struct StoredPlace: Sendable, Hashable {
  /// Its GeoNames id.
  public var geonames: Int
  /// What it is called.
  public var name: String
  /// Its country as ISO 3166-1 alpha-2.
  public var country: String?
  /// Degrees north and east, WGS 84.
  public var latitude, longitude: Double

  /// A place.
  public init(geonames: Int, name: String, country: String?, latitude: Double, longitude: Double) {
    self.geonames = geonames
    self.name = name
    self.country = country
    self.latitude = latitude
    self.longitude = longitude
  }
}
