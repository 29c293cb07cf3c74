import Logging
import Record
import Synchronization
import Testing

@testable import Site

/// What whoever runs the site is told, and who else is not.
@Suite(.serialized) struct OperationTests {
  @Test func `healthz says that all can be read, and 503 once the archive cannot`() async throws {
    try await LiveSite.served { live throws in
      let well = try live.get("/healthz")
      #expect(well.status == 200 && well.text == #"{"status":"ok","archive":"ok","desk":"ok"}"#)
      #expect(well["cache-control"] == "no-store")
      try live.closeArchive()
      let ill = try live.get("/healthz")
      #expect(ill.status == 503 && ill.text == #"{"status":"failing","archive":"failing","desk":"ok"}"#)
    }
  }

  @Test func `metrics are for programs on this machine that come through no proxy`() async throws {
    try await LiveSite.served { live throws in
      #expect(try live.get("/metrics").status == 200)
      #expect(try live.get("/metrics", [("X-Forwarded-For", "127.0.0.1")]).status == 404)
      #expect(try live.get("/metrics", [("Forwarded", "for=127.0.0.1")]).status == 404)
    }
  }

  @Test func `metrics are for others by the token, or where they are open`() async throws {
    try await LiveSite.served {
      $0.metrics.token = "0123456789abcdef"
    } _: { live throws in
      let foreign = ("X-Forwarded-For", "203.0.113.1")
      #expect(try live.get("/metrics", [foreign, ("Authorization", "Bearer 0123456789abcdef")]).status == 200)
      #expect(try live.get("/metrics", [foreign, ("Authorization", "Bearer 0123456789abcdee")]).status == 404)
      #expect(try live.get("/metrics", [foreign, ("Authorization", "Bearer ")]).status == 404)
    }
    try await LiveSite.served {
      $0.metrics.areOpen = true
    } _: { live throws in
      #expect(try live.get("/metrics", [("X-Forwarded-For", "203.0.113.1")]).status == 200)
    }
  }

  @Test func `metrics count by route, have no labels that a reader could make more of, and are well formed`()
    async throws
  {
    try await LiveSite.served { live throws in
      for number in 0..<50 {
        _ = try live.get("/no/\(number)")
        _ = try live.get("/article/\(number + 10)?q=\(number)", method: number % 2 == 0 ? "GET" : "BREW\(number)")
      }
      _ = try live.get("/healthz")
      let lines = try live.get("/metrics").text.split(separator: "\n").map(String.init)
      func value(_ name: String) -> Double? {
        lines.first { $0.hasPrefix(name + " ") }.flatMap { Double($0.dropFirst(name.count + 1)) }
      }
      #expect(value(#"dateline_requests_total{route="/healthz",method="GET",status="2xx"}"#) == 1)
      #expect(value(#"dateline_requests_total{route="/article/{id}",method="GET",status="4xx"}"#) == 25)
      #expect(value("dateline_archive_articles") == 2)
      #expect(value("dateline_requests_in_flight") == 1)
      #expect((value("process_resident_memory_bytes") ?? 0) > 1_000_000)
      #expect((value("process_open_fds") ?? 0) > 3)
      let routes = Set(lines.compactMap { $0.firstMatch(of: #/route="([^"]*)"/#).map { String($0.output.1) } })
      #expect(routes.isSubset(of: Set(live.site.routes.map(\.pattern) + ["none"])), "\(routes)")
      for line in lines where !line.hasPrefix("#") {
        #expect(line.wholeMatch(of: #/[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[0-9.e+-]+/#) != nil, "\(line)")
      }
      let buckets = lines.filter { $0.hasPrefix(#"dateline_request_seconds_bucket{route="none",method="GET""#) }
        .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
      #expect(buckets == buckets.sorted() && buckets.last == 50)
    }
  }

  @Test func `a request is one line of the log, that names nobody and holds nothing of what was asked for`()
    async throws
  {
    let lines = Lines()
    var settings = SiteSettings.Log()
    settings.format = .json
    let logger = Logger(label: "test") { [settings] _ in SiteLogHandler(settings, clock: { 0 }, write: lines.add) }
    try await LiveSite.served(log: logger) {
      $0.log.hasRequests = true
    } _: { live throws in
      _ = try live.get(
        "/search?q=secretword", [("Cookie", "dateline-session=secretcookie"), ("Authorization", "Bearer secrettoken")])
      _ = try live.get("/no%0A%1B%5B31m/%E2%80%AEsecretpath")
    }
    let text = lines.text
    let records = try text.split(separator: "\n").map { try JSONParser().parse(Array($0.utf8)) }
      .filter { $0["message"]?.string == "request" }
    #expect(records.count == 2)
    #expect(records.first?["data"]?["route"]?.string == "/search" && records.last?["data"]?["route"]?.string == "none")
    #expect(records.first?["data"]?["client"]?.string?.utf8.count == 12)
    #expect(!text.contains("secret") && !text.contains("127.0.0.1"), "\(text)")
  }
}

/// Lines that a log wrote.
final class Lines: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  var add: @Sendable ([UInt8]) -> Void { { line in self.bytes.withLock { $0 += line } } }
  var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
}

/// Nothing that others wrote makes a line of its own, or moves a terminal.
@Suite struct LogTests {
  static let hostile = [
    "a\nb", "a\r\nb", "\u{1B}[2J", "\u{0}", "\u{7F}", "\u{85}", "\u{9B}31m", "\u{2028}", "\u{2029}", "\u{202E}evil",
    "\u{2066}",
    "\u{FEFF}", "\"}{\"level\":\"error\"", "\\", "a=b c", "\u{200B}", "\t", "\u{E000}", "\"", "%0a",
  ]

  @Test(arguments: [SiteSettings.Log.Format.text, .json]) func `every message is one line of plain characters`(
    format: SiteSettings.Log.Format
  ) throws {
    for hostile in Self.hostile {
      let lines = Lines()
      var settings = SiteSettings.Log()
      settings.format = format
      let logger = Logger(label: "test") { [settings] _ in
        SiteLogHandler(settings, clock: { 1_764_212_645 }, write: lines.add)
      }
      logger.error("\(hostile)", metadata: ["path": "\(hostile)", "\(hostile)": "x"])
      let text = lines.text
      #expect(text.hasSuffix("\n") && text.utf8.count { $0 == 0x0A } == 1)
      #expect(text.dropLast().unicodeScalars.allSatisfy(LogText.isPlain), "\(text.debugDescription)")
      if format == .json {
        let record = try JSONParser().parse(Array(text.utf8.dropLast()))
        #expect(record["level"]?.string == "error" && record["time"]?.string == "2025-11-27T03:04:05Z")
        #expect(record["data"]?["path"]?.string == LogText.clean(hostile))
      }
    }
  }

  @Test func `messages under the level are left out`() {
    let lines = Lines()
    var settings = SiteSettings.Log()
    settings.level = "warning"
    let logger = Logger(label: "test") { [settings] _ in SiteLogHandler(settings, clock: { 0 }, write: lines.add) }
    logger.info("no")
    logger.warning("yes")
    #expect(lines.text == "1970-01-01T00:00:00Z warning yes\n")
  }

  @Test func `a label keeps its quotation marks and line ends escaped`() {
    var text = MetricsText()
    text.metric("a", "gauge", "b", [([("c", "\"\n\\")], 1.5)])
    #expect(text.text == "# HELP a b\n# TYPE a gauge\na{c=\"\\\"\\n\\\\\"} 1.5\n")
  }
}
