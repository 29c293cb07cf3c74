internal import Glibc

/// The shared data that tests measure against: texts and tables that are too large, or not ours, to stand in the repository.
///
/// It is the folder that the environment names in `DATELINE_SHARED`, else `../shared` beside the checkout. Tests that need it
/// are skipped where it is absent: `@Test(.enabled(if: SharedData.has("data/html5lib"), "the shared data is not here"))`.
public enum SharedData {
  /// The folder's path, nil where it is absent.
  public static let folder: String? = {
    if let named = getenv("DATELINE_SHARED") { return isThere(String(cString: named)) ? String(cString: named) : nil }
    let checkout = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let beside = checkout + "/../shared"
    return isThere(beside) ? beside : nil
  }()

  /// Whether it is there.
  public static var isPresent: Bool { folder != nil }

  /// What the message of a skipped test says.
  public static let advice = "needs the shared data: set DATELINE_SHARED to its folder"

  /// Whether there is a file or folder at `path` in the shared data.
  public static func has(_ path: String) -> Bool { folder.map { isThere("\($0)/\(path)") } ?? false }

  /// The bytes of a file; empty where it cannot be read.
  public static func bytes(_ path: String) -> [UInt8] {
    guard let folder else { return [] }
    return bytes(at: "\(folder)/\(path)")
  }

  /// The bytes of any file by its whole path; empty where it cannot be read.
  public static func bytes(at path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// The names of the files in a folder that end in `suffix`, sorted.
  public static func names(in path: String, suffix: String = "") -> [String] {
    guard let folder, let directory = opendir("\(folder)/\(path)") else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix("."), name.hasSuffix(suffix) { names.append(name) }
    }
    return names.sorted()
  }

  private static func isThere(_ path: String) -> Bool { access(path, R_OK) == 0 }
}
