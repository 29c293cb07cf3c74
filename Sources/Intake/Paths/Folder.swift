internal import Glibc

/// A folder on the disk.
enum Folder {
  /// What a path names.
  enum Entry: Sendable, Hashable {
    case file(String)
    case folder(String)
  }

  /// Whether `path` names a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The folders in `path` and the files whose ending is known, by the bytes of their names. Names that begin with a dot,
  /// and folders behind a symbolic link (which may lead round in a circle), are left out.
  static func entries(of path: String) throws(IntakeError) -> [Entry] {
    guard let folder = opendir(path) else { throw .unreadable(Place(path: path), errno: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names.compactMap { entry(path.hasSuffix("/") ? path + $0 : path + "/" + $0) }
  }

  private static func entry(_ path: String) -> Entry? {
    var own = stat()
    var target = stat()
    guard lstat(path, &own) == 0, stat(path, &target) == 0 else {
      return InputKind(path: path).map { _ in .file(path) }
    }
    if own.st_mode & S_IFMT == S_IFDIR { return .folder(path) }
    // A pipe or a device in a folder would keep us waiting for ever.
    guard target.st_mode & S_IFMT == S_IFREG else { return nil }
    return InputKind(path: path).map { _ in .file(path) }
  }
}
