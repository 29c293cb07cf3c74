import Glibc
import Testing

@testable import Site

/// A stop finishes what was begun.
@Suite(.serialized) struct StopTests {
  @Test func `a request that was begun is answered, new connections are not taken, idle ones are closed`() async throws
  {
    try await LiveSite.served {
      $0.title = "About to stop"
    } _: { live throws in
      let idle = try RawClient(port: live.port)
      idle.get("/healthz")
      #expect(idle.answer()?.status == 200)
      let begun = try RawClient(port: live.port)
      begun.send(
        "POST /article/1/comments HTTP/1.1\r\nHost: test\r\nOrigin: http://test\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\nna")
      sleep(1)
      live.askToStop()
      #expect(idle.end() != nil)
      // The system may have given the port to the server of another test by now.
      let late = try? RawClient(port: live.port)
      late?.get("/")
      #expect(late?.answer()?.text.contains("About to stop") != true)
      begun.send("me=A")
      #expect(begun.answer()?.status == 422)
      #expect(begun.end() != nil)
    }
  }

  @Test func `a client that never finishes does not hold up a stop for longer than is set`() async throws {
    try await LiveSite.served {
      $0.limits.stopSeconds = 1
    } _: { live throws in
      let client = try RawClient(port: live.port)
      client.send("POST /article/1/comments HTTP/1.1\r\nHost: test\r\nContent-Length: 6\r\n\r\nna")
      sleep(1)
      live.askToStop()
      #expect(client.end() != nil)
    }
  }
}
