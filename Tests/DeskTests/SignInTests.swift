import Testing

@testable import Desk

@Suite struct SignInTests {
  @Test func `five wrong tries cost nothing, then each waits twice as long up to five minutes`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    var now = 10_000
    for _ in 0..<5 { #expect(try sample.signIn("Ann", "wrong", now: now) == .refused) }
    for wait in [10, 20, 40, 80, 160, 300, 300, 300] {
      #expect(try sample.signIn("Ann", "wrong", now: now) == .wait(seconds: wait))
      #expect(try sample.signIn("Ann", "wrong", now: now + wait - 1) == .wait(seconds: 1))
      now += wait
      #expect(try sample.signIn("Ann", "wrong", now: now) == .refused)
    }
  }

  @Test func `of two thousand wrong tries in a day from as many senders fewer than 320 are looked at`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    var looked = 0
    var tries = 0
    for now in stride(from: 10_000, to: 10_000 + 86_400, by: 43) {
      tries += 1
      if try sample.signIn("Ann", "guess \(now)", from: "bot \(now)", now: now) == .refused { looked += 1 }
    }
    // 5 free, 5 that grow, then one each 300 seconds.
    #expect(tries > 2_000 && looked < 320)
  }

  @Test func `the owner comes in from where she was before while others guess`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    _ = try sample.enter("Ann", from: "home", now: 9000)
    for now in 10_000..<10_100 { _ = try sample.signIn("Ann", "wrong", from: "bot \(now)", now: now) }
    guard case .wait = try sample.signIn("Ann", from: "bot", now: 10_100) else {
      Issue.record("a stranger waits")
      return
    }
    _ = try sample.enter("Ann", from: "home", now: 10_100)
  }

  @Test func `the owner comes in from anywhere after at most five minutes`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    for now in stride(from: 10_000, to: 10_500, by: 5) {
      _ = try sample.signIn("Ann", "wrong", from: "bot \(now)", now: now)
    }
    guard case .wait(let seconds) = try sample.signIn("Ann", from: "hotel", now: 10_500) else {
      Issue.record("she waits")
      return
    }
    #expect(seconds <= 300)
    _ = try sample.enter("Ann", from: "hotel", now: 10_500 + seconds)
  }

  @Test func `a sender is slowed over many names, and only that sender`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    for number in 0..<5 { #expect(try sample.signIn("name \(number)", "x", from: "bot", now: 10_000) == .refused) }
    #expect(try sample.signIn("name 6", "x", from: "bot", now: 10_000) == .wait(seconds: 10))
    _ = try sample.enter("Ann", from: "elsewhere", now: 10_000)
  }

  @Test func `signing in to an account of one's own does not wipe the slate for guesses at another`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    try sample.add("Mallory", .moderator)
    var looked = 0
    for step in 0..<40 {
      if try sample.signIn("victim \(step)", "guess", from: "m", now: 10_000) == .refused { looked += 1 }
      _ = try sample.signIn("Mallory", from: "m", now: 10_000)
    }
    #expect(looked == 5)
  }

  @Test func `an unknown name behaves as a known one with a wrong password`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    let outcomes = try ["Ann", "Nobody"].map { name in
      try (0..<12).map { try sample.signIn(name, "wrong", from: name, now: 10_000 + $0 * 6) }
    }
    #expect(outcomes[0] == outcomes[1])
  }

  @Test func `wrong tries are forgiven after an hour of peace, and by the right password`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    for _ in 0..<5 { _ = try sample.signIn("Ann", "wrong", from: "a", now: 10_000) }
    #expect(try sample.signIn("Ann", "wrong", from: "b", now: 10_000) == .wait(seconds: 10))
    _ = try sample.enter("Ann", from: "b", now: 10_010)
    for _ in 0..<5 { #expect(try sample.signIn("Ann", "wrong", from: "c", now: 10_010) == .refused) }
    #expect(try sample.signIn("Ann", "wrong", from: "d", now: 10_010 + 3601) == .refused)
  }

  @Test func `a new password opens an account that strangers slow down`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    for _ in 0..<5 { _ = try sample.signIn("Ann", "wrong", from: "a", now: 10_000) }
    try sample.desk.changePassword(of: "Ann", to: "a new password", by: "command line", now: 10_000)
    guard case .signedIn = try sample.signIn("Ann", "a new password", from: "b", now: 10_000) else {
      Issue.record("she must come in")
      return
    }
  }

  @Test func `a clock that is set back makes nobody wait longer`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    for _ in 0..<5 { _ = try sample.signIn("Ann", "wrong", now: 1_000_000) }
    #expect(try sample.signIn("Ann", "wrong", now: 10) == .wait(seconds: 10))
  }

  @Test func `tries at the same moment are all counted`() async throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    let outcomes = await withTaskGroup(of: SignInOutcome?.self) { group in
      for number in 0..<40 {
        group.addTask { try? sample.signIn("Ann", "wrong", from: "bot \(number)", now: 10_000) }
      }
      return await group.reduce(into: [SignInOutcome?]()) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 == .refused }.count == 5)
    #expect(outcomes.count == 40 && !outcomes.contains(nil))
  }

  @Test func `a password that is too long is refused without work, and an empty one is wrong`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    #expect(try sample.signIn("Ann", String(repeating: "x", count: 1 << 20), now: 1) == .refused)
    #expect(try sample.signIn("Ann", "", now: 1) == .refused)
    #expect(try sample.signIn("", "", now: 1) == .refused)
  }

  @Test func `names that were tried are not kept as they were typed`() throws {
    let sample = try DeskSample()
    _ = try sample.signIn("hunter2-in-the-wrong-field", "x", from: "s", now: 10_000)
    try sample.desk.close()
    let bytes = try String(decoding: bytesOfFile(sample.path), as: UTF8.self)
    #expect(!bytes.contains("hunter2"))
  }
}
