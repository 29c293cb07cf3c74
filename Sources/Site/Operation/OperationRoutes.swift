internal import Archive
internal import Desk
internal import HTTPTypes
internal import Logging
internal import Record

extension Site {
  /// Routes for whoever runs the site.
  var operationRoutes: [Route] {
    [.get("/healthz", .everyone, health), .get("/metrics", .everyone, metrics)]
  }

  /// Whether the archive and the desk can be read.
  private func health(_ visit: Visit) throws -> Answer {
    let archiveIsWell = isWell("archive") { _ = try archive.store.article(ArticleKey(0)) }
    let deskIsWell = isWell("desk") { _ = try desk.sections() }
    var answer = Answer.json(archiveIsWell && deskIsWell ? .ok : .serviceUnavailable) { json in
      json.string("status", archiveIsWell && deskIsWell ? "ok" : "failing")
      json.string("archive", archiveIsWell ? "ok" : "failing")
      json.string("desk", deskIsWell ? "ok" : "failing")
    }
    answer.caching = .none
    return answer
  }

  private func isWell(_ what: String, _ read: () throws -> Void) -> Bool {
    do {
      try read()
      return true
    } catch {
      log.error("the \(what) cannot be read", metadata: ["error": "\(error)"])
      return false
    }
  }

  /// Numbers for Prometheus. Others than those who run the site are told that there is no such page.
  private func metrics(_ visit: Visit) throws -> Answer {
    guard mayReadMetrics(visit) else { throw SiteError.notFound() }
    let text = try metricsText(now: visit.now)
    return Answer(type: "text/plain; version=0.0.4; charset=utf-8", body: Array(text.utf8), caching: .none)
  }

  /// A program on this machine or on a proxy's, that comes through no proxy; who has the token; everybody where that is set.
  func mayReadMetrics(_ visit: Visit) -> Bool {
    if settings.metrics.areOpen { return true }
    if let token = settings.metrics.token, let given = visit.bearer, Self.isSame(token, given) { return true }
    guard visit.fields[.forwardedFor] == nil, visit.fields[HTTPField.Name("Forwarded")!] == nil,
      let address = NetworkAddress(visit.client)
    else { return false }
    return address.isLoopback
      || settings.trustedProxies.compactMap { NetworkRange($0) }.contains { $0.contains(address) }
  }

  /// Compares in a time that says nothing of where two differ.
  private static func isSame(_ first: String, _ second: String) -> Bool {
    let (first, second) = (Array(first.utf8), Array(second.utf8))
    guard first.count == second.count else { return false }
    return zip(first, second).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private func metricsText(now: Int) throws -> String {
    var text = MetricsText()
    let numbers = requests.all
    writeRequests(numbers, to: &text)
    text.metric("dateline_requests_in_flight", "gauge", "Requests that are being answered.", numbers.inFlight)
    text.metric("dateline_rate_limited_total", "counter", "Requests refused with 429.", numbers.rateLimited)
    text.metric(
      "dateline_comment_forms_total", "counter", "Forms with a comment, by what came of them.",
      ["kept", "returned", "tooMany", "refused", "failed"].map {
        ([("outcome", $0)], Double(numbers.comments[$0] ?? 0))
      })
    text.metric("dateline_connections", "gauge", "Connections that are open.", connections.open)
    let cuts = connections.cuts
    text.metric(
      "dateline_connections_cut_total", "counter", "Connections that were cut, by cause.",
      Connections.Cut.allCases.map { ([("cause", $0.rawValue)], Double(cuts[$0] ?? 0)) })
    text.metric("dateline_clients_remembered", "gauge", "Addresses in the table of rates.", rates.count)
    try writeContents(to: &text, now: now)
    if let bytes = ProcessNumbers.residentBytes() {
      text.metric("process_resident_memory_bytes", "gauge", "Memory in RAM.", bytes)
    }
    if let files = ProcessNumbers.openFiles() { text.metric("process_open_fds", "gauge", "Open files.", files) }
    if let seconds = ProcessNumbers.processorSeconds() {
      text.metric("process_cpu_seconds_total", "counter", "Processor time.", [([], seconds)])
    }
    return text.text
  }

  private func writeRequests(_ numbers: RequestCounts.Numbers, to text: inout MetricsText) {
    let cells = numbers.cells.sorted { $0.key < $1.key }
    text.head("dateline_requests_total", "counter", "Requests, by route, method and class of status.")
    for (key, cell) in cells {
      for (index, count) in cell.byClass.enumerated() where count > 0 {
        text.line(
          "dateline_requests_total", [("route", key.route), ("method", key.method), ("status", "\(index)xx")],
          Double(count))
      }
    }
    text.head("dateline_request_seconds", "histogram", "Time to make an answer.")
    for (key, cell) in cells {
      let labels = [("route", key.route), ("method", key.method)]
      var count = 0
      for (index, step) in RequestCounts.steps.enumerated() {
        count += cell.bySteps[index]
        text.line("dateline_request_seconds_bucket", labels + [("le", String(step))], Double(count))
      }
      count += cell.bySteps[RequestCounts.steps.count]
      text.line("dateline_request_seconds_bucket", labels + [("le", "+Inf")], Double(count))
      text.line("dateline_request_seconds_sum", labels, cell.seconds)
      text.line("dateline_request_seconds_count", labels, Double(count))
    }
    text.metric(
      "dateline_answer_bytes_total", "counter", "Bytes of the bodies of answers.",
      [([], Double(cells.reduce(0) { $0 + $1.value.bytes }))])
  }

  private func writeContents(to text: inout MetricsText, now: Int) throws {
    // Counting rows of a large archive takes a moment: once in half a minute is enough.
    let counts = try shared.value("metrics counts", for: 30, now: now) { try archive.store.counts() }
    text.metric("dateline_archive_pages", "gauge", "Pages in the archive.", counts.pages)
    text.metric("dateline_archive_articles", "gauge", "Versions of articles.", counts.articles)
    text.metric("dateline_archive_captures", "gauge", "Captures.", counts.captures)
    text.metric("dateline_archive_statements", "gauge", "Statements.", counts.statements)
    text.metric("dateline_archive_problems", "gauge", "Problems.", counts.problems)
    let comments = try desk.commentCounts()
    text.metric(
      "dateline_comments", "gauge", "Comments, by state.",
      CommentState.allCases.map { ([("state", $0.rawValue)], Double(comments[$0] ?? 0)) })
  }
}
