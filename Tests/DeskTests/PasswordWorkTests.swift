import TestKit
import Testing

@testable import Desk

@Suite struct PasswordWorkTests {
  @Test func `an unknown name costs as much work as a known one`() throws {
    let folder = TemporaryFolder()
    let desk = try DeskStore(
      path: folder.path + "/d.db", passwords: PasswordCost(passes: 3, memory: 8192, lanes: 1))
    try desk.addAccount(name: "Ann", role: .editor, password: DeskSample.password, by: "me", now: 1)
    func work(_ name: String) throws -> Double {
      try (0..<3).map { number in
        let start = ProcessorTime.now()
        let outcome = try desk.signIn(
          name: name, password: "a wrong password", sender: "\(name) \(number)", userAgent: "", now: 1000)
        #expect(outcome == .refused)
        return ProcessorTime.now() - start
      }.min() ?? 0
    }
    let (known, unknown) = (try work("Ann"), try work("Nobody"))
    #expect(unknown > known / 2 && unknown < known * 2, "\(known) s for a known name, \(unknown) s for an unknown one")
  }
}
