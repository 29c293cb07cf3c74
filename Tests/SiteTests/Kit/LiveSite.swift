import Archive
import Desk
import Dispatch
import Intake
import Logging
import Record
import Synchronization
import TestKit

@testable import Site

/// A site that is served on a port of its own, with two articles, for as long as a test needs it.
///
///     try await LiveSite.served { settings in settings.limits.headSeconds = 1 } _: { live throws in
///       let client = try RawClient(port: live.port)
///       …
///     }
final class LiveSite: Sendable {
  let site: Site
  let port: Int
  let folder: TemporaryFolder
  private let serving: Task<Void, any Error>
  private let hasArchive = Mutex(true)

  /// Serves a site while `body` runs, on a thread where it may block.
  static func served<T: Sendable>(
    log: Logger? = nil, _ change: (inout SiteSettings) -> Void = { _ in },
    _ body: @escaping @Sendable (LiveSite) throws -> T
  ) async throws -> T {
    var settings = SiteSettings()
    settings.port = 0
    change(&settings)
    let live = try await LiveSite(settings, log)
    let result: Result<T, any Error>
    do { result = .success(try await onThread { try body(live) }) } catch { result = .failure(error) }
    try await live.stop()
    return try result.get()
  }

  private init(_ settings: SiteSettings, _ log: Logger?) async throws {
    folder = TemporaryFolder()
    let path = folder.path + "/news.db"
    try Self.fill(path)
    let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let site = Site(
      archive: try Archive(path: path), desk: try DeskStore(path: DeskStore.path(besideArchive: path)),
      settings: settings, log: log ?? quiet)
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let serving = Task {
      defer { port.finish() }
      try await SiteServer(site).run(obeysSignals: false) { port.yield($0) }
    }
    var found: Int?
    for await number in ports {
      found = number
      break
    }
    guard let found else {
      try await serving.value
      throw RawClient.Failure(what: "the site did not start")
    }
    self.site = site
    self.serving = serving
    self.port = found
  }

  /// Asks it to stop, in good order.
  func askToStop() { serving.cancel() }

  /// Stops it, and waits until it has.
  func stop() async throws {
    askToStop()
    try await serving.value
    // A store must not be used any more once it is closed.
    if hasArchive.withLock({ $0 }) { site.close() } else { try site.desk.close() }
  }

  /// Takes the archive away from under the site.
  func closeArchive() throws {
    hasArchive.withLock { $0 = false }
    try site.archive.store.close()
  }

  /// One answer by a connection of its own.
  func get(_ path: String, _ fields: [(String, String)] = [], method: String = "GET") throws -> RawClient.Answer {
    let client = try RawClient(port: port)
    client.get(path, fields, method: method)
    guard let answer = client.answer(isHead: method == "HEAD") else {
      throw RawClient.Failure(what: "no answer to \(method) \(path)")
    }
    return answer
  }

  /// Runs `body` on a thread of its own.
  static func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try body() }) }
    }
  }

  /// Keeps two articles.
  private static func fill(_ path: String) throws {
    let archive = try Archive(path: path, makes: true)
    let keeper = try Keeper(archive, software: "test", keptAt: "2026-11-27T03:00:00Z", waitingSeconds: 0)
    for (number, words) in ["Baku said the road was open.", "Riga said the bridge was closed."].enumerated() {
      let payload = Array(words.utf8)
      let capture = Capture(
        source: "/pages/\(number).txt", payload: payload, digest: Digest.sha256(payload), form: .articleText,
        mediaType: "text/plain")
      var record = RecordBuilder(
        words, headline: "Article \(number)", outlet: "Wire", section: "World", published: "2026-11-2\(number)",
        source: capture.source
      ).record
      record.capture = .init(
        source: capture.source, time: capture.time, digest: capture.digest, mediaType: capture.mediaType,
        charset: "utf-8", bytes: payload.count)
      try keeper.keep(
        Offering(capture, record: record, drawnBy: "test", keptAt: "2026-11-27T03:00:00Z", workingFolder: "/"))
    }
    try keeper.commit()
    try archive.store.close()
  }
}
