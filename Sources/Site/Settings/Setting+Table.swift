internal import Logging

extension Setting {
  /// All settings, in the order they are shown.
  public static let table: [Setting] =
    [
      .text("title", \.title, 1...200, "The title in the masthead.", example: "The Harbour Post"),
      .text("motto", \.motto, 0...200, "A line under the title.", example: "News of the coast since 2026"),
      language, listen, publicAddress, trustedProxies,
      .whole(
        "requests-per-minute", \.requestsPerMinute, 0...1_000_000,
        "Requests that one address may make in a minute; 0 sets no limit.", example: 600),
      .whole("page-length", \.pageLength, 5...100, "Articles on a page of a list.", example: 20),
    ] + comments + captcha + limits + log + metrics

  private static let comments: [Setting] = [
    .choice(
      "comments.open", \.comments.areOpen, "Whether comments are taken, where an article says nothing else.",
      example: false),
    .whole(
      "comments.close-after-days", \.comments.closeAfterDays, 0...36_500,
      "Days on which an article takes comments, from when the site first shows it; 0 sets no end.", example: 14),
    .choice(
      "comments.moderated", \.comments.areModerated, "Whether a moderator sees each comment before it appears.",
      example: true),
    .whole("comments.max-bytes", \.comments.maxBytes, 100...50_000, "The longest comment, in bytes.", example: 4_000),
    .whole(
      "comments.per-ten-minutes", \.comments.perTenMinutes, 1...1_000,
      "Comments that one address may send in ten minutes; ten times as many in a day.", example: 3),
    .whole(
      "comments.keep-senders-days", \.comments.keepSendersDays, 1...3_650,
      "Days after which the keyed hashes of readers' addresses are dropped.", example: 7),
  ]

  private static let captcha: [Setting] = [
    .whole(
      "captcha.cost", \.captcha.cost, 100...1_000_000,
      "Iterations of PBKDF2 in one try of the proof of work, and in the one check of it here.", example: 5_000),
    captchaPrefix,
    .whole(
      "captcha.lifetime-seconds", \.captcha.lifetimeSeconds, 30...86_400,
      "Seconds from showing a CAPTCHA to the last moment its answer is taken.", example: 1_200),
  ]

  private static let limits: [Setting] = [
    .whole(
      "limits.head-seconds", \.limits.headSeconds, 1...3_600,
      "Seconds in which the head of a request has to come; then the connection is cut.", example: 5),
    .whole(
      "limits.body-seconds", \.limits.bodySeconds, 1...3_600,
      "Seconds in which the body of a request has to come; then the connection is cut.", example: 60),
    .whole(
      "limits.idle-seconds", \.limits.idleSeconds, 1...3_600,
      "Seconds that a connection stays open between two requests; 2 where three quarters of the connections are taken.",
      example: 15),
    .whole(
      "limits.write-seconds", \.limits.writeSeconds, 1...3_600,
      "Seconds in which a client has to take an answer; then the connection is cut.", example: 120),
    .whole(
      "limits.stop-seconds", \.limits.stopSeconds, 1...3_600,
      "Seconds that a stop (SIGTERM) waits for requests that were begun.", example: 60),
    .whole(
      "limits.connections", \.limits.connections, 16...100_000,
      "Connections at a time; more wait until one ends. Fewer where the system allows fewer open files.", example: 2_000
    ),
    .whole(
      "limits.connections-per-address", \.limits.connectionsPerAddress, 1...100_000,
      "Connections at a time from one address (IPv6: from one network of 64 bits); more are closed. Trusted proxies may "
        + "have all.", example: 64),
    .whole(
      "limits.head-bytes", \.limits.headBytes, 4_096...81_920,
      "The longest head of a request, in bytes; longer ones are answered 431.", example: 16_384),
    .whole(
      "limits.address-bytes", \.limits.addressBytes, 1_024...65_536,
      "The longest path and query of a request, in bytes; longer ones are answered 414.", example: 4_096),
  ]

  private static let log: [Setting] = [
    oneOf(
      "log.level", \.log.level, Logger.Level.allCases.map(\.rawValue), "The least messages that are logged.", "warning"),
    Setting(
      key: "log.format", range: "`text` or `json`",
      effect: "How a line of the log looks; it goes to standard error.", example: "json",
      set: { settings, value in
        guard let format = SiteSettings.Log.Format(rawValue: value) else { return false }
        settings.log.format = format
        return true
      }, written: { $0.log.format.rawValue }),
    .choice(
      "log.requests", \.log.hasRequests,
      "Whether each request is logged: method, route, status, time, bytes and a hash of the client that changes daily.",
      example: true),
  ]

  private static let metrics: [Setting] = [
    .choice(
      "metrics.open", \.metrics.areOpen,
      "Whether everybody may read /metrics; else programs on this machine and trusted proxies themselves.",
      example: true),
    Setting(
      key: "metrics.token", range: "nothing, or 16 to 200 letters, digits, `-`, `_` and `.`",
      effect: "Who sends this as `Authorization: Bearer …` may read /metrics, from wherever.",
      example: "3f9c2b7d51e84a60",
      set: { settings, value in
        let isPlain = value.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
            || $0 == 0x2E || $0 == 0x5F
        }
        guard value.isEmpty || isPlain && (16...200).contains(value.utf8.count) else { return false }
        settings.metrics.token = value.isEmpty ? nil : value
        return true
      }, written: { $0.metrics.token ?? "" }),
  ]

  private static func oneOf(
    _ key: String, _ path: any WritableKeyPath<SiteSettings, String> & Sendable, _ values: [String], _ effect: String,
    _ example: String
  ) -> Setting {
    Setting(
      key: key, range: "one of " + values.map { "`\($0)`" }.joined(separator: ", "), effect: effect, example: example,
      set: { settings, value in
        guard values.contains(value) else { return false }
        settings[keyPath: path] = value
        return true
      }, written: { $0[keyPath: path] })
  }
}
