internal import Glibc

/// A folder of a test's own, which goes away with it.
public final class TemporaryFolder: Sendable {
  /// The folder's path, without a slash at its end.
  public let path: String

  /// Makes an empty folder where the system keeps temporary files.
  public init() {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/dateline-test-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil, "no temporary folder could be made in \(parent)")
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  deinit { Self.remove(path) }

  /// Writes a file, making the folders in `name` (`a/b.html`) that are not there, and gives its path.
  @discardableResult
  public func write(_ bytes: some Collection<UInt8>, to name: String) -> String {
    let parts = name.split(separator: "/")
    for end in 1..<max(1, parts.count) { makeFolder(parts[..<end].joined(separator: "/")) }
    let target = "\(path)/\(name)"
    guard let file = fopen(target, "wb") else { preconditionFailure("\(target) could not be written") }
    let written = Array(bytes).withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    precondition(fclose(file) == 0 && written == bytes.count, "\(target) could not be written")
    return target
  }

  /// Writes a file of text in UTF-8, like one of bytes.
  @discardableResult
  public func write(_ text: String, to name: String) -> String { write(text.utf8, to: name) }

  /// Makes a folder and gives its path.
  @discardableResult
  public func makeFolder(_ name: String) -> String {
    let target = "\(path)/\(name)"
    precondition(mkdir(target, 0o755) == 0 || errno == EEXIST, "\(target) could not be made")
    return target
  }

  /// Makes a symbolic link to `target`, which need not be there.
  public func link(_ name: String, to target: String) {
    precondition(symlink(target, "\(path)/\(name)") == 0, "\(name) could not be linked")
  }

  private static func remove(_ path: String) {
    guard let folder = opendir(path) else {
      unlink(path)
      return
    }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      if entry.pointee.d_type == UInt8(DT_DIR) { remove("\(path)/\(name)") } else { unlink("\(path)/\(name)") }
    }
    closedir(folder)
    rmdir(path)
  }
}
