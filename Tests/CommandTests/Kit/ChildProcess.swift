import Foundation
import Glibc
import Synchronization

/// A process with its standard streams. All three are served in one loop, so that none can fill up and stop it.
final class ChildProcess {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private let command: Command
  private let begin = ContinuousClock.now
  private var pid: pid_t = 0
  /// Our ends; -1 where closed.
  private var input: Int32 = -1
  private var output: Int32 = -1
  private var errors: Int32 = -1
  private var result = Command.Result()
  private var signals: [Int32]
  private var lastSignal: ContinuousClock.Instant?
  private var killSeconds: Double?

  /// Starts `command`.
  init(_ command: Command) throws {
    self.command = command
    signals = command.signals
    killSeconds = command.killSeconds
    signal(SIGPIPE, SIG_IGN)
    try Self.oneAtATime.withLock { _ in try start() }
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
  }

  /// Held while a process starts, so that it gets no stream of another that starts at the same time.
  private static let oneAtATime = Mutex(())

  private func start() throws {
    let (childInput, ourInput) = try Self.pipe()
    let (ourErrors, childErrors) = try Self.pipe()
    let (ourOutput, childOutput) =
      try command.terminalColumns.map { try Self.terminal(columns: $0) } ?? Self.pipe()
    (input, output, errors) = (ourInput, ourOutput, ourErrors)
    defer { for descriptor in [childInput, childOutput, childErrors] { close(descriptor) } }
    try spawn(childInput, childOutput, childErrors)
  }

  deinit {
    for descriptor in [input, output, errors] where descriptor >= 0 { close(descriptor) }
  }

  /// Gives it its input, takes what it writes, and waits for its end.
  func finish(input source: Command.Input) throws -> Command.Result {
    var pending: ArraySlice<UInt8> = []
    var next: () -> [UInt8]? = { nil }
    var keepsOpen = false
    switch source {
    case .bytes(let bytes): pending = bytes[...]
    case .kept(let bytes): (pending, keepsOpen) = (bytes[...], true)
    case .pieces(let pieces): next = pieces
    }
    while output >= 0 || errors >= 0 {
      if input >= 0, pending.isEmpty {
        if let piece = next() { pending = piece[...] } else if !keepsOpen { closeInput() }
      }
      serve(&pending)
      sendSignals()
      look()
      try checkTime()
    }
    try wait()
    result.seconds = (ContinuousClock.now - begin) / .seconds(1)
    return result
  }

  private func serve(_ pending: inout ArraySlice<UInt8>) {
    let isHeldBack = !command.readsOutput && !signals.isEmpty
    var streams = [
      pollfd(fd: pending.isEmpty ? -1 : input, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: isHeldBack ? -1 : output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
    ]
    let left = killSeconds.map { Int32(max(0, $0 - (ContinuousClock.now - begin) / .seconds(1)) * 1000) } ?? 20
    guard poll(&streams, 3, min(20, left)) > 0 else { return }
    if streams[0].revents != 0 {
      let count = pending.withUnsafeBytes { write(input, $0.baseAddress, min($0.count, 1 << 16)) }
      if count > 0 { pending = pending.dropFirst(count) }
      if count < 0, errno != EAGAIN, errno != EINTR { closeInput() }
    }
    if streams[1].revents != 0 { Self.take(&output, into: &result.output) }
    if streams[2].revents != 0 { Self.take(&errors, into: &result.errors) }
  }

  private func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Reads what is there; closes the stream at its end. The end of a terminal is an error, EIO.
  private static func take(_ descriptor: inout Int32, into bytes: inout [UInt8]) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 {
      bytes += buffer[..<count]
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      close(descriptor)
      descriptor = -1
    }
  }

  /// Sends the next signal: the first when there is output, or half a second has gone by where that is not read.
  private func sendSignals() {
    if let seconds = killSeconds, ContinuousClock.now - begin >= .seconds(seconds) {
      kill(pid, SIGKILL)
      killSeconds = nil
    }
    guard let next = signals.first else { return }
    let now = ContinuousClock.now
    let isDue =
      lastSignal.map { now - $0 > .milliseconds(100) }
      ?? (command.readsOutput ? !result.output.isEmpty : now - begin > .milliseconds(500))
    guard isDue else { return }
    kill(pid, next)
    lastSignal = now
    signals.removeFirst()
  }

  /// Reads the most memory it has had from `/proc`.
  private func look() {
    guard let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = Int(line.filter(\.isNumber))
    else { return }
    result.peakBytes = max(result.peakBytes, kilobytes << 10)
  }

  private func checkTime() throws {
    guard ContinuousClock.now - begin > .seconds(command.maxSeconds) else { return }
    kill(pid, SIGKILL)
    try wait()
    throw Failure(
      description: "\(command.arguments) took longer than \(command.maxSeconds) seconds; so far it said:\n"
        + String(decoding: result.errors.prefix(2000), as: UTF8.self))
  }

  private func wait() throws {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 {
      if errno != EINTR { throw Failure(description: "no end of \(command.arguments): errno \(errno)") }
    }
    if status & 0x7F == 0 { result.code = status >> 8 & 0xFF } else { result.signal = status & 0x7F }
  }
}

extension ChildProcess {
  private func spawn(_ input: Int32, _ output: Int32, _ errors: Int32) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor) in [input, output, errors].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    // A closed pipe is ignored here; the child shall have the usual way of it, and no signals held back.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var usual = sigset_t()
    sigemptyset(&usual)
    posix_spawnattr_setsigmask(&attributes, &usual)
    for number in [SIGPIPE, SIGINT, SIGTERM] { sigaddset(&usual, number) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("DATELINE_") }
    for name in ["COLUMNS", "NO_COLOR", "TERM"] { environment[name] = nil }
    environment.merge(command.environment) { $1 }
    let variables = environment.map { "\($0)=\($1)" }
    let status = Self.withCStrings([command.executable] + command.arguments) { arguments in
      Self.withCStrings(variables) { posix_spawn(&pid, command.executable, &actions, &attributes, arguments, $0) }
    }
    guard status == 0 else {
      throw Failure(description: "\(command.executable): \(String(cString: strerror(status))). Build it first.")
    }
  }

  private static func withCStrings<T>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> T
  ) -> T {
    var pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return body(&pointers)
  }

  private static func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw Failure(description: "no pipe: errno \(errno)") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  // TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>, which Swift does not import.
  private static let unlockTerminal: UInt = 0x4004_5431
  private static let terminalNumber: UInt = 0x8004_5430

  /// A terminal of its own: the end that reads what is shown on it, and the end that a program writes to.
  private static func terminal(columns: Int) throws -> (reading: Int32, writing: Int32) {
    let reading = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var number: Int32 = 0
    guard reading >= 0, ioctl(reading, Self.unlockTerminal, &lock) == 0,
      ioctl(reading, Self.terminalNumber, &number) == 0
    else { throw Failure(description: "no terminal: errno \(errno)") }
    let writing = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard writing >= 0 else { throw Failure(description: "no terminal: errno \(errno)") }
    var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(writing, UInt(TIOCSWINSZ), &size)
    return (reading, writing)
  }
}
