import Glibc
import Record
import Testing

@Suite struct InterruptTests {
  private func run(_ signals: [Int32], readsOutput: Bool = true) throws -> Command.Result {
    var command = Command("read", "--input", "-", "--format", "json")
    command.signals = signals
    command.readsOutput = readsOutput
    let line = Array(Sample.line(id: "a", text: "The council met on Tuesday.").utf8)
    return try command.run(input: .pieces { line })
  }

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func `a run that is interrupted ends with whole records and 128 and the signal`(number: Int32, code: Int32) throws {
    let run = try run([number])
    #expect(run.code == code)
    #expect(run.signal == nil)
    #expect(run.output.last == 0x0A)
    #expect(run.records.allSatisfy { $0["id"]?.string == "a" })
    #expect(run.errors.isEmpty)
  }

  @Test func `a second signal ends it at once, though nobody reads what it writes`() throws {
    let run = try run([SIGINT, SIGINT], readsOutput: false)
    #expect(run.code == 130)
    #expect(run.signal == nil)
  }

  @Test func `waiting for input can be interrupted`() throws {
    var command = Command("read", "-")
    command.signals = [SIGINT]
    command.readsOutput = false
    let run = try command.run(input: .kept([]))
    #expect(run.code == 130)
  }
}
