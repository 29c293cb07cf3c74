import Foundation

/// The pages that are measured, in memory and unpacked.
struct PageSet {
  let payloads: [[UInt8]]
  var bytes: Int { payloads.reduce(0) { $0 + $1.count } }

  /// The pages of a folder of `.html.gz` files, in the order of their names.
  init(folder: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".html.gz") }.sorted()
    let unpacked = try Self.output(
      of: "/bin/sh",
      ["-c", "cd \"$0\" && for f in \"$@\"; do gzip -dc \"$f\" | base64 -w0; echo; done", folder] + names)
    payloads = unpacked.split(separator: 0x0A).compactMap { Data(base64Encoded: Data($0)).map(Array.init) }
  }

  /// What a program prints.
  static func output(of program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data
  }
}
