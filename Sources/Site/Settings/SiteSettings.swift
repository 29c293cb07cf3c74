/// What a site is set to. Each setting is documented once, in the table of `Setting`.
public struct SiteSettings: Sendable, Hashable {
  /// How comments are taken.
  public struct Comments: Sendable, Hashable {
    /// Whether comments are taken at all, where an article says nothing else.
    public var areOpen = true
    /// After how many days an article takes no more; 0 is never.
    public var closeAfterDays = 30
    /// Whether a moderator sees each comment before it appears.
    public var areModerated = true
    /// The longest comment in bytes.
    public var maxBytes = 8_000
    /// How many comments one address may send in ten minutes.
    public var perTenMinutes = 5
    /// After how many days the keyed hashes of readers' addresses are dropped.
    public var keepSendersDays = 30

    /// As they are by default.
    public init() {}
  }

  /// How much one client, and all of them, may take of the server.
  public struct Limits: Sendable, Hashable {
    /// Seconds from the first byte of a request to the last of its head.
    public var headSeconds = 10
    /// Seconds from the head of a request to the last byte of its body.
    public var bodySeconds = 30
    /// Seconds that a connection may stay open between two requests.
    public var idleSeconds = 30
    /// Seconds in which a client has to take an answer.
    public var writeSeconds = 60
    /// Seconds that a stop waits for requests that were begun.
    public var stopSeconds = 20
    /// Connections at a time, and of them from one address. Trusted proxies may have all.
    public var connections = 8_192
    public var connectionsPerAddress = 256
    /// The longest head of a request, and the longest address in it, in bytes.
    public var headBytes = 32_768
    public var addressBytes = 8_192

    /// As they are by default.
    public init() {}
  }

  /// What is told to whoever runs the site.
  public struct Log: Sendable, Hashable {
    /// How a line looks.
    public enum Format: String, Sendable, Hashable, CaseIterable {
      case text, json
    }

    /// The least important messages that are written, as swift-log calls them.
    public var level = "info"
    /// How a line looks.
    public var format = Format.text
    /// Whether there is a line for every request.
    public var hasRequests = false

    /// As it is by default.
    public init() {}
  }

  /// Who may read the metrics, besides programs on this machine and the proxies themselves.
  public struct Metrics: Sendable, Hashable {
    /// Everybody.
    public var areOpen = false
    /// Who sends this as a bearer token; nil is nobody.
    public var token: String?

    /// As it is by default.
    public init() {}
  }

  /// The title in the masthead.
  public var title = "Dateline"
  /// A line under it.
  public var motto = "The news, with the record"
  /// The language of the site's own words as a BCP 47 tag.
  public var language = "en"
  /// Where it listens: address and port; port 0 is any that is free.
  public var host = "127.0.0.1"
  public var port = 8080
  /// Under which address people reach it, such as `https://news.example`; nil on one's own machine.
  public var publicAddress: String?
  /// The proxies whose `X-Forwarded-For` is believed, as addresses and ranges of them (`10.0.0.0/8`).
  public var trustedProxies: [String] = []
  /// Requests that one address may make in a minute.
  public var requestsPerMinute = 1_200
  /// Articles on a page of a list.
  public var pageLength = 30
  /// Comments.
  public var comments = Comments()
  /// CAPTCHA.
  var captcha = CaptchaSettings()
  /// Limits of the server.
  public var limits = Limits()
  /// The log.
  public var log = Log()
  /// Metrics.
  public var metrics = Metrics()

  /// As it is by default.
  public init() {}

  /// The address of a path of this site, whole where a public address is set.
  func absolute(_ path: String) -> String { (publicAddress ?? "http://\(shownHost):\(port)") + path }

  /// The host as it stands in an address.
  public var shownHost: String { host.contains(":") ? "[\(host)]" : host }
}
