internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
public import Logging
internal import NIOCore
internal import NIOPosix

/// Serves a site over HTTP/1.1.
///
/// Handlers block on the database, so they run on threads of their own; the event loops only move bytes.
public struct SiteServer: Sendable {
  let site: Site
  private let threads: NIOThreadPool

  /// Threads that answers are made on. The store has as many readers.
  private static let threadCount = 8
  /// The longest head of a request, in bytes, and the most connections at a time.
  private static let (maxHeadBytes, maxConnections) = (32 << 10, 8_192)

  /// A server of `site`.
  public init(_ site: Site) {
    self.site = site
    threads = NIOThreadPool(numberOfThreads: Self.threadCount)
  }

  /// Serves until the process is asked to end (SIGTERM, SIGINT), then finishes what was begun. Tells `isReady` the port it
  /// listens on.
  public func run(isReady: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
    threads.start()
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
    let application = Application(
      router: router,
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(30),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: Self.maxHeadBytes, maxHeaderListSize: Self.maxHeadBytes, maxHeaderFieldCount: 100))),
      configuration: .init(
        address: .hostname(site.settings.host, port: site.settings.port), backlog: 1_024,
        availableConnectionsDelegate: MaximumAvailableConnections(Self.maxConnections)),
      onServerRunning: { channel in isReady(channel.localAddress?.port ?? site.settings.port) },
      logger: site.log)
    try await application.runService()
    try await threads.shutdownGracefully()
  }

  private func response(
    to request: Request, _ context: SiteContext, _ route: Route, _ door: Door, _ methods: RouteMethods
  ) async -> Response {
    var visit = visit(request, context)
    guard FormFields(urlEncoded: (request.uri.query ?? "").utf8) != nil else {
      return Self.response(
        door.refused(visit, SiteError.badRequest("The query has too many fields, or a % without two digits behind it.")))
    }
    for name in route.names {
      guard let value = context.parameters.get(name), let bytes = WebAddress.decoded(value.utf8, plusIsSpace: false),
        let text = String(validating: bytes, as: UTF8.self)
      else { return await lost(request, context, door, methods) }
      visit.parameters[name] = text
    }
    if route.maxBodyBytes > 0 {
      do {
        visit.body = try await Array(buffer: request.body.collect(upTo: route.maxBodyBytes))
      } catch {
        return Self.response(door.refused(visit, SiteError.tooLarge(limit: route.maxBodyBytes)))
      }
    }
    return await onThread { [visit] in door.answer(visit, on: route) }
  }

  private func lost(
    _ request: Request, _ context: SiteContext, _ door: Door, _ methods: RouteMethods
  ) async -> Response {
    let visit = visit(request, context)
    return await onThread { door.lost(visit, allowed: methods.at(visit.path)) }
  }

  private func onThread(_ body: @escaping @Sendable () -> Answer) async -> Response {
    do { return Self.response(try await threads.runIfActive(body)) } catch {
      return Response(status: .serviceUnavailable)
    }
  }

  private func visit(_ request: Request, _ context: SiteContext) -> Visit {
    Visit(
      method: request.method == .head ? .get : request.method, path: request.uri.path,
      query: FormFields(urlEncoded: (request.uri.query ?? "").utf8) ?? FormFields(), fields: request.headers,
      host: request.head.authority,
      client: ClientAddress.of(context.peer, request.headers, trusting: site.settings.trustedProxies),
      now: site.clock())
  }

  private static func response(_ answer: Answer) -> Response {
    Response(status: answer.status, headers: answer.fields, body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
  }
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
