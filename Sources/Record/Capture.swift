/// Bytes as they were served, with where and when; the evidence that everything else points back to.
public struct Capture: Sendable, Hashable {
  /// What kind of input the payload is, which decides how it is read.
  public enum Form: String, Sendable, Hashable {
    /// A page of HTML.
    case html
    /// A page pasted as text: cleaned of what is not the article, and repaired.
    case pageText
    /// Text that is already an article's: kept as it is, so that offsets refer to it.
    case articleText
    /// Something else (an image, an archive): recorded, not read.
    case other
  }

  /// The name given with the input, else nil.
  public var id: String?
  /// The path or the URL it was taken from.
  public var source: String
  /// The address of the page, where known.
  public var url: String?
  /// When it was captured, as RFC 3339, where known.
  public var time: String?
  /// The day of publication given with the input (`YYYY-MM-DD`, or longer), where known.
  public var publishedHint: String?
  /// The payload exactly as served, after content encodings (gzip) are taken off.
  public var payload: [UInt8]
  /// `sha256:` and 64 lower-case hex digits of the payload.
  public var digest: String
  /// How the payload is read.
  public var form: Form
  /// The media type served or guessed, such as `text/html`.
  public var mediaType: String?
  /// The charset of the HTTP `Content-Type` header, where there was one.
  public var servedCharset: String?
  /// The record of a WARC file that it came in, as it stood there; nil for other input, and where the block was not whole.
  public var record: CapturedRecord?

  /// A capture of `payload`; `digest` must be its digest.
  public init(
    id: String? = nil, source: String, url: String? = nil, time: String? = nil, publishedHint: String? = nil,
    payload: [UInt8], digest: String, form: Form, mediaType: String? = nil, servedCharset: String? = nil,
    record: CapturedRecord? = nil
  ) {
    self.id = id
    self.source = source
    self.url = url
    self.time = time
    self.publishedHint = publishedHint
    self.payload = payload
    self.digest = digest
    self.form = form
    self.mediaType = mediaType
    self.servedCharset = servedCharset
    self.record = record
  }
}
