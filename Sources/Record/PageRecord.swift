/// All that was taken from one capture: one line of `dateline read --format json`.
public struct PageRecord: Sendable, Hashable {
  /// The version of the record's form, `dateline` in JSON. See `docs/record.schema.json`.
  public static let version = 1

  /// Where it was taken from, without the payload.
  public struct CaptureFacts: Sendable, Hashable {
    /// Path or URL.
    public var source: String
    /// RFC 3339, where known.
    public var time: String?
    /// `sha256:…` of the payload.
    public var digest: String
    /// Media type, where known.
    public var mediaType: String?
    /// The charset the payload was decoded by.
    public var charset: String?
    /// The payload's length in bytes.
    public var bytes: Int

    /// The facts of a capture.
    public init(source: String, time: String?, digest: String, mediaType: String?, charset: String?, bytes: Int) {
      self.source = source
      self.time = time
      self.digest = digest
      self.mediaType = mediaType
      self.charset = charset
      self.bytes = bytes
    }
  }

  /// Given with the input, else the payload's digest.
  public var id: String
  /// Where it was taken from.
  public var capture: CaptureFacts?
  /// The article; nil where nothing could be read.
  public var article: Article?
  /// Who said what, in text order.
  public var statements: [Statement] = []
  /// When.
  public var times: [TimeExpression] = []
  /// Where.
  public var places: [Toponym] = []
  /// Who.
  public var entities: [Entity] = []
  /// Which papers.
  public var documents: [Document] = []
  /// What could not be done.
  public var problems: [Problem] = []

  /// A record with nothing in it yet.
  public init(id: String) {
    self.id = id
  }
}
