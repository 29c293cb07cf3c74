import TestKit
import Testing

/// The named tests that are known to fail, with their causes; `Tests/Fixtures/html/expected-failures.tsv`.
struct ExpectedFailures {
  let causes: [String: String]

  init() {
    let tests = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let text = String(decoding: SharedData.bytes(at: tests + "/Fixtures/html/expected-failures.tsv"), as: UTF8.self)
    var causes: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      if fields.count == 2 { causes[String(fields[0])] = String(fields[1]) }
    }
    self.causes = causes
  }

  /// Records an issue where a test fails that should pass, or passes that is listed as failing.
  func check(_ name: String, _ passes: Bool, _ detail: @autoclosure () -> String) {
    if let cause = causes[name] {
      #expect(!passes, "\(name) passes: take it off the list of expected failures (\(cause))")
    } else {
      #expect(passes, "\(name)\n\(detail())")
    }
  }
}
