public import Record

/// A record of a WARC file, as the archive writes and reads it.
///
/// Source: WARC 1.1 (ISO 28500:2017) §4–6.
public struct EvidenceRecord: Sendable, Hashable {
  /// What a record is: `WARC-Type`.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What wrote the file.
    case warcinfo
    /// An HTTP answer.
    case response
    /// Bytes that came otherwise: from a file, or pasted.
    case resource
    /// The same payload as another record's, which is not kept twice.
    case revisit
    /// Something about other records.
    case metadata
    /// A record that was made from another, such as the text of a page.
    case conversion
  }

  /// What it is.
  public var kind: Kind
  /// All fields in their order, `WARC-Type` and `Content-Length` too. Every value stands on one line.
  public var fields: [CapturedRecord.Field]
  /// The block.
  public var block: [UInt8]

  /// A record. `fields` must have the four that every record has.
  public init(kind: Kind, fields: [CapturedRecord.Field], block: [UInt8]) {
    self.kind = kind
    self.fields = fields
    self.block = block
  }

  /// The value of the first field called `name`, upper and lower case alike.
  public subscript(name: String) -> String? { fields.first(named: name)?.value }

  /// Its `WARC-Record-ID`, without angle brackets.
  public var id: String { Self.bare(self["WARC-Record-ID"] ?? "") }

  /// The record as it stands in a WARC file, with the two line ends behind it.
  public var bytes: [UInt8] {
    var bytes = Array("WARC/1.1\r\n".utf8)
    bytes.reserveCapacity(block.count + 4096)
    for field in fields {
      bytes += field.name.utf8
      bytes += ": ".utf8
      bytes += field.value.utf8
      bytes += "\r\n".utf8
    }
    bytes += "\r\n".utf8
    bytes += block
    bytes += "\r\n\r\n".utf8
    return bytes
  }

  /// A URI without angle brackets around it.
  static func bare(_ uri: String) -> String {
    uri.hasPrefix("<") && uri.hasSuffix(">") ? String(uri.dropFirst().dropLast()) : uri
  }
}
