/// What is known of single words that stand in names: given name, surname, or a word like any other.
///
/// Source: the 1990 census of the United States (public domain), given names of the actor list, and counts over news texts.
public struct NameWords: Sendable {
  /// How often a word is what, each on a scale of its own; all 0 where it is not known.
  public struct Use: Sendable, Hashable {
    /// 1 to 15, two steps to each factor of e: how common a given name it is. 0 where it is none.
    public let given: UInt8
    /// The same for a surname.
    public let surname: UInt8
    /// 1 to 15: how much of the time it is written small inside a sentence (1: never, 15: always). 0 where it was not seen.
    public let ordinary: UInt8

    /// A word nothing is known of.
    public static let unknown = Use(given: 0, surname: 0, ordinary: 0)
  }

  /// The one table.
  public static let shared = NameWords()

  private let table: NameTable

  private init() { table = NameTable(Sections("name-words.bin", magic: "DLNAMEW1"), starts: 0, rows: 1) }

  /// The use of the word of `key`. Makes nothing; for hot loops.
  public func use(of key: NameKey) -> Use {
    guard let row = table.find(key).first else { return .unknown }
    let value = table.value(row)
    return Use(given: UInt8(value & 15), surname: UInt8(value >> 4 & 15), ordinary: UInt8(value >> 8 & 15))
  }
}
