internal import Glibc

/// The disk of the machine.
public struct SystemDisk: Disk {
  /// The disk.
  public init() {}

  public func makeFolder(_ path: String) throws(DiskError) {
    if mkdir(path, 0o777) != 0, errno != EEXIST {
      throw DiskError(path: path, doing: "making the folder", errno: errno)
    }
  }

  public func list(_ path: String) throws(DiskError) -> [String] {
    guard let folder = opendir(path) else { throw DiskError(path: path, doing: "listing", errno: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    if errno != 0 { throw DiskError(path: path, doing: "listing", errno: errno) }
    return names
  }

  public func size(_ path: String) throws(DiskError) -> Int? {
    var status = stat()
    if stat(path, &status) == 0 { return Int(status.st_size) }
    if errno == ENOENT { return nil }
    throw DiskError(path: path, doing: "looking at it", errno: errno)
  }

  public func open(_ path: String, _ use: DiskUse) throws(DiskError) -> any DiskFile {
    let flags =
      switch use {
      case .reading: O_RDONLY
      case .writing: O_RDWR
      case .creating: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW
      }
    let descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NOCTTY, 0o666)
    if descriptor < 0 { throw DiskError(path: path, doing: "opening", errno: errno) }
    return SystemFile(descriptor, path: path)
  }

  public func remove(_ path: String) throws(DiskError) {
    if unlink(path) != 0, errno != ENOENT { throw DiskError(path: path, doing: "removing", errno: errno) }
  }

  public func syncFolder(_ path: String) throws(DiskError) {
    let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { throw DiskError(path: path, doing: "opening", errno: errno) }
    defer { close(descriptor) }
    // Some file systems cannot sync a folder and say so by EINVAL; their names are on the disk with the file.
    if fsync(descriptor) != 0, errno != EINVAL { throw DiskError(path: path, doing: "syncing", errno: errno) }
  }
}

/// A file of the machine.
private final class SystemFile: DiskFile {
  private let descriptor: Int32
  private let path: String

  init(_ descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(DiskError) -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      if errno != EINTR { throw DiskError(path: path, doing: "reading", errno: errno) }
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(DiskError) -> Int {
    while true {
      let count = pwrite(descriptor, bytes.baseAddress, bytes.count, off_t(offset))
      if count >= 0 { return count }
      if errno != EINTR { throw DiskError(path: path, doing: "writing", errno: errno) }
    }
  }

  func truncate(to length: Int) throws(DiskError) {
    while ftruncate(descriptor, off_t(length)) != 0 {
      if errno != EINTR { throw DiskError(path: path, doing: "cutting", errno: errno) }
    }
  }

  func sync() throws(DiskError) {
    // Never tried again after a failure: the system may have dropped the pages and would report success.
    if fdatasync(descriptor) != 0 { throw DiskError(path: path, doing: "syncing", errno: errno) }
  }
}
