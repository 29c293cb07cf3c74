public import Archive
public import Desk
internal import Facts
public import Logging
internal import Record

/// The site: what it shows of an archive and a desk, and what it takes from editors and readers.
///
/// Handlers are plain functions from a visit to an answer; they may block on the database, and are called from a pool of
/// threads. The clock and randomness are passed in.
public final class Site: Sendable {
  /// What is shown.
  let archive: Archive
  /// What editors and readers add.
  let desk: DeskStore
  /// What it is set to.
  let settings: SiteSettings
  /// Seconds since 1970.
  let clock: @Sendable () -> Int
  /// What takes long to find out and is the same for everybody for a moment.
  let shared = SharedAnswers()
  /// Pages as they were shown a moment ago.
  let pages: PageCache
  /// What lists show of versions.
  let versions = KnownVersions()
  /// Draws records of posts.
  let recorder = Recorder()
  /// The CAPTCHA of the comment form.
  let captcha: Captcha
  /// How much each address may ask.
  let rates: RateLimits
  /// The connections that are open.
  let connections: Connections
  /// What was answered, in numbers.
  let requests = RequestCounts()
  /// What is told to whoever runs the site.
  let log: Logger

  /// A site of `archive` and `desk`. Pages that are the same for all may be shown again for `pageSeconds`.
  public init(
    archive: Archive, desk: DeskStore, settings: SiteSettings, log: Logger = Logger(label: "dateline"),
    pageSeconds: Int = 10, clock: @escaping @Sendable () -> Int = SystemClock.seconds
  ) {
    self.archive = archive
    self.desk = desk
    self.settings = settings
    self.clock = clock
    pages = PageCache(seconds: pageSeconds)
    self.log = log
    rates = RateLimits(perMinute: settings.requestsPerMinute)
    connections = Connections(settings.limits, proxies: settings.trustedProxies.compactMap { NetworkRange($0) })
    captcha = Captcha(key: desk.key(for: "captcha"), settings: settings.captcha)
  }

  /// All that it answers to.
  var routes: [Route] {
    publicRoutes + feedRoutes + commentRoutes + deskRoutes + apiRoutes + assetRoutes + operationRoutes
  }

  /// What the frame of a page shows of the site.
  func frame(now: Int) throws -> SiteFrame {
    SiteFrame(
      title: settings.title, motto: settings.motto, language: settings.language,
      today: ShownMoment.words(Timestamp.day(now)),
      sections: try sections(now: now).prefix(12).map {
        SiteFrame.Section(slug: $0.slug, name: $0.name)
      }, publicAddress: settings.publicAddress)
  }
}
