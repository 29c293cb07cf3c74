/// Persons, organisations and armed groups with their CAMEO codes, as event coders list them; searched where it lies in the binary.
///
/// Source: openeventdata/petrarch2. Persons stop about 2010 to 2014; an open end from 2009 may long be over.
public struct ActorList: Sendable {
  /// An actor of the list.
  public struct Actor: Sendable, Hashable {
    /// Which of the source's lists it stands in.
    public enum Source: UInt8, Sendable, Hashable { case countries, international, armed }

    /// A code and the days between which it was held; nil where the list leaves an end open.
    public struct Code: Sendable, Hashable {
      /// Country and roles: `RUSGOV`.
      public let code: String
      /// `YYYY-MM-DD`.
      public let from: String?
      public let to: String?
    }

    /// The name the source gives first, in capitals.
    public let name: String
    /// Which list it stands in.
    public let source: Source
    /// Whether some code is bound to days: so are persons in office, and hardly anyone else.
    public let isDated: Bool
    /// Its codes in the source's order; never empty.
    public let codes: [Code]

    /// The code on a day (`YYYY-MM-DD`): one that spans it, else one that is not bound to days, else none.
    public func code(on day: String) -> String? {
      let held = codes.first { code in
        guard code.from != nil || code.to != nil else { return false }
        return (code.from.map { $0 <= day } ?? true) && (code.to.map { day <= $0 } ?? true)
      }
      return (held ?? codes.first { $0.from == nil && $0.to == nil })?.code
    }
  }

  /// The one list.
  public static let shared = ActorList()

  private let file: KnowledgeFile
  private let table: NameTable
  private let records: Int

  private init() {
    let sections = Sections("actors.bin", magic: "DLACTOR1")
    file = sections.file
    table = NameTable(sections, starts: 0, rows: 1)
    records = sections.section(2).offset
  }

  /// Whether an actor has the name or alias of `key`. Makes nothing; for hot loops.
  public func contains(_ key: NameKey) -> Bool { !table.find(key).isEmpty }

  /// The actors whose name or alias has `key`, in the source's order.
  public func actors(_ key: NameKey) -> [Actor] { table.find(key).map { actor(at: Int(table.value($0))) } }

  private func actor(at offset: Int) -> Actor {
    let bytes = file.bytes
    let at = records + offset
    let nameEnd = at + 4 + Int(bytes[at + 1])
    let codesEnd = nameEnd + Int(bytes.loadUnaligned(fromByteOffset: at + 2, as: UInt16.self))
    let codes = String(decoding: bytes[nameEnd..<codesEnd], as: UTF8.self)
    return Actor(
      name: String(decoding: bytes[(at + 4)..<nameEnd], as: UTF8.self),
      source: .init(rawValue: bytes[at] & 3) ?? .countries, isDated: bytes[at] & 4 != 0,
      codes: codes.split(separator: "|").map { field in
        let parts = field.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let ends = parts.dropFirst().map { $0.isEmpty ? nil : $0 }
        return .init(code: parts[0], from: ends.first ?? nil, to: ends.dropFirst().first ?? nil)
      })
  }
}
