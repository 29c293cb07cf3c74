import Testing

@testable import Intake

@Suite struct DigestTests {
  /// The digests are those that other programs give for these bytes.
  private let page = Array("<p>Hello</p>".utf8)

  private func mismatch(_ declared: String) -> String? {
    page.withUnsafeBufferPointer { Digest.mismatch($0, declared: declared) }
  }

  @Test func `the digest of a capture is SHA-256 in hex`() {
    #expect(Digest.sha256([]) == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(Digest.sha256(page) == "sha256:d0a26d23e9d8e0538fd47e7bc502d26cf6c320e8daaec7c8521d4769530f5900")
  }

  @Test(arguments: [
    "sha1:4GXYJPEDG5VU7ESI3J4OMBUEXR5R5P3R", "sha1:e1af84bc83376b4f9248da78e60684bc7b1ebf71",
    "SHA-1:4gxyjpedg5vu7esi3j4ombuexr5r5p3r", "sha1: 4GXYJPEDG5VU7ESI3J4OMBUEXR5R5P3R=",
    "sha256:d0a26d23e9d8e0538fd47e7bc502d26cf6c320e8daaec7c8521d4769530f5900",
    "sha-256:D0A26D23E9D8E0538FD47E7BC502D26CF6C320E8DAAEC7C8521D4769530F5900", "md5:5bf3d2f5234fee3abf8d993b25e899c3",
  ]) func `a right digest is right in every form`(declared: String) {
    #expect(mismatch(declared) == nil)
  }

  @Test(arguments: [
    ("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", "sha1:4GXYJPEDG5VU7ESI3J4OMBUEXR5R5P3R"),
    ("sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709", "sha1:e1af84bc83376b4f9248da78e60684bc7b1ebf71"),
    ("md5:d41d8cd98f00b204e9800998ecf8427e", "md5:5bf3d2f5234fee3abf8d993b25e899c3"),
    ("sha1:4GXYJPEDG5VU7ESI", "sha1:4GXYJPEDG5VU7ESI3J4OMBUEXR5R5P3R"),
  ]) func `a wrong digest is answered by the right one in the same form`(declared: String, actual: String) {
    #expect(mismatch(declared) == actual)
  }

  @Test(arguments: ["", "sha1", "sha1:", "blake3:4GXYJPEDG5VU7ESI", ":::"])
  func `a digest that is not known here says nothing`(declared: String) {
    #expect(mismatch(declared) == nil)
  }
}
