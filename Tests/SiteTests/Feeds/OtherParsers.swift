import Foundation
import Record
import Testing

/// Software that is not ours, in the Python that `Scripts/test-python` makes: what it reads in what we write.
enum OtherParsers {
  /// An XML element as ElementTree has it: names with their namespace in braces.
  struct Element {
    var name: String
    var attributes: [String: String]
    var text: String
    var children: [Element]

    /// The children with this name.
    func all(_ name: String) -> [Element] { children.filter { $0.name == name } }

    /// The only child with this name; nil where there is none or are several.
    func only(_ name: String) -> Element? {
      let all = all(name)
      return all.count == 1 ? all[0] : nil
    }
  }

  /// The checkout this file was compiled from.
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let python = root.appending(path: ".build-python/bin/python").path
  static let areThere = FileManager.default.isExecutableFile(atPath: python)

  /// Each document as ElementTree reads it; nil for one that it takes for broken.
  static func elements(_ documents: [[UInt8]]) throws -> [Element?] {
    let script = """
      import xml.etree.ElementTree as tree
      def shown(e):
          return {"name": e.tag, "attributes": dict(e.attrib), "text": e.text or "", "children": [shown(c) for c in e]}
      def read(body):
          try:
              return shown(tree.fromstring(body))
          except tree.ParseError:
              return None
      """
    return try read(documents, script).map(element)
  }

  /// What feedparser makes of each document, of which `expression` (over `feed`) picks what is of interest.
  static func feedparser(_ documents: [[UInt8]], _ expression: String) throws -> [JSONValue] {
    let script = """
      import feedparser
      def read(body):
          feed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
          return \(expression)
      """
    return try read(documents, script)
  }

  /// What the function `read` of `script` makes of each document.
  static func read(_ documents: [[UInt8]], _ script: String) throws -> [JSONValue] {
    var input = JSONWriter()
    input.array(documents) { $0.string(utf8: $1) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    let whole = """
      import json, sys
      documents = json.load(sys.stdin.buffer)
      \(script)
      json.dump([read(document.encode()) for document in documents], sys.stdout)
      """
    process.arguments = ["-c", whole]
    let (to, from) = (Pipe(), Pipe())
    process.standardInput = to
    process.standardOutput = from
    try process.run()
    try to.fileHandleForWriting.write(contentsOf: Data(input.bytes))
    try to.fileHandleForWriting.close()
    let output = try from.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let values = try #require(try JSONParser().parse(Array(output)).array)
    try #require(values.count == documents.count)
    return values
  }

  private static func element(_ value: JSONValue) -> Element? {
    guard let name = value["name"]?.string else { return nil }
    var attributes: [String: String] = [:]
    for member in value["attributes"]?.members ?? [] { attributes[member.key] = member.value.string }
    let children = (value["children"]?.array ?? []).compactMap(element)
    return Element(name: name, attributes: attributes, text: value["text"]?.string ?? "", children: children)
  }
}
