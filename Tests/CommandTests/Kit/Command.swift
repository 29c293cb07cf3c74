import Foundation
import Record

/// A run of the program that was built, or of a shell that calls it as `$DATELINE`.
///
///     let run = try Command("read", "--format", "json", "-").run(input: "{\"text\":\"…\"}")
///
/// The environment is that of the tests without what changes the output (`COLUMNS`, `NO_COLOR`, `TERM`) and what tells the
/// tests (`DATELINE_…`). A run that takes longer than `maxSeconds` is killed and fails the test.
struct Command {
  /// What the program reads on standard input.
  enum Input {
    /// These bytes and then the end.
    case bytes([UInt8])
    /// These bytes, and then nothing, for as long as it runs.
    case kept([UInt8])
    /// The pieces that the function gives, until it gives nil.
    case pieces(() -> [UInt8]?)
  }

  /// The program, beside the test bundle; `swift test` builds both.
  static let program: String = {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: "dateline").path
  }()

  let executable: String
  let arguments: [String]
  /// Variables that are added to the environment.
  var environment: [String: String] = [:]
  /// Where standard output is a terminal: its columns.
  var terminalColumns: Int?
  /// Signals that are sent, one after the other, once the first output has come.
  var signals: [Int32] = []
  /// Whether what it writes is read before the signals are sent; else it waits as behind a pager.
  var readsOutput = true
  /// The time after which it is killed, which fails the test.
  var maxSeconds = 60.0
  /// The time after which it is killed where that is what is tested.
  var killSeconds: Double?

  /// The program with these arguments.
  init(_ arguments: String...) { self.init(arguments) }

  /// The program with these arguments.
  init(_ arguments: [String]) {
    executable = Self.program
    self.arguments = arguments
  }

  /// A script of bash that calls the program as `$DATELINE`.
  init(script: String) {
    executable = "/bin/bash"
    arguments = ["-c", script]
    environment["DATELINE"] = Self.program
  }

  /// A script of Python with these arguments.
  init(python script: String, _ arguments: [String]) {
    executable = "/usr/bin/python3"
    self.arguments = ["-X", "utf8", "-c", script] + arguments
  }

  /// Runs it to its end.
  func run(input: String) throws -> Result { try run(input: .bytes(Array(input.utf8))) }

  /// Runs it to its end.
  func run(input: Input = .bytes([])) throws -> Result {
    let process = try ChildProcess(self)
    return try process.finish(input: input)
  }

  /// What came of a run.
  struct Result {
    /// Standard output.
    var output: [UInt8] = []
    /// Standard error.
    var errors: [UInt8] = []
    /// The exit code; nil where it ended by a signal.
    var code: Int32?
    /// The signal that ended it.
    var signal: Int32?
    /// The most memory it had in RAM, as far as it was looked at.
    var peakBytes = 0
    /// How long it took.
    var seconds = 0.0

    /// Standard output as text.
    var text: String { String(decoding: output, as: UTF8.self) }
    /// Standard error as text.
    var complaints: String { String(decoding: errors, as: UTF8.self) }
    /// The lines of standard output.
    var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
    /// Standard output as a JSON value a line; lines that are no JSON are null.
    var records: [JSONValue] {
      output.split(separator: 0x0A).map { line in (try? JSONParser().parse(line)) ?? .null }
    }
    /// The codes of the problems of each record.
    var problemCodes: [[String]] {
      records.map { record in (record["problems"]?.array ?? []).compactMap { $0["code"]?.string } }
    }
  }
}
