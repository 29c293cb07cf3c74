import GRDB
import Testing

@testable import Desk

@Suite struct ReplayTests {
  @Test func `a token is spent once`() throws {
    let sample = try DeskSample()
    #expect(try sample.desk.spend(token: "a", until: 2000, now: 1000))
    #expect(try !sample.desk.spend(token: "a", until: 2000, now: 1000))
    #expect(try !sample.desk.spend(token: "a", until: 9000, now: 1999))
    #expect(try sample.desk.spend(token: "b", until: 2000, now: 1999))
  }

  @Test func `one that is past cannot be spent, and is removed`() throws {
    let sample = try DeskSample()
    #expect(try !sample.desk.spend(token: "a", until: 1000, now: 1000))
    for number in 0..<20 { #expect(try sample.desk.spend(token: "\(number)", until: 1100 + number, now: 1000)) }
    #expect(try sample.desk.spend(token: "x", until: 3000, now: 2000))
    let rows = try sample.desk.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM spent") }
    #expect(rows == 1)
    #expect(try !sample.desk.spend(token: "5", until: 1105, now: 2001))
  }

  @Test func `of many at once, through several openings of the file, one wins`() async throws {
    let sample = try DeskSample()
    let desks = [sample.desk, try sample.again(), try sample.again()]
    for token in ["a", "b", "c"] {
      let wins = await withTaskGroup(of: Bool?.self) { group in
        for number in 0..<24 {
          group.addTask { try? desks[number % 3].spend(token: token, until: 2000, now: 1000) }
        }
        return await group.reduce(into: [Bool?]()) { $0.append($1) }
      }
      #expect(wins.filter { $0 == true }.count == 1 && !wins.contains(nil))
    }
  }
}
