internal import Glibc
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import UnixSignals

/// Serves a site over HTTP/1.1.
///
/// Handlers block on the database, so they run on threads of their own; the event loops only move bytes.
public struct SiteServer: Sendable {
  let site: Site
  private let threads: NIOThreadPool
  private let proxies: [NetworkRange]

  /// Threads that answers are made on. The store has as many readers.
  private static let threadCount = 8
  /// Seconds between two rounds of housekeeping.
  private static let housekeepingSeconds = 60

  /// A server of `site`.
  public init(_ site: Site) {
    self.site = site
    proxies = site.settings.trustedProxies.compactMap { NetworkRange($0) }
    threads = NIOThreadPool(numberOfThreads: Self.threadCount)
  }

  /// Serves until the task is cancelled, or, where `obeysSignals` is true, the process is asked to end (SIGTERM, SIGINT);
  /// then takes no more connections and finishes what was begun. A second signal ends the process at once. Tells `isReady`
  /// the port it listens on.
  public func run(
    obeysSignals: Bool = true, isReady: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws {
    raiseOpenFiles()
    threads.start()
    let group = ServiceGroup(configuration: configuration(of: application(isReady)))
    // Goes on to the end of the process: a second signal ends the closing of the databases too.
    if obeysSignals { Task { await Self.obey(group) } }
    let housekeeping = Task { await keepHouse() }
    // Not a child task: cancelling this one is to end it in good order.
    let serving = Task { try await group.run() }
    let result = await withTaskCancellationHandler {
      await serving.result
    } onCancel: {
      Task { await group.triggerGracefulShutdown() }
    }
    housekeeping.cancel()
    await housekeeping.value
    try await threads.shutdownGracefully()
    do { try result.get() } catch is CancellationError {
      site.log.warning("requests that were not done in time were cut off")
    } catch let error as IOError {
      throw ServingError(
        message: "\(site.settings.shownHost):\(site.settings.port): listening failed: "
          + String(cString: strerror(error.errnoCode)) + ". Name another place by --listen address:port.")
    }
  }

  private static func obey(_ group: ServiceGroup) async {
    var count = 0
    for await signal in await UnixSignalsSequence(trapping: .sigterm, .sigint) {
      count += 1
      if count > 1 { _exit(signal == .sigint ? 130 : 143) }
      await group.triggerGracefulShutdown()
    }
  }

  private func configuration(of application: some Service) -> ServiceGroupConfiguration {
    // What the server's parts say of themselves is of use to who looks for a fault in them.
    var logger = site.log
    logger.logLevel = max(.warning, logger.logLevel)
    var configuration = ServiceGroupConfiguration(services: [application], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(site.settings.limits.stopSeconds)
    return configuration
  }

  private func application(_ isReady: @escaping @Sendable (Int) -> Void) -> some ApplicationProtocol {
    let (limits, connections) = (site.settings.limits, site.connections)
    var logger = site.log
    logger.logLevel = max(.warning, logger.logLevel)
    return Application(
      router: router(),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ConnectionGuard(limits, connections)],
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes, maxHeaderFieldCount: 100))),
      configuration: .init(
        address: .hostname(site.settings.host, port: site.settings.port), backlog: 1_024,
        availableConnectionsDelegate: MaximumAvailableConnections(min(limits.connections, Self.mostConnections()))),
      onServerRunning: { channel in isReady(channel.localAddress?.port ?? site.settings.port) },
      logger: logger)
  }

  private func router() -> Router<SiteContext> {
    let router = Router(context: SiteContext.self)
    let door = Door(site: site)
    let routes = site.routes
    let methods = RouteMethods(routes)
    for route in routes {
      router.on(RouterPath(route.pattern), method: route.method) { request, context in
        await self.response(to: request, context, route, door, methods)
      }
      if route.method == .get {
        router.on(RouterPath(route.pattern), method: .head) { request, context in
          await self.response(to: request, context, route, door, methods).createHeadResponse()
        }
      }
    }
    router.add(middleware: LostMiddleware { request, context in await self.lost(request, context, door, methods) })
    return router
  }

  // MARK: Requests

  private func response(
    to request: Request, _ context: SiteContext, _ route: Route, _ door: Door, _ methods: RouteMethods
  ) async -> Response {
    let watch = site.requests.begin(request.method, route.pattern)
    var visit = visit(request, context)
    if let refusal = refusal(of: request, route) {
      return finish(door.refused(visit, refusal), visit, watch, closes: true)
    }
    for name in route.names {
      guard let value = context.parameters.get(name), let bytes = WebAddress.decoded(value.utf8, plusIsSpace: false),
        let text = String(validating: bytes, as: UTF8.self)
      else {
        return finish(
          await onThread { [visit] in door.lostAfterRate(visit, allowed: methods.at(visit.path)) }, visit, watch)
      }
      visit.parameters[name] = text
    }
    if route.maxBodyBytes > 0 {
      do {
        visit.body = try await Array(buffer: request.body.collect(upTo: route.maxBodyBytes))
      } catch {
        let isLong = error is NIOTooManyBytesError
        let refusal: SiteError =
          isLong ? .tooLarge(limit: route.maxBodyBytes) : .badRequest("The body did not come whole.")
        return finish(door.refused(visit, refusal), visit, watch, closes: true)
      }
    }
    let answer = await onThread { [visit] in door.answer(visit, on: route) }
    // A body that nobody asked for is not waited for.
    return finish(answer, visit, watch, closes: route.maxBodyBytes == 0 && Self.hasBody(request))
  }

  /// Why a request is refused by its head alone.
  private func refusal(of request: Request, _ route: Route) -> SiteError? {
    if FormFields(urlEncoded: (request.uri.query ?? "").utf8) == nil {
      return .badRequest("The query has too many fields, or a % without two digits behind it.")
    }
    if request.uri.string.utf8.count > site.settings.limits.addressBytes {
      return .addressTooLong(limit: site.settings.limits.addressBytes)
    }
    if route.maxBodyBytes > 0, let length = request.headers[.contentLength].flatMap({ Int($0) }),
      length > route.maxBodyBytes
    {
      return .tooLarge(limit: route.maxBodyBytes)
    }
    return nil
  }

  private static func hasBody(_ request: Request) -> Bool {
    request.headers[.transferEncoding] != nil || request.headers[.contentLength].map { $0 != "0" } ?? false
  }

  private func lost(
    _ request: Request, _ context: SiteContext, _ door: Door, _ methods: RouteMethods
  ) async -> Response {
    let watch = site.requests.begin(request.method, nil)
    let visit = visit(request, context)
    let isTooLong = request.uri.string.utf8.count > site.settings.limits.addressBytes
    let answer = await onThread {
      isTooLong
        ? door.refused(visit, .addressTooLong(limit: site.settings.limits.addressBytes))
        : door.lostAfterRate(visit, allowed: methods.at(visit.path))
    }
    let response = finish(answer, visit, watch, closes: isTooLong || Self.hasBody(request))
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func onThread(_ body: @escaping @Sendable () -> Answer) async -> Answer {
    do { return try await threads.runIfActive(body) } catch {
      return Answer(.serviceUnavailable, type: "text/plain; charset=utf-8", body: [], caching: .none)
    }
  }

  /// Counts an answer, has it logged where that is set, and makes a response of it.
  private func finish(_ answer: Answer, _ visit: Visit, _ watch: RequestWatch, closes: Bool = false) -> Response {
    let done = site.requests.end(watch, answer)
    if site.settings.log.hasRequests { site.logRequest(done, visit) }
    var fields = answer.fields
    if closes { fields[.connection] = "close" }
    return Response(status: answer.status, headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
  }

  private func visit(_ request: Request, _ context: SiteContext) -> Visit {
    Visit(
      method: request.method == .head ? .get : request.method, path: request.uri.path,
      query: FormFields(urlEncoded: (request.uri.query ?? "").utf8) ?? FormFields(), fields: request.headers,
      host: request.head.authority,
      client: ClientAddress.of(context.peer, request.headers, trusting: proxies), now: site.clock())
  }

  // MARK: Around it

  private func keepHouse() async {
    try? await threads.runIfActive { site.prepare() }
    while (try? await Task.sleep(for: .seconds(Self.housekeepingSeconds))) != nil {
      try? await threads.runIfActive { site.keepHouse() }
    }
  }

  /// Files that are open besides connections: the databases with their readers, the log.
  private static let otherFiles = 128

  /// Lets the process have as many open files as it may and needs; a system's first word is often 1,024.
  private func raiseOpenFiles() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    let wanted = rlim_t(site.settings.limits.connections + Self.otherFiles)
    guard limit.rlim_cur < wanted else { return }
    limit.rlim_cur = min(wanted, limit.rlim_max)
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  /// As many connections as there can be open files.
  private static func mostConnections() -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < 1 << 30 else {
      return 1 << 30
    }
    return max(16, Int(limit.rlim_cur) - otherFiles)
  }
}

/// Why the site cannot be served.
public struct ServingError: Error, Sendable {
  /// What, and what to do.
  public var message: String
  /// A stable code.
  public let code = "DL-SITE-001"
}

/// What the router knows of a request: besides its own, who is at the other end.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address of the other end of the connection.
  let peer: String

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? ""
  }
}

/// Answers requests that no route takes as every other page is answered.
private struct LostMiddleware: RouterMiddleware {
  typealias Context = SiteContext
  let answer: @Sendable (Request, SiteContext) async -> Response

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    do { return try await next(request, context) } catch let error as HTTPError where error.status == .notFound {
      return await answer(request, context)
    }
  }
}

extension Route {
  /// The names in its pattern.
  var names: [String] {
    pattern.split(separator: "{").dropFirst().compactMap {
      $0.split(separator: "}", omittingEmptySubsequences: false).first.map(String.init)
    }
  }
}

extension Door {
  /// The answer to a request that no route takes; it counts as others do.
  func lostAfterRate(_ visit: Visit, allowed: [HTTPRequest.Method]) -> Answer {
    do { try site.rates.admit(visit) } catch { return refused(visit, (error as? SiteError) ?? .failed) }
    return lost(visit, allowed: allowed)
  }
}
