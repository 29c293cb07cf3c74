import Foundation
internal import Reading

/// Prints what the line model is trained on: `pasted-training PASTED.jsonl FEATURES.f32 > LINES.jsonl`.
///
/// Each input line has `id` and `pageText`; each output line has the `id` and the page's `lines`.
/// FEATURES.f32 gets their features as 32-bit floats, line after line.
@main
struct PastedTraining {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: pasted-training PASTED.jsonl FEATURES.f32 > LINES.jsonl\n".utf8))
      exit(2)
    }
    _ = FileManager.default.createFile(atPath: arguments[2], contents: nil)
    let features = try FileHandle(forWritingTo: URL(fileURLWithPath: arguments[2]))
    for line in try Data(contentsOf: URL(fileURLWithPath: arguments[1])).split(separator: 10) {
      guard let page = try JSONSerialization.jsonObject(with: line) as? [String: Any], let id = page["id"] as? String,
        let text = page["pageText"] as? String
      else { continue }
      let table = LineTable(page: Array(text.utf8))
      try features.write(contentsOf: table.features.withUnsafeBytes { Data($0) })
      let entry: [String: Any] = ["id": id, "lines": table.lines]
      FileHandle.standardOutput.write(try JSONSerialization.data(withJSONObject: entry) + [10])
    }
  }
}
