/// A WARC record written out for a test, right or wrong as the test has it.
///
///     WARCSample.response("<p>Hello").bytes + WARCSample("request", "GET / HTTP/1.1\r\n\r\n").bytes
public struct WARCSample: Sendable {
  /// The version in the first line.
  public var version = "1.1"
  /// The fields without `Content-Length`, in order.
  public var fields: [(name: String, value: String)]
  /// The block.
  public var block: [UInt8]
  /// What `Content-Length` says; nil for the length of the block.
  public var length: String?
  /// What ends a line of the header.
  public var lineEnd = "\r\n"

  /// A record of `type` with these fields.
  public init(
    _ type: String, _ block: some Collection<UInt8>, _ fields: KeyValuePairs<String, String> = [:]
  ) {
    self.fields = [("WARC-Type", type)] + fields.map { (name: $0.key, value: $0.value) }
    self.block = Array(block)
  }

  /// A record of `type` whose block is text.
  public init(_ type: String, _ block: String, _ fields: KeyValuePairs<String, String> = [:]) {
    self.init(type, block.utf8, fields)
  }

  /// A response of HTTP with the body and the lines of its head behind the status line.
  public static func response(
    _ body: some Collection<UInt8>, status: String = "200 OK", head: [String] = ["Content-Type: text/html"],
    id: String? = nil, _ fields: KeyValuePairs<String, String> = [:]
  ) -> WARCSample {
    let lines = (["HTTP/1.1 \(status)"] + head).map { $0 + "\r\n" }.joined() + "\r\n"
    var record = WARCSample("response", Array(lines.utf8) + body, fields)
    record.fields.append(("Content-Type", "application/http; msgtype=response"))
    if let id { record.fields.append(("WARC-Record-ID", "<\(id)>")) }
    return record
  }

  /// The same with a body of text.
  public static func response(
    _ body: String, status: String = "200 OK", head: [String] = ["Content-Type: text/html"], id: String? = nil,
    _ fields: KeyValuePairs<String, String> = [:]
  ) -> WARCSample {
    response(body.utf8, status: status, head: head, id: id, fields)
  }

  /// The header with the blank line behind it.
  public var header: [UInt8] {
    let lines = ["WARC/\(version)"] + fields.map { "\($0.name): \($0.value)" } + ["Content-Length: \(lengthWords)", ""]
    return Array(lines.map { $0 + lineEnd }.joined().utf8)
  }

  /// The whole record with the two line ends behind it.
  public var bytes: [UInt8] { header + block + Array((lineEnd + lineEnd).utf8) }

  private var lengthWords: String { length ?? String(block.count) }
}
