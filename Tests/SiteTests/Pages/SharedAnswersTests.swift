import Dispatch
import Glibc
import Synchronization
import Testing

@testable import Site

@Suite struct SharedAnswersTests {
  private let shared = SharedAnswers()

  @Test func `an answer is given again until it is too old, and nothing is an answer too`() {
    #expect(shared.value("a", for: 5, now: 100) { 1 } == 1)
    #expect(shared.value("a", for: 5, now: 104) { 2 } == 1)
    #expect(shared.value("a", for: 5, now: 105) { 3 } == 3)
    #expect(shared.value("b", for: 5, now: 100) { "text" as String? } == "text")
    #expect(shared.value("c", for: 5, now: 100) { nil as String? } == nil)
    #expect(shared.value("c", for: 5, now: 101) { "later" as String? } == nil)
  }

  @Test func `what is forgotten while it is found out is not remembered`() {
    let first = shared.value("a", for: 5, now: 100) {
      shared.forget()
      return 1
    }
    #expect(first == 1)
    #expect(shared.value("a", for: 5, now: 100) { 2 } == 2)
  }

  @Test func `many who ask at once wait for the one who finds out`() {
    let found = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 16) { _ in
      let value = shared.value("a", for: 5, now: 100) {
        found.withLock { $0 += 1 }
        usleep(50_000)
        return 7
      }
      if value != 7 { Issue.record("another answer: \(value)") }
    }
    #expect(found.withLock { $0 } == 1)
  }

  @Test func `where finding out fails the next one tries, and more answers than are kept do no harm`() {
    struct Failure: Error {}
    #expect(throws: Failure.self) { try shared.value("a", for: 5, now: 100) { () throws -> Int in throw Failure() } }
    #expect(shared.value("a", for: 5, now: 100) { 1 } == 1)
    for number in 0..<10_000 { _ = shared.value("n\(number)", for: 5, now: 100) { number } }
    #expect(shared.value("n9999", for: 5, now: 101) { -1 } == 9_999)
  }
}
