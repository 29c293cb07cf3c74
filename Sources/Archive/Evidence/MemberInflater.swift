internal import CZlib

/// Takes one gzip member apart, from a file, piece by piece.
final class MemberInflater {
  /// How it ended.
  enum End: Sendable, Hashable {
    /// The member is whole; it has this many bytes in the file.
    case whole(length: Int)
    /// Enough bytes came out.
    case enough
    /// The file (or what was allowed of it) ends in the member.
    case cut
    /// The data does not follow the format, or its checksum is wrong.
    case damaged
  }

  private let state: UnsafeMutablePointer<z_stream>
  private static let step = 256 << 10

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: z_stream())
    // It fails only where there is no memory.
    let status = inflateInit2_(state, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "no memory for zlib")
  }

  deinit {
    inflateEnd(state)
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// What came out of a member, and how many bytes of the file went in.
  struct Outcome {
    var bytes: [UInt8]
    var end: End
    var used: Int
  }

  /// Inflates the member at `offset`, of which at most `inputLimit` bytes are read. Once it has come out so far, `limit`
  /// is asked how many bytes may come out at all.
  func inflate(
    _ file: any DiskFile, at offset: Int, inputLimit: Int, limit: ([UInt8]) -> Int
  ) throws(DiskError) -> Outcome {
    inflateReset(state)
    var output: [UInt8] = []
    var used = 0
    var step = 16 << 10
    while used < inputLimit {
      let input = try file.bytes(at: offset + used, atMost: min(step, inputLimit - used))
      if input.isEmpty { break }
      step = Self.step
      var position = 0
      while position < input.count {
        let room = min(limit(output) - output.count, Self.step)
        if room <= 0 { return Outcome(bytes: output, end: .enough, used: used) }
        let (status, taken) = inflate(input, from: position, into: &output, room: room)
        position += taken
        used += taken
        if status == Z_STREAM_END { return Outcome(bytes: output, end: .whole(length: used), used: used) }
        if status == Z_BUF_ERROR { break }
        if status != Z_OK { return Outcome(bytes: output, end: .damaged, used: used) }
      }
    }
    return Outcome(bytes: output, end: .cut, used: used)
  }

  private func inflate(
    _ input: [UInt8], from position: Int, into output: inout [UInt8], room: Int
  ) -> (status: Int32, taken: Int) {
    let start = output.count
    output.append(contentsOf: repeatElement(0, count: room))
    let (status, taken, made) = input.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        state.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress! + position)
        state.pointee.avail_in = UInt32(input.count - position)
        state.pointee.next_out = output.baseAddress! + start
        state.pointee.avail_out = UInt32(room)
        let status = CZlib.inflate(state, Z_NO_FLUSH)
        return (status, input.count - position - Int(state.pointee.avail_in), room - Int(state.pointee.avail_out))
      }
    }
    output.removeLast(room - made)
    return (status, taken)
  }
}
