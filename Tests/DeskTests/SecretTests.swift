import Record
import TestKit
import Testing

@testable import Desk

@Suite struct SecretTests {
  @Test func `codes are those of RFC 4231`() {
    #expect(
      Hexadecimal.text(HMACSHA256.code(of: Array("Hi There".utf8), key: [UInt8](repeating: 0x0B, count: 20)))
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    #expect(
      Hexadecimal.text(HMACSHA256.code(of: Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8)))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    let longKey = [UInt8](repeating: 0xAA, count: 131)
    #expect(
      Hexadecimal.text(
        HMACSHA256.code(of: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8), key: longKey))
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    #expect(
      Hexadecimal.text(HMACSHA256.digest(of: []))
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `codes are the same only where all bytes are`() {
    #expect(ConstantTime.areEqual([1, 2, 3], [1, 2, 3]) && ConstantTime.areEqual([], []))
    #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2, 4]) && !ConstantTime.areEqual([0, 2, 3], [1, 2, 3]))
    for other in [[1], [1, 3], [0, 2], [1, 2, 0]] as [[UInt8]] { #expect(!ConstantTime.areEqual([1, 2], other)) }
    #expect(!ConstantTime.areEqual([], [0]))
  }

  @Test func `each purpose has a key of its own that stays`() throws {
    let sample = try DeskSample()
    let keys = ["captcha", "sender", "csrf"].map(sample.desk.key)
    #expect(Set(keys).count == 3 && keys.allSatisfy { $0.count == 32 })
    #expect(try sample.again().key(for: "captcha") == keys[0])
    let other = try DeskStore(path: sample.folder.path + "/other.db", passwords: DeskSample.cost)
    #expect(other.key(for: "captcha") != keys[0])
  }

  @Test func `the system gives as many bytes as asked for, not the same ones twice`() {
    #expect(systemRandomBytes(0) == [] && systemRandomBytes(32).count == 32)
    #expect(systemRandomBytes(32) != systemRandomBytes(32))
  }
}
