import Foundation
import Testing

/// The targets in the order a page travels; each may import those before it.
private let pipeline = [
  "Record", "Knowledge", "Intake", "Reading", "Language", "Facts", "Archive", "Desk", "Site", "dateline",
]

@Suite struct ImportDirectionTests {
  /// The checkout this test was compiled from.
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: pipeline)
  func `a target imports only what stands above it`(target: String) throws {
    let below = Set(pipeline.drop { $0 != target })
    let files = try swiftFiles(of: target)
    #expect(!files.isEmpty, "no sources of \(target) were found")
    for file in files {
      let imported = imports(in: try String(contentsOf: file, encoding: .utf8))
      #expect(
        imported.isDisjoint(with: below),
        "\(file.lastPathComponent) of \(target) imports \(imported.intersection(below).sorted()), which stand below it")
    }
  }

  @Test func `the manifest and the guide name the targets in the same order`() throws {
    for name in ["Package.swift", "Sources/README.md"] {
      let page = try String(contentsOf: Self.root.appending(path: name), encoding: .utf8)
      let marks = name == "Package.swift" ? pipeline.map { "name: \"\($0)\"" } : pipeline.map { "| `\($0)` |" }
      let body =
        name == "Package.swift"
        ? page.range(of: "targets: [\n", options: .backwards).map { page[$0.upperBound...] } ?? "" : page[...]
      let places = marks.map { body.range(of: $0)?.lowerBound }
      #expect(!places.contains(nil), "\(name) does not name every target")
      #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted(), "\(name) has another order")
    }
  }

  @Test func `an import behind an access word is seen`() {
    #expect(
      imports(in: "public import Record\n  internal import Facts\n// import Intake\nimport struct Reading.PageReader\n")
        == ["Record", "Facts", "Reading"])
  }

  private func swiftFiles(of target: String) throws -> [URL] {
    let folder = Self.root.appending(path: "Sources/\(target)")
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    return all.filter { $0.pathExtension == "swift" }
  }

  /// The modules that a source file imports.
  private func imports(in source: String) -> Set<String> {
    var found: Set<String> = []
    for line in source.split(separator: "\n") {
      var words = line.split(separator: " ").drop {
        ["public", "internal", "package", "private", "fileprivate"].contains($0) || $0.hasPrefix("@")
      }
      guard words.first == "import" else { continue }
      words = words.dropFirst().drop {
        ["struct", "class", "enum", "protocol", "func", "var", "typealias"].contains($0)
      }
      if let module = words.first?.split(separator: ".").first { found.insert(String(module)) }
    }
    return found
  }
}
