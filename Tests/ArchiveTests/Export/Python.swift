import Foundation
import Record

/// Other people's software, for reading back what we write: Python's own modules and those of Debian's packages.
enum Python {
  private static let path = "/usr/bin/python3"

  /// Whether a module can be imported. Tests that need one that is absent are skipped and say so.
  static func has(_ module: String) -> Bool {
    (try? run("import \(module)", Data()))?.status == 0
  }

  /// What a test that is skipped says.
  static func advice(_ module: String) -> String { "needs Python's \(module): run ./setup" }

  /// What `script` prints as JSON, with `input` on its standard input.
  static func json(_ script: String, _ input: [UInt8], _ arguments: String...) throws -> JSONValue {
    let (status, output, errors) = try run(script, Data(input), arguments)
    guard status == 0 else { throw Failure(errors: errors) }
    return try JSONParser().parse(Array(output))
  }

  /// A script that ended with an error.
  struct Failure: Error, CustomStringConvertible {
    var errors: String
    var description: String { errors }
  }

  private static func run(
    _ script: String, _ input: Data, _ arguments: [String] = []
  ) throws -> (status: Int32, output: Data, errors: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dateline-python-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files and not pipes: a pipe that nobody reads fills up and holds both ends.
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    try input.write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-X", "utf8", "-c", script] + arguments
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, try Data(contentsOf: files[1]),
      String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
    )
  }
}
