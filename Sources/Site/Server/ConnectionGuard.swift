internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes

/// Cuts off clients that are slow, or too many from one address, and ends connections after answers that say so.
///
/// Times are absolute: a byte now and then buys no more. It stands behind the HTTP decoder, and has a second handler before
/// the decoder (`FirstBytes`), which sees a head that is not whole yet. Everything happens on the connection's event loop.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// What is waited for from the client.
  private enum Reading: Equatable { case idle, head, body }

  /// Seconds, and bytes, that are read and thrown away after the last answer, so that the client can read it: a connection
  /// that is closed with unread bytes is reset.
  private static let (lingerSeconds, lingerBytes) = (Int64(2), 4 << 20)

  private let limits: SiteSettings.Limits
  private let connections: Connections
  private var reading = Reading.head
  private var readEnds: NIODeadline?
  private var writeEnds: NIODeadline?
  private var requests = 0
  private var unwritten = 0
  private var closesAfterAnswer = false
  private var address: String?
  private var context: ChannelHandlerContext?
  private var check: Scheduled<Void>?
  private var closing: EventLoopPromise<Void>?
  private var isClosing = false
  private var lingered = 0
  /// Whether what comes is thrown away.
  private(set) var isLingering = false

  init(_ limits: SiteSettings.Limits, _ connections: Connections) {
    self.limits = limits
    self.connections = connections
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    try? context.pipeline.syncOperations.addHandler(FirstBytes(self), position: .first)
    if context.channel.isActive { begin(context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { end() }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard address == nil else { return }
    let peer = context.channel.remoteAddress?.ipAddress ?? ""
    address = peer
    guard connections.add(peer) else { return cut(.address) }
    expectRead(.head, seconds: limits.headSeconds)
  }

  private func end() {
    check?.cancel()
    check = nil
    context = nil
    if let address { connections.remove(address) }
    address = nil
    closing?.fail(ChannelError.alreadyClosed)
    closing = nil
  }

  // MARK: What comes

  /// Bytes came, before the decoder has seen them.
  func bytesCame(_ count: Int) {
    if isLingering {
      lingered += count
      if lingered > Self.lingerBytes { closeNow() }
    } else if reading == .idle {
      expectRead(.head, seconds: limits.headSeconds)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      requests += 1
      expectRead(.body, seconds: limits.bodySeconds)
    case .body: break
    case .end: expectIdle()
    }
    context.fireChannelRead(data)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // What is thrown away need not be well formed.
    if isLingering, error is HTTPParserError { return }
    guard let error = error as? HTTPParserError, error == .headerOverflow, requests == 0 else {
      return context.fireErrorCaught(error)
    }
    closesAfterAnswer = true
    let head = HTTPResponse(
      status: .requestHeaderFieldsTooLarge, headerFields: [.connection: "close", .contentLength: "0"])
    write(context: context, data: wrapOutboundOut(.head(head)), promise: nil)
    write(context: context, data: wrapOutboundOut(.end(nil)), promise: nil)
    context.flush()
  }

  // MARK: What goes

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      if head.headerFields[.connection]?.lowercased() == "close" { closesAfterAnswer = true }
      unwritten += 1
      if writeEnds == nil {
        writeEnds = .now() + .seconds(Int64(limits.writeSeconds))
        schedule()
      }
      context.write(data, promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      let promise = promise ?? context.eventLoop.makePromise()
      promise.futureResult.assumeIsolated().whenComplete { _ in self.answered() }
      context.write(data, promise: promise)
    }
  }

  /// Waits with closing until answers that were begun have gone out.
  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode == .all, unwritten > 0, !isClosing else { return context.close(mode: mode, promise: promise) }
    closesAfterAnswer = true
    if let closing {
      if let promise { closing.futureResult.cascade(to: promise) }
    } else {
      closing = promise ?? context.eventLoop.makePromise()
    }
  }

  private func answered() {
    unwritten = max(0, unwritten - 1)
    requests = max(0, requests - 1)
    guard context != nil, unwritten == 0 else { return }
    writeEnds = nil
    if closesAfterAnswer { return linger() }
    if reading == .idle { expectIdle() }
  }

  // MARK: Times

  private func expectRead(_ what: Reading, seconds: Int) {
    reading = what
    readEnds = .now() + .seconds(Int64(seconds))
    schedule()
  }

  /// Nothing has to come while an answer is being made.
  private func expectIdle() {
    reading = .idle
    readEnds = nil
    guard requests == 0 else { return }
    if connections.isCrowded {
      readEnds = .now() + .seconds(Int64(min(2, limits.idleSeconds)))
      check?.cancel()
      check = nil
    } else {
      readEnds = .now() + .seconds(Int64(limits.idleSeconds))
    }
    schedule()
  }

  /// Looks again when the next time is over, and at the latest after the shortest of all times: so it need not be moved for
  /// each request, and no time that is set meanwhile is over before.
  private func schedule() {
    guard check == nil, let context, let next = [readEnds, writeEnds].compactMap({ $0 }).min() else { return }
    let shortest = min(limits.headSeconds, limits.bodySeconds, limits.idleSeconds, limits.writeSeconds)
    let time = min(next, .now() + .seconds(Int64(shortest)))
    check = context.eventLoop.assumeIsolated().scheduleTask(deadline: time) { self.look() }
  }

  private func look() {
    check = nil
    let now = NIODeadline.now()
    if isLingering, let readEnds, readEnds <= now { return closeNow() }
    if let writeEnds, writeEnds <= now { return cut(.write) }
    if let readEnds, readEnds <= now {
      switch reading {
      case .idle: return cut(.idle)
      case .head: return cut(.head)
      case .body: return cut(.body)
      }
    }
    schedule()
  }

  private func cut(_ cause: Connections.Cut) {
    connections.count(cause)
    closeNow()
  }

  private func closeNow() {
    isClosing = true
    let promise = closing
    closing = nil
    context?.close(mode: .all, promise: promise)
  }

  /// Says that nothing more is sent, and throws away what still comes, for a moment.
  private func linger() {
    guard !isLingering, let context else { return }
    isLingering = true
    check?.cancel()
    check = nil
    readEnds = .now() + .seconds(Self.lingerSeconds)
    schedule()
    context.close(mode: .output, promise: nil)
    context.read()
  }

  /// The client sends no more.
  func inputEnded() { if isLingering { closeNow() } }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}

/// Sees what comes before it is decoded.
private final class FirstBytes: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let watch: ConnectionGuard

  init(_ watch: ConnectionGuard) { self.watch = watch }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    watch.bytesCame(unwrapInboundIn(data).readableBytes)
    if !watch.isLingering { context.fireChannelRead(data) }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.fireChannelReadComplete()
    // Nobody behind asks for more once the answer is out.
    if watch.isLingering { context.read() }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? ChannelEvent, event == .inputClosed { watch.inputEnded() }
    context.fireUserInboundEventTriggered(event)
  }
}

@available(*, unavailable)
extension FirstBytes: Sendable {}
