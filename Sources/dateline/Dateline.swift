internal import ArgumentParser
internal import Facts
import Foundation
internal import Intake
internal import Record

/// Provisional: `dateline read --input FILE.jsonl --format json`.
@main
struct Dateline: ParsableCommand {
  static let configuration = CommandConfiguration(subcommands: [Read.self])
}

struct Read: ParsableCommand {
  @Option var input: String?
  @Option var format = "text"
  @Flag var evidence = false
  @Argument var paths: [String] = []

  func run() throws {
    let recorder = Recorder()
    for path in paths {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      emit(
        recorder,
        Capture(
          source: path, payload: bytes, digest: Digest.sha256(bytes), form: path.hasSuffix(".txt") ? .pageText : .html))
    }
    guard let input else { return }
    for line in try Data(contentsOf: URL(fileURLWithPath: input)).split(separator: 10) {
      guard let json = try JSONSerialization.jsonObject(with: line) as? [String: Any] else { continue }
      var form = Capture.Form.html
      var bytes: [UInt8] = []
      if let text = json["text"] as? String {
        form = .articleText
        bytes = Array(text.utf8)
      } else if let text = json["pageText"] as? String {
        form = .pageText
        bytes = Array(text.utf8)
      } else if let text = json["htmlBase64"] as? String, let data = Data(base64Encoded: text) {
        bytes = [UInt8](data)
      } else if let text = json["html"] as? String {
        bytes = Array(text.utf8)
      }
      emit(
        recorder,
        Capture(
          id: json["id"] as? String, source: input, url: json["url"] as? String,
          publishedHint: json["published"] as? String, payload: bytes, digest: Digest.sha256(bytes), form: form))
    }
  }

  func emit(_ recorder: Recorder, _ capture: Capture) {
    FileHandle.standardOutput.write(Data(recorder.record(of: capture).json(evidence: evidence) + [10]))
  }
}
