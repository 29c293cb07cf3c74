import Glibc

/// A connection to a server on this machine that sends bytes as they are given. Calls block: call it on a thread
/// (`LiveSite.onThread`), for the server's tasks need the few threads that tests run on.
final class RawClient {
  /// An answer as it came.
  struct Answer {
    var status = 0
    var fields: [(name: String, value: String)] = []
    var body: [UInt8] = []

    /// The value of the first field called `name`.
    subscript(name: String) -> String? { fields.first { $0.name == name.lowercased() }?.value }
    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  struct Failure: Error { var what: String }

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Seconds that a machine busy with every other test may take for what has to happen.
  static let patience = 60.0

  /// Whether the server has ended the connection.
  private(set) var isEnded = false

  /// A connection to `port`; of a receive buffer of `receives` bytes where that is given.
  init(port: Int, receives: Int32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(what: "no socket: errno \(errno)") }
    if var receives {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receives, socklen_t(MemoryLayout<Int32>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    // What is whole is taken apart by deinit, which closes the descriptor, also where this throws.
    guard result == 0 else { throw Failure(what: "no connection: errno \(errno)") }
  }

  deinit { close(descriptor) }

  /// Sends bytes; false where the server takes none any more.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress! + done, bytes.count - done, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      done += count
    }
    return true
  }

  /// Sends text.
  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Sends a request without a body.
  @discardableResult
  func get(_ path: String, _ fields: [(String, String)] = [], method: String = "GET") -> Bool {
    send("\(method) \(path) HTTP/1.1\r\nHost: test\r\n" + fields.map { "\($0): \($1)\r\n" }.joined() + "\r\n")
  }

  /// Waits for the server to end the connection; says after how many seconds, nil where it does not in `seconds`.
  func end(within seconds: Double = patience) -> Double? {
    let began = Self.now()
    while !isEnded {
      let left = seconds - (Self.now() - began)
      guard left > 0 else { return nil }
      receive(within: left)
    }
    return Self.now() - began
  }

  /// The next answer; nil where none comes whole in `seconds`. An answer to `HEAD` has no body.
  func answer(within seconds: Double = patience, isHead: Bool = false) -> Answer? {
    let ends = Self.now() + seconds
    var head: (answer: Answer, start: Int)?
    while true {
      if head == nil { head = Self.head(buffer) }
      if let (answer, start) = head {
        let length =
          isHead || answer.status == 304 || answer.status == 204
          ? 0 : answer["content-length"].flatMap { Int($0) } ?? 0
        if buffer.count >= start + length {
          var answer = answer
          answer.body = Array(buffer[start..<start + length])
          buffer.removeFirst(start + length)
          return answer
        }
      }
      let left = ends - Self.now()
      guard left > 0, !isEnded else { return nil }
      receive(within: left)
    }
  }

  /// What came and was not taken by `answer`.
  var rest: [UInt8] { buffer }

  private func receive(within seconds: Double) {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, Int32(max(1, seconds * 1000))) > 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 64 << 10)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    if count <= 0 { isEnded = true } else { buffer += bytes[..<count] }
  }

  private static func head(_ bytes: [UInt8]) -> (Answer, Int)? {
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: [13, 10, 13, 10]) }) else { return nil }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    var answer = Answer()
    answer.status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? 0
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      answer.fields.append(
        (line[..<colon].lowercased(), String(line[line.index(after: colon)...].drop { $0 == " " })))
    }
    return (answer, end + 4)
  }

  private static let start = ContinuousClock.now

  /// Seconds of a clock that only goes forward.
  static func now() -> Double {
    let time = start.duration(to: .now).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
  }
}
