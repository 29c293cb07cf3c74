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
  /// The proxies whose `X-Forwarded-For` is believed, as addresses.
  public var trustedProxies: [String] = []
  /// Requests that one address may make in a minute.
  public var requestsPerMinute = 1_200
  /// Articles on a page of a list.
  public var pageLength = 30
  /// Comments.
  public var comments = Comments()
  /// CAPTCHA.
  var captcha = CaptchaSettings()

  /// As it is by default.
  public init() {}

  /// The address of a path of this site, whole where a public address is set.
  func absolute(_ path: String) -> String { (publicAddress ?? "http://\(host):\(port)") + path }
}
