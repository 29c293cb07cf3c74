import Testing

@testable import Intake

@Suite struct PeekedStreamTests {
  @Test func `the first four bytes are seen even where they come one by one, and are read again`() throws {
    let stream = PeekedStream(PieceStream((1...6).map { [$0] }))
    #expect(try stream.head() == [1, 2, 3, 4])
    #expect(try stream.head() == [1, 2, 3, 4])
    #expect(CollectedStream(stream).bytes == [1, 2, 3, 4, 5, 6])
  }

  @Test func `fewer bytes are seen where there are fewer`() throws {
    #expect(try PeekedStream(PieceStream([[1, 2]])).head() == [1, 2])
    #expect(try PeekedStream(PieceStream([])).head() == [])
  }

  @Test func `an error among the first bytes is told`() {
    let failure = IntakeError.unreadable(Place(path: "x"), errno: 5)
    #expect(throws: failure) { try PeekedStream(PieceStream([[1]], error: failure)).head() }
  }
}
