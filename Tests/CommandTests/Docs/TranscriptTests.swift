import Foundation
import Testing

/// What the guides show is what the program prints.
///
/// In a guide, `    $ command` and the indented lines behind it are a transcript. Those of a guide are run one after the
/// other in a folder of their own, with `Examples` in it. `DATELINE_RECORD=1` writes what comes out into the guide.
@Suite struct TranscriptTests {
  /// A command of a guide, and the lines it shows behind it.
  private struct Step {
    var command: String
    var lines: Range<Int>
    var shown: [String]
  }

  @Test(arguments: ["README.md", "docs/archive.md", "docs/search.md"])
  func `a guide shows what the program prints`(guide: String) throws {
    var text = try Checkout.text(guide).components(separatedBy: "\n")
    let steps = Self.steps(of: text)
    #expect(!steps.isEmpty)
    // The same folder each time: where a capture lies in the evidence depends on how well the path it came from packs.
    let folder = "/tmp/dateline-guide-" + (guide.split(separator: "/").last ?? "")
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/Examples", withDestinationPath: Checkout.path + "/Examples")
    let isRecording = ProcessInfo.processInfo.environment["DATELINE_RECORD"] == "1"
    var printed: [[String]] = []
    for step in steps {
      var run = Command(
        script: "cd '\(folder)'; dateline() { \"$DATELINE\" \"$@\"; }; { \(step.command) ; } 2>&1")
      run.environment["COLUMNS"] = "80"
      run.environment["NO_COLOR"] = "1"
      let output = try run.run().text.replacingOccurrences(of: folder, with: "/home/desk")
      let lines = Self.trimmed(output.components(separatedBy: "\n"))
      printed.append(lines)
      if !isRecording { #expect(lines == step.shown, "\(guide): $ \(step.command)") }
    }
    guard isRecording else { return }
    for (step, lines) in zip(steps, printed).reversed() {
      text.replaceSubrange(step.lines, with: lines.map { $0.isEmpty ? "" : "    " + $0 })
    }
    try text.joined(separator: "\n").write(toFile: Checkout.path + "/" + guide, atomically: true, encoding: .utf8)
  }

  /// The commands of a guide: lines that begin with four blanks and `$ `; one that ends in a backslash goes on.
  private static func steps(of text: [String]) -> [Step] {
    var steps: [Step] = []
    var index = 0
    while index < text.count {
      guard text[index].hasPrefix("    $ ") else {
        index += 1
        continue
      }
      var command = String(text[index].dropFirst(6))
      index += 1
      while command.hasSuffix("\\"), index < text.count {
        command = String(command.dropLast()) + String(text[index].drop { $0 == " " })
        index += 1
      }
      let start = index
      while index < text.count, !text[index].hasPrefix("    $ "),
        text[index].hasPrefix("    ") || text[index].isEmpty
      { index += 1 }
      while index > start, text[index - 1].isEmpty { index -= 1 }
      let shown = text[start..<index].map { String($0.dropFirst(4)) }
      steps.append(Step(command: command, lines: start..<index, shown: shown))
    }
    return steps
  }

  /// Lines without blanks at their ends, and without empty ones at the begin and the end.
  private static func trimmed(_ lines: [String]) -> [String] {
    var lines = lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    return lines
  }
}
