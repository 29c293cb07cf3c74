import Glibc
import Testing

@testable import Site

/// Clients that are slow on purpose are cut off, and nobody else waits for them.
@Suite(.serialized) struct SlowClientTests {
  @Test func `a head that comes byte by byte is cut off, and others are served meanwhile`() async throws {
    try await LiveSite.served {
      $0.limits.headSeconds = 1
    } _: { live throws in
      let slow = try RawClient(port: live.port)
      let began = RawClient.now()
      slow.send("GET / HTTP/1.1\r\nHost: test\r\nX: ")
      var isCut = false
      while !isCut, RawClient.now() - began < RawClient.patience {
        slow.send("a")
        isCut = slow.end(within: 0.1) != nil
        #expect(try live.get("/healthz").status == 200)
      }
      let seconds = RawClient.now() - began
      #expect(isCut && seconds > 0.8, "after \(seconds) s")
      #expect(live.site.connections.cuts[.head] == 1)
    }
  }

  @Test func `a connection on which nothing comes is cut off`() async throws {
    try await LiveSite.served {
      $0.limits.headSeconds = 1
    } _: { live throws in
      #expect(try RawClient(port: live.port).end() != nil)
    }
  }

  @Test func `a body that comes byte by byte is cut off`() async throws {
    try await LiveSite.served {
      $0.limits.bodySeconds = 1
    } _: { live throws in
      let slow = try RawClient(port: live.port)
      let began = RawClient.now()
      slow.send(
        "POST /article/1/comments HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-www-form-urlencoded\r\n"
          + "Content-Length: 1000\r\n\r\n")
      var isCut = false
      while !isCut, RawClient.now() - began < RawClient.patience {
        slow.send("a")
        isCut = slow.end(within: 0.1) != nil
      }
      let seconds = RawClient.now() - began
      #expect(isCut && seconds > 0.8, "after \(seconds) s")
      #expect(live.site.connections.cuts[.body] == 1)
    }
  }

  @Test func `a connection is kept between requests, and closed when nothing more is asked`() async throws {
    try await LiveSite.served {
      $0.limits.idleSeconds = 3
    } _: { live throws in
      let client = try RawClient(port: live.port)
      for _ in 0..<3 {
        client.get("/healthz")
        #expect(client.answer()?.status == 200)
        usleep(300_000)
      }
      #expect(client.end() != nil)
      #expect(live.site.connections.cuts[.idle] == 1)
    }
  }

  @Test func `a client that does not read its answers is cut off`() async throws {
    try await LiveSite.served {
      $0.limits.writeSeconds = 1
      $0.requestsPerMinute = 0
    } _: { live throws in
      let deaf = try RawClient(port: live.port, receives: 4096)
      let request = "GET /assets/altcha.js HTTP/1.1\r\nHost: test\r\n\r\n"
      for _ in 0..<400 where !deaf.send(request) { break }
      let began = RawClient.now()
      while live.site.connections.cuts[.write] == nil, RawClient.now() - began < RawClient.patience { usleep(50_000) }
      #expect(live.site.connections.cuts[.write] == 1)
      #expect(try live.get("/healthz").status == 200)
    }
  }

  @Test func `two thousand idle connections do not hold up others`() async throws {
    try await LiveSite.served {
      $0.limits.connectionsPerAddress = 4_000
      $0.requestsPerMinute = 0
    } _: { live throws in
      var clients: [RawClient] = []
      for _ in 0..<2_000 {
        guard let client = try? RawClient(port: live.port) else { break }
        clients.append(client)
      }
      // Where the tests may not open so many files, as many as they may.
      #expect(clients.count >= 400)
      var times: [Double] = []
      for _ in 0..<100 {
        let began = RawClient.now()
        #expect(try live.get("/").status == 200)
        times.append(RawClient.now() - began)
      }
      times.sort()
      print("with \(clients.count) idle connections: p50 \(times[50] * 1000) ms, p95 \(times[95] * 1000) ms")
      withExtendedLifetime(clients) {}
    }
  }
}
