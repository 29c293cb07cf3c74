public import Record

/// What a record that Dateline wrote says of the capture it keeps: enough to have the same capture again.
public struct StatedCapture: Sendable, Hashable {
  /// Where it was taken from.
  public var source: String
  /// How its payload is read.
  public var form: Capture.Form
  /// When it was kept first, as RFC 3339.
  public var keptAt: String
  /// The name that was given with it, its address, when it was captured and the day of publication that was given.
  public var id, url, time, publishedHint: String?
  /// The media type and the charset it was served with.
  public var mediaType, servedCharset: String?

  /// What `added` says, the fields behind the last `Dateline-Record`; nil where they say too little.
  public init?(_ added: some Sequence<CapturedRecord.Field>) {
    func value(_ name: String) -> String? {
      added.first(named: "Dateline-" + name).map { FieldText.decoded($0.value) }
    }
    guard let source = value("Source"), let keptAt = value("Kept"),
      let form = value("Form").flatMap({ Capture.Form(rawValue: $0) })
    else { return nil }
    self.source = source
    self.form = form
    self.keptAt = keptAt
    id = value("ID")
    url = value("URL")
    time = value("Time")
    publishedHint = value("Published")
    mediaType = value("Media-Type")
    servedCharset = value("Charset")
  }

  /// What a record with these fields says that Dateline made of input that was no WARC record, or that keeps such a record
  /// as it came; nil for any other.
  ///
  /// `dateline export --format warc` writes such records. They are taken at their word, as a record's address is: so a page
  /// of another archive stays the same page, though it has no address.
  public init?(made fields: [CapturedRecord.Field]) {
    var fields = fields[...]
    while let marker = fields.lastIndex(where: { $0.name.lowercased() == "dateline-record" }) {
      if fields[marker].value == "made" {
        self.init(fields[(marker + 1)...])
        time = time.flatMap(StatedTime.capture)
        publishedHint = publishedHint.flatMap(StatedTime.publication)
        return
      }
      // What it keeps stands before the marker.
      fields = fields[..<marker]
    }
    return nil
  }
}
