/// A record of a WARC file as it stood there, so that it can be kept as it came.
public struct CapturedRecord: Sendable, Hashable {
  /// One named field of a record.
  public struct Field: Sendable, Hashable {
    /// The name in its own spelling.
    public var name: String
    /// The value without white space around it. Lines that went on were joined by a space; bytes that are no UTF-8 were
    /// taken as ISO 8859-1.
    public var value: String

    /// A field.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The fields in their order, `Content-Length` and all.
  public var fields: [Field]
  /// The whole block: an HTTP head and body, or the bytes of a resource.
  public var block: [UInt8]

  /// A record with these fields and this block.
  public init(fields: [Field], block: [UInt8]) {
    self.fields = fields
    self.block = block
  }

  /// The value of the first field called `name`, upper and lower case alike.
  public subscript(name: String) -> String? { fields.first(named: name)?.value }
}

extension Sequence<CapturedRecord.Field> {
  /// The first field called `name`, upper and lower case alike.
  public func first(named name: String) -> CapturedRecord.Field? {
    first { $0.name.utf8.count == name.utf8.count && $0.name.lowercased() == name.lowercased() }
  }
}
