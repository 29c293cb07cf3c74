internal import Glibc
public import Logging
internal import Record

/// Writes the log to standard error, a line for each message, as JSON or as text.
///
/// What others wrote (paths, names, errors) comes out in one line, without control characters and without what turns the
/// direction of writing.
public struct SiteLogHandler: LogHandler {
  public var logLevel: Logger.Level
  public var metadata: Logger.Metadata = [:]
  private let format: SiteSettings.Log.Format
  private let clock: @Sendable () -> Int
  private let write: @Sendable ([UInt8]) -> Void

  /// A log as `settings` say. `write` is given whole lines.
  public init(
    _ settings: SiteSettings.Log, clock: @escaping @Sendable () -> Int = SystemClock.seconds,
    write: @escaping @Sendable ([UInt8]) -> Void = SiteLogHandler.toStandardError
  ) {
    logLevel = Logger.Level(rawValue: settings.level) ?? .info
    format = settings.format
    self.clock = clock
    self.write = write
  }

  /// A logger as `settings` say.
  public static func logger(_ settings: SiteSettings.Log) -> Logger {
    Logger(label: "dateline") { _ in SiteLogHandler(settings) }
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    let own = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    let time = Timestamp.rfc3339(clock())
    switch format {
    case .json: write(Self.json(time, event, own))
    case .text:
      var line = "\(time) \(event.level.rawValue) \(LogText.clean("\(event.message)"))"
      for (key, value) in own {
        let text = LogText.clean("\(value)")
        let isBare = !text.isEmpty && !text.contains { $0 == " " || $0 == "\"" || $0 == "=" }
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
        line += " \(LogText.clean(key))=" + (isBare ? text : "\"" + parts.joined(separator: "\\\"") + "\"")
      }
      write(Array((line + "\n").utf8))
    }
  }

  private static func json(_ time: String, _ event: LogEvent, _ metadata: [(key: String, value: Logger.Metadata.Value)])
    -> [UInt8]
  {
    var json = JSONWriter()
    json.object { json in
      json.string("time", time)
      json.string("level", event.level.rawValue)
      json.string("message", LogText.clean("\(event.message)"))
      guard !metadata.isEmpty else { return }
      json.key("data")
      json.object { json in
        for (key, value) in metadata {
          var (name, text) = (JSONWriter(), JSONWriter())
          name.string(LogText.clean(key))
          text.string(LogText.clean("\(value)"))
          json.raw(name.bytes + [0x3A] + text.bytes)
        }
      }
    }
    return json.bytes + [0x0A]
  }

  /// Writes to standard error. What cannot be written is lost: there is nowhere to tell of it.
  public static let toStandardError: @Sendable ([UInt8]) -> Void = { bytes in
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(2, buffer.baseAddress! + done, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        done += count
      }
    }
  }
}
