import Synchronization
import TestKit

@testable import Desk

/// A desk in a folder of a test's own, with cheap passwords and bytes that come the same way each time.
struct DeskSample {
  let folder = TemporaryFolder()
  let desk: DeskStore
  var path: String { folder.path + "/news-desk.db" }

  static let cost = PasswordCost(passes: 1, memory: 64, lanes: 1)
  static let password = "correct horse battery"

  init(sessions: SessionPolicy = SessionPolicy()) throws {
    desk = try DeskStore(
      path: folder.path + "/news-desk.db", sessions: sessions, passwords: Self.cost, random: Self.bytes())
  }

  /// Opens the same file once more, as another process would.
  func again() throws -> DeskStore {
    try DeskStore(path: path, makes: false, passwords: Self.cost, random: Self.bytes(9))
  }

  /// Bytes that count up.
  static func bytes(_ seed: UInt64 = 1) -> RandomBytes {
    let state = Counter(seed)
    return { count in (0..<count).map { _ in state.next() } }
  }

  /// Adds an account with the sample's password.
  @discardableResult
  func add(_ name: String, _ role: DeskRole = .editor, now: Int = 1000) throws -> Account {
    try desk.addAccount(name: name, role: role, password: Self.password, by: "command line", now: now)
  }

  func signIn(_ name: String, _ password: String = Self.password, from sender: String = "here", now: Int)
    throws -> SignInOutcome
  {
    try desk.signIn(name: name, password: password, sender: sender, userAgent: "Browser/1", now: now)
  }

  /// Signs in and gives the session with its first token.
  func enter(_ name: String, from sender: String = "here", now: Int) throws -> (ActiveSession, token: String) {
    guard case .signedIn(let session) = try signIn(name, from: sender, now: now), let token = session.newToken else {
      throw NotIn()
    }
    return (session, token)
  }

  struct NotIn: Error {}

  /// A generator that is no secret (splitmix64).
  private final class Counter: Sendable {
    private let state: Mutex<UInt64>
    init(_ seed: UInt64) { state = Mutex(seed) }
    func next() -> UInt8 {
      state.withLock { state in
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return UInt8(truncatingIfNeeded: z ^ (z >> 31))
      }
    }
  }
}

let page = PageReference(number: 7, key: "news.example/a")
