internal import Archive
internal import Desk
internal import Logging
internal import Record

extension Site {
  /// What has to be done now and then: once a minute while the site is served. A step that fails is told to the log, and
  /// the others are done.
  func keepHouse() {
    let now = clock()
    step("drop senders' hashes") {
      _ = try desk.forgetSenders(before: now - settings.comments.keepSendersDays * 86_400)
    }
    step("publish what was scheduled") { try readPosts(now: now) }
    step("tidy the archive") { try archive.tidy() }
    rates.forget(now: now)
  }

  /// Finds out what every page shows, so that the first readers do not wait for it: once, when the site begins to be served.
  func prepare() {
    step("find out what every page shows") {
      let now = clock()
      for section in try sections(now: now).prefix(100) { _ = try latest(in: section, now: now) }
    }
  }

  /// Writes back what stands beside the databases, and closes them. Nothing can be asked of the site afterwards.
  public func close() {
    step("close the archive") { try archive.store.close() }
    step("close the desk") { try desk.close() }
  }

  private func step(_ what: String, _ body: () throws -> Void) {
    do { try body() } catch { log.error("could not \(what)", metadata: ["error": "\(error)"]) }
  }

  /// Has a request logged. Nothing of it names a person: of the client there is a keyed hash that is another one each day.
  func logRequest(_ done: AnsweredRequest, _ visit: Visit) {
    let client = desk.key(for: "log \(visit.now / 86_400) \(ClientAddress.group(visit.client))")
    let tenths = Int(done.seconds * 10_000)
    log.info(
      "request",
      metadata: [
        "method": "\(done.watch.method)", "route": "\(done.watch.route)", "status": "\(done.status)",
        "ms": "\(tenths / 10).\(tenths % 10)", "bytes": "\(done.bytes)",
        "client": "\(Hexadecimal.text(client.prefix(6)))",
      ])
  }
}
