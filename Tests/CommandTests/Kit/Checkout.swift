import Foundation

/// The checkout these tests were compiled from.
enum Checkout {
  /// Its path.
  static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The text of a file; fails where it cannot be read.
  static func text(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  /// The paths of the files under a folder that end in `suffix`, in order.
  static func files(in folder: String, suffix: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: path + "/" + folder)?.allObjects as? [String] ?? []
    return all.filter { $0.hasSuffix(suffix) }.sorted().map { folder + "/" + $0 }
  }
}
