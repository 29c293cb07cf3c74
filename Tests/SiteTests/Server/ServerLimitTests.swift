import TestKit
import Testing

@testable import Site

/// What is longer, or more, than is taken is refused with an answer that says so.
@Suite(.serialized) struct ServerLimitTests {
  @Test func `a head of a mebibyte is answered 431`() async throws {
    try await LiveSite.served { live throws in
      for field in ["X-Long: " + String(repeating: "a", count: 1 << 20), manyFields] {
        let client = try RawClient(port: live.port)
        client.send("GET / HTTP/1.1\r\nHost: test\r\n\(field)\r\n\r\n")
        #expect(client.answer()?.status == 431)
        #expect(client.end() != nil)
      }
    }
  }

  private var manyFields: String { (0..<2_000).map { "X-\($0): \($0)" }.joined(separator: "\r\n") }

  @Test func `an address that is too long is answered 414, and one that is just short enough is not`() async throws {
    try await LiveSite.served {
      $0.limits.addressBytes = 2_000
    } _: { live throws in
      let path = { (count: Int) in "/search?q=" + String(repeating: "a", count: count - 10) }
      let statuses = try [path(2_001), "/" + String(repeating: "a", count: 3_000), path(2_000)].map {
        try live.get($0).status
      }
      #expect(statuses[0] == 414 && statuses[1] == 414 && statuses[2] == 200, "\(statuses)")
    }
  }

  @Test func `a body that is too long is answered 413, whether it says so or not`() async throws {
    try await LiveSite.served { live throws in
      let post =
        "POST /article/1/comments HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      let told = try RawClient(port: live.port)
      told.send(post + "Content-Length: 1000000\r\n\r\n")
      #expect(told.answer()?.status == 413)
      #expect(told.end() != nil)
      let chunked = try RawClient(port: live.port)
      chunked.send(post + "Transfer-Encoding: chunked\r\n\r\n")
      let chunk = "4000\r\n" + String(repeating: "a", count: 0x4000) + "\r\n"
      for _ in 0..<20 where !chunked.send(chunk) { break }
      #expect(chunked.answer()?.status == 413)
    }
  }

  @Test func `a body that nobody asked for ends the connection behind its answer`() async throws {
    try await LiveSite.served { live throws in
      let client = try RawClient(port: live.port)
      client.send("GET /healthz HTTP/1.1\r\nHost: test\r\nContent-Length: 100000000\r\n\r\naaaa")
      let answer = client.answer()
      #expect(answer?.status == 200)
      #expect(answer?["connection"] == "close")
      #expect(client.end() != nil)
    }
  }

  @Test func `more connections than one address may have are closed, and its others go on`() async throws {
    try await LiveSite.served {
      $0.limits.connectionsPerAddress = 3
    } _: { live throws in
      let clients = try (0..<3).map { _ in try RawClient(port: live.port) }
      for client in clients {
        client.get("/healthz")
        #expect(client.answer()?.status == 200)
      }
      let fourth = try RawClient(port: live.port)
      fourth.get("/healthz")
      #expect(fourth.answer() == nil)
      #expect(live.site.connections.cuts[.address] == 1)
      clients[0].get("/healthz")
      #expect(clients[0].answer()?.status == 200)
    }
  }

  @Test func `the rate of an address cannot be passed by saying another address`() async throws {
    try await LiveSite.served {
      $0.requestsPerMinute = 5
    } _: { live throws in
      let statuses = try (0..<8).map { try live.get("/healthz", [("X-Forwarded-For", "203.0.113.\($0)")]).status }
      #expect(statuses.prefix(5).allSatisfy { $0 == 200 } && statuses.suffix(2) == [429, 429], "\(statuses)")
    }
  }

  @Test func `behind a trusted proxy each reader has a rate of his own, whatever he writes before it`() async throws {
    try await LiveSite.served {
      $0.requestsPerMinute = 5
      $0.trustedProxies = ["127.0.0.0/8"]
    } _: { live throws in
      for reader in ["203.0.113.1", "203.0.113.2"] {
        let statuses = try (0..<8).map {
          try live.get("/healthz", [("X-Forwarded-For", "198.51.100.\($0), \(reader)")]).status
        }
        #expect(statuses.prefix(5).allSatisfy { $0 == 200 } && statuses.suffix(2) == [429, 429], "\(statuses)")
      }
    }
  }
}

/// Requests that are odd, but are requests.
@Suite(.serialized) struct OddRequestTests {
  @Test func `pipelined requests are answered in their order`() async throws {
    try await LiveSite.served { live throws in
      let client = try RawClient(port: live.port)
      let paths = ["/healthz", "/no-such-page", "/assets/site.css", "/healthz"]
      client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: test\r\n\r\n" }.joined())
      let answers = paths.map { _ in client.answer() }
      #expect(answers.map { $0?.status } == [200, 404, 200, 200])
      #expect(answers[2]?["content-type"]?.hasPrefix("text/css") == true)
    }
  }

  @Test func `HEAD is answered as GET without its body, on pages that are there and on others`() async throws {
    try await LiveSite.served { live throws in
      for path in ["/", "/no-such-page", "/assets/site.css"] {
        let body = try live.get(path)
        let client = try RawClient(port: live.port)
        client.get(path, method: "HEAD")
        client.get("/healthz")
        let head = client.answer(isHead: true)
        #expect(head?.status == body.status)
        #expect(head?["content-length"] == String(body.body.count))
        #expect(client.answer()?.text.hasPrefix("{\"status\"") == true)
      }
    }
  }

  static let paths = [
    "/%", "/%zz", "/article/%", "/article/%ff", "/article/%00", "/article/1%00", "/article/%c0%ae%c0%ae",
    "/article/../../etc/passwd", "/assets/../site.css", "/assets/..%2f..%2fetc%2fpasswd", "/assets/%2e%2e/x",
    "/assets/site.css%00.js", "//", "/./", "/article/١", "/article/99999999999999999999", "/article/-1",
    "/section/\u{202E}",
    "/archive/2026/99", "/archive/0/0/0", "/place/%F0%9F", "/party/%2F", "/captcha/x/image.png", "/search?q=%",
    "/search?after=%00", "/?\u{7F}", "/article/1?version=%",
  ]

  @Test func `broken paths get an answer that is no error of ours, and tell nothing`() async throws {
    try await LiveSite.served { live throws in
      for path in Self.paths {
        let answer = try live.get(path)
        #expect(answer.status < 500 && answer.status >= 200, "\(path): \(answer.status)")
        #expect(!answer.text.contains("root:") && !answer.text.contains(live.folder.path), "\(path)")
      }
    }
  }

  static let broken = [
    "\u{0}\u{1}\u{2}\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
    "GET / HTTP/1.1\r\nA: \u{0}\r\n\r\n", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "\u{16}\u{3}\u{1}\u{2}\u{0}", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  ]

  @Test(arguments: broken) func `what is no request is answered 400 or not at all, and ends the connection`(
    request: String
  ) async throws {
    try await LiveSite.served {
      $0.limits.headSeconds = 1
    } _: { live throws in
      let client = try RawClient(port: live.port)
      client.send(request)
      let answer = client.answer()
      #expect(answer == nil || answer?.status == 400, "\(answer?.status ?? 0)")
      #expect(client.end() != nil)
      #expect(try live.get("/healthz").status == 200)
    }
  }

  @Test func `a request with two lengths is no way to hide a second one`() async throws {
    try await LiveSite.served {
      $0.limits.headSeconds = 1
    } _: { live throws in
      let client = try RawClient(port: live.port)
      client.send(
        "POST /article/1/comments HTTP/1.1\r\nHost: test\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: test\r\n\r\n")
      let first = client.answer()
      #expect(first == nil || first?.status == 400)
      #expect(client.answer() == nil)
      #expect(client.end() != nil)
    }
  }
}
