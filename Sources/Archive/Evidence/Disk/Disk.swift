/// The system's files as the evidence uses them: few calls, so that a test can fail each of them.
///
/// The two sides are `SystemDisk` and TestKit's `FailingDisk`. Nothing is taken to be on the disk before `sync` (the bytes
/// of a file) and `syncFolder` (its name) have returned.
public protocol Disk: Sendable {
  /// Makes a folder, unless it is there.
  func makeFolder(_ path: String) throws(DiskError)
  /// The names of what is in a folder, in no order.
  func list(_ path: String) throws(DiskError) -> [String]
  /// The length of a file; nil where there is none.
  func size(_ path: String) throws(DiskError) -> Int?
  /// Opens a file.
  func open(_ path: String, _ use: DiskUse) throws(DiskError) -> any DiskFile
  /// Removes a file; nothing happens where there is none.
  func remove(_ path: String) throws(DiskError)
  /// Makes sure that the names of what is in a folder are on the disk.
  func syncFolder(_ path: String) throws(DiskError)
}

/// What a file is opened for.
public enum DiskUse: Sendable, Hashable {
  /// To be read.
  case reading
  /// To be written; it must be there.
  case writing
  /// To be written; it must not be there. A link of that name is not followed.
  case creating
}

/// An open file. It is closed when it is let go.
public protocol DiskFile: AnyObject {
  /// Reads bytes from `offset` on and says how many; fewer than there is room for is no error, 0 is the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(DiskError) -> Int
  /// Writes bytes at `offset` and says how many; fewer than were given is no error.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(DiskError) -> Int
  /// Cuts the file to `length` bytes.
  func truncate(to length: Int) throws(DiskError)
  /// Makes sure that what was written is on the disk, and the file's length with it.
  func sync() throws(DiskError)
}

/// A call to the system that failed.
public struct DiskError: Error, Sendable, Hashable {
  /// The file or folder.
  public var path: String
  /// What was being done, as a noun: `writing`.
  public var doing: String
  /// The system's number for the cause.
  public var errno: Int32

  /// A call that failed.
  public init(path: String, doing: String, errno: Int32) {
    self.path = path
    self.doing = doing
    self.errno = errno
  }
}

extension DiskFile {
  /// Writes all of `bytes` at `offset`.
  func writeAll(_ bytes: [UInt8], at offset: Int, path: String) throws(DiskError) {
    var done = 0
    while done < bytes.count {
      var failure: DiskError?
      bytes.withUnsafeBytes { buffer in
        do throws(DiskError) {
          let count = try write(UnsafeRawBufferPointer(rebasing: buffer[done...]), at: offset + done)
          done += count
          // A disk that takes nothing and reports nothing would keep us here for ever.
          if count == 0 { failure = DiskError(path: path, doing: "writing", errno: 5) }
        } catch { failure = error }
      }
      if let failure { throw failure }
    }
  }

  /// The bytes from `offset` on, at most `count` of them.
  func bytes(at offset: Int, atMost count: Int) throws(DiskError) -> [UInt8] {
    var failure: DiskError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      do throws(DiskError) {
        while initialized < count {
          let room = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[initialized..<count])
          let read = try self.read(into: room, at: offset + initialized)
          if read == 0 { return }
          initialized += read
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }
}
