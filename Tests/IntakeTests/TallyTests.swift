import Testing

@testable import Intake

@Suite struct TallyTests {
  @Test func `the most frequent come first, equal ones by their words`() {
    let tally = Tally()
    for words in ["status 404", "image/png", "status 404", "image/gif"] { tally.skip(words) }
    #expect(tally.skipped.map(\.words) == ["status 404", "image/gif", "image/png"])
    #expect(tally.skipped.map(\.count) == [2, 1, 1])
  }

  @Test func `an input that names ever new kinds does not fill the memory`() {
    let tally = Tally()
    for number in 0..<1_000 { tally.skip("kind/\(number)-" + String(repeating: "x", count: 1_000)) }
    #expect(tally.skipped.count == 65)
    #expect(tally.skipped.first?.words == "other")
    #expect(tally.skipped.reduce(0) { $0 + $1.count } == 1_000)
    #expect(tally.skipped.allSatisfy { $0.words.count <= 60 })
  }

  @Test func `nothing counted is nothing told`() {
    #expect(Tally().skipped.isEmpty)
  }
}
