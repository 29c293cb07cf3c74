import Foundation
import Testing

/// Expects `text` to be what the file `name` under `Tests/Fixtures/command` holds.
///
/// With `DATELINE_RECORD=1` in the environment the file is written instead; look at the difference before you commit it.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let path = Checkout.path + "/Tests/Fixtures/command/" + name
  if ProcessInfo.processInfo.environment["DATELINE_RECORD"] == "1" {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return
  }
  let recorded = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  guard text != recorded else { return }
  let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let first = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
  Issue.record(
    """
    \(name) differs from line \(first + 1) on. Run the tests with DATELINE_RECORD=1 if that is meant.
    recorded: \(first < old.count ? old[first] : "(the end)")
    now:      \(first < new.count ? new[first] : "(the end)")
    """, sourceLocation: sourceLocation)
}
