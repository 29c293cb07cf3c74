internal import CZlib

/// The bytes of a gzip file, member by member, or of a bare deflate stream.
///
/// Source: RFC 1952. Zeros after the last member, as tapes and disk images leave them, are passed over.
final class GzipStream: ByteStream {
  /// What stands around the deflated data.
  enum Wrapping: Int32 {
    /// RFC 1952, zlib's 16 + 15.
    case gzip = 31
    /// RFC 1950, which HTTP calls `deflate`.
    case zlib = 15
    /// Nothing, which some servers call `deflate` too.
    case none = -15
  }

  private let wrapping: Wrapping
  private let raw: ByteWindow
  private let path: String
  private let limits: IntakeLimits
  private let state: UnsafeMutablePointer<z_stream>
  private var isInMember = false
  private(set) var origin = 0
  private var memberInput = 0
  private var memberOutput = 0

  init(_ file: any ByteStream, wrapping: Wrapping = .gzip, path: String, limits: IntakeLimits) {
    self.wrapping = wrapping
    raw = ByteWindow(file)
    self.path = path
    self.limits = limits
    state = .allocate(capacity: 1)
    state.initialize(to: z_stream())
    // It fails only where there is no memory.
    let status = inflateInit2_(state, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "no memory for zlib")
  }

  deinit {
    inflateEnd(state)
    state.deinitialize(count: 1)
    state.deallocate()
  }

  private var place: Place { Place(path: path, byte: origin) }

  func read(into buffer: UnsafeMutableRawBufferPointer, count: inout Int) throws(IntakeError) {
    count = 0
    while count < buffer.count {
      if !isInMember {
        if count > 0 { return }
        guard try beginMember() else { return }
      }
      // At the end of the file zlib may still have bytes to give that it has no room for before.
      let hasInput = try raw.hold(1)
      let (status, used, made) = inflate(into: buffer, from: count)
      raw.drop(used)
      memberInput += used
      memberOutput += made
      count += made
      if status == Z_STREAM_END {
        isInMember = false
      } else if !hasInput, made == 0 {
        throw .cut(place, format: "gzip")
      } else if status != Z_OK, status != Z_BUF_ERROR || (used == 0 && made == 0) {
        throw .damaged(place, format: "gzip")
      }
      if limits.isBomb(output: memberOutput, input: memberInput) {
        throw .bomb(place, format: "gzip", limit: limits.maxRatio)
      }
    }
  }

  private func inflate(into buffer: UnsafeMutableRawBufferPointer, from start: Int) -> (Int32, used: Int, made: Int) {
    raw.peek { input in
      let given = min(input.count, 1 << 30)
      state.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      state.pointee.avail_in = UInt32(given)
      state.pointee.next_out = buffer.baseAddress?.advanced(by: start).assumingMemoryBound(to: UInt8.self)
      let room = min(buffer.count - start, 1 << 30)
      state.pointee.avail_out = UInt32(room)
      let status = CZlib.inflate(state, Z_NO_FLUSH)
      return (status, given - Int(state.pointee.avail_in), room - Int(state.pointee.avail_out))
    }
  }

  /// Goes to the begin of the next member; false at the end of the file.
  private func beginMember() throws(IntakeError) -> Bool {
    while true {
      guard try raw.hold(1) else { return false }
      // A bare deflate stream may begin with a zero.
      if wrapping != .gzip { break }
      let zeros = raw.peek { bytes in bytes.prefix { $0 == 0 }.count }
      if zeros == 0 { break }
      raw.drop(zeros)
    }
    origin = raw.offset
    try raw.hold(3)
    guard wrapping != .gzip || raw.peek({ Self.isMember($0, at: 0) }) else { throw .damaged(place, format: "gzip") }
    inflateReset(state)
    memberInput = 0
    memberOutput = 0
    isInMember = true
    return true
  }

  /// Whether a member may begin at `index`: the magic number and the one method there is.
  private static func isMember(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index] == 0x1F && bytes[index + 1] == 0x8B && bytes[index + 2] == 8
  }

  /// Searches for the next magic number behind the member that failed.
  func recover() -> Bool {
    isInMember = false
    // The damaged part may have run on over the begin of whole ones.
    if !raw.seek(to: origin + 1), raw.offset <= origin { raw.drop(1) }
    while true {
      let found = raw.peek { bytes in
        bytes.indices.first { bytes[$0] == 0x1F && Self.isMember(bytes, at: $0) }
      }
      if let found {
        raw.drop(found)
        return true
      }
      raw.drop(max(0, raw.count - 2))
      do throws(IntakeError) {
        guard try raw.more() else { return false }
      } catch { return false }
    }
  }
}
