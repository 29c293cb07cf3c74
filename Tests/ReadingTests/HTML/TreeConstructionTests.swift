import TestKit
import Testing

@testable import Reading

/// html5lib's tree construction tests, of the shared data.
@Suite struct TreeConstructionTests {
  /// One test of a `.dat` file.
  struct Case {
    var name: String
    var data: [UInt8]
    var fragment: String?
    var needsScripts: Bool
    var expected: String
  }

  @Test(.enabled(if: SharedData.has("data/html5lib"), "the shared data is not here"))
  func `trees are those of the standard, but for the listed ones`() {
    let failures = ExpectedFailures()
    var count = 0
    for folder in ["", "/scripted"] {
      let path = "data/html5lib/tree-construction" + folder
      for file in SharedData.names(in: path, suffix: ".dat") {
        for test in cases(SharedData.bytes("\(path)/\(file)"), file: file) where !test.needsScripts {
          count += 1
          let actual = dump(test)
          let input = String(decoding: test.data, as: UTF8.self)
          failures.check(test.name, actual == test.expected, "\(input)\nexpected\n\(test.expected)\nactual\n\(actual)")
        }
      }
    }
    #expect(count > 1_700)
  }

  private func dump(_ test: Case) -> String {
    guard let context = test.fragment else { return HTMLParser.parse(test.data).tree.dump() }
    let parts = context.split(separator: " ")
    let namespace: HTMLTree.Namespace = parts.count == 1 ? .html : parts[0] == "svg" ? .svg : .mathML
    let tree = HTMLParser.parseFragment(test.data, in: String(parts[parts.count - 1]), namespace: namespace)
    return tree.firstChild(.document).map { tree.dump(childrenOf: $0) } ?? ""
  }

  private func cases(_ bytes: [UInt8], file: String) -> [Case] {
    var cases: [Case] = []
    var section = ""
    var sections: [String: [ArraySlice<UInt8>]] = [:]
    func finish() {
      guard let data = sections["#data"] else { return }
      var expected = (sections["#document"] ?? []).map { String(decoding: $0, as: UTF8.self) }
      while expected.last == "" { expected.removeLast() }
      cases.append(
        Case(
          name: "\(file)#\(cases.count + 1)", data: Array(data.joined(separator: [0x0A])),
          fragment: sections["#document-fragment"]?.first.map { String(decoding: $0, as: UTF8.self) },
          needsScripts: sections["#script-on"] != nil, expected: expected.joined(separator: "\n")))
      sections = [:]
    }
    let heads = ["#data", "#errors", "#new-errors", "#document-fragment", "#document", "#script-on", "#script-off"]
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let head = line.first == 0x23 ? String(decoding: line, as: UTF8.self) : ""
      if head == "#data", section != "#data" || sections["#data"] != nil { finish() }
      if heads.contains(head) {
        section = head
        sections[section] = []
      } else {
        sections[section, default: []].append(line)
      }
    }
    finish()
    return cases
  }
}
