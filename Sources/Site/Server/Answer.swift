internal import HTTPTypes
internal import Record

/// What is sent back.
struct Answer: Sendable {
  /// How long others may keep it.
  enum Caching: Sendable, Hashable {
    /// Not at all: it is for one person.
    case none
    /// Anybody, but they ask each time whether it changed (by its ETag).
    case revalidated
    /// Anybody, for so many seconds.
    case seconds(Int)
    /// For good: what is at this address never changes.
    case immutable
  }

  /// The status.
  var status: HTTPResponse.Status
  /// Header fields of its own; what every answer has is added at the door.
  var fields = HTTPFields()
  /// The body.
  var body: [UInt8] = []
  /// How long it may be kept.
  var caching = Caching.revalidated

  /// An answer of bytes.
  init(_ status: HTTPResponse.Status = .ok, type: String, body: [UInt8], caching: Caching = .revalidated) {
    self.status = status
    self.body = body
    self.caching = caching
    fields[.contentType] = type
  }

  /// A page.
  static func html(_ writer: HTMLWriter, _ status: HTTPResponse.Status = .ok, caching: Caching = .revalidated) -> Answer
  {
    Answer(status, type: "text/html; charset=utf-8", body: writer.bytes, caching: caching)
  }

  /// JSON.
  static func json(_ status: HTTPResponse.Status = .ok, _ body: (inout JSONWriter) -> Void) -> Answer {
    var json = JSONWriter()
    json.object(body)
    return Answer(status, type: "application/json", body: json.bytes)
  }

  /// Leads elsewhere on the site. After a form the browser asks for `path` (303); where an address is spelled otherwise
  /// for good, 301.
  static func redirect(_ path: String, _ status: HTTPResponse.Status = .seeOther) -> Answer {
    var answer = Answer(status, type: "text/plain; charset=utf-8", body: Array(path.utf8), caching: .none)
    if status == .movedPermanently { answer.caching = .seconds(3600) }
    answer.fields[.location] = path
    return answer
  }

  /// Nothing.
  static var empty: Answer {
    var answer = Answer(.noContent, type: "text/plain", body: [], caching: .none)
    answer.fields[.contentType] = nil
    return answer
  }
}
