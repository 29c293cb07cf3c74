/// Where in the input something stands, as a person would look it up.
public struct Place: Sendable, Hashable, CustomStringConvertible {
  /// The path as it was given or found, `-` for standard input.
  public var path: String
  /// The number of the line in a file of JSON lines, from 1.
  public var line: Int?
  /// The number of the record in a WARC file, from 1.
  public var record: Int?
  /// The byte in the file as it lies on the disk: in a compressed WARC file, where the record's compressed member begins.
  public var byte: Int?

  /// A place in `path`.
  public init(path: String, line: Int? = nil, record: Int? = nil, byte: Int? = nil) {
    self.path = path
    self.line = line
    self.record = record
    self.byte = byte
  }

  /// `crawl.warc.gz, record 312, byte 1048576`.
  public var description: String {
    var words = path == "-" ? "standard input" : path
    if let line { words += ", line \(line)" }
    if let record { words += ", record \(record)" }
    if let byte { words += ", byte \(byte)" }
    return words
  }

  /// The short form that names a record's source: `pages.jsonl:12`, `crawl.warc.gz@1048576`, else the path.
  public var source: String {
    if let line { return "\(path):\(line)" }
    if let byte { return "\(path)@\(byte)" }
    return path
  }
}
