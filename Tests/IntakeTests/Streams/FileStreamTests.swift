import TestKit
import Testing

@testable import Intake

@Suite struct FileStreamTests {
  @Test func `bytes are counted and their place is told`() throws {
    let folder = TemporaryFolder()
    let counter = ByteCounter()
    let stream = try FileStream(path: folder.write("0123456789".utf8, to: "x"), counter: counter)
    var count = 0
    try withUnsafeTemporaryAllocation(byteCount: 4, alignment: 1) { buffer in
      for (expected, origin) in [(4, 0), (4, 4), (2, 8), (0, 10)] {
        try stream.read(into: buffer, count: &count)
        #expect(count == expected)
        #expect(stream.origin == origin)
      }
      #expect(stream.seek(to: 7))
      try stream.read(into: buffer, count: &count)
      #expect(buffer.prefix(count).elementsEqual("789".utf8))
    }
    #expect(counter.value == 13)
  }

  @Test func `what cannot be opened or read says why`() throws {
    #expect(throws: IntakeError.unreadable(Place(path: "/no/such"), errno: 2)) {
      try FileStream(path: "/no/such", counter: ByteCounter())
    }
    let folder = try FileStream(path: "/", counter: ByteCounter())
    #expect(CollectedStream(folder).error == .unreadable(Place(path: "/", byte: 0), errno: 21))
  }
}
