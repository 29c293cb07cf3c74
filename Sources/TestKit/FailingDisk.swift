public import Archive
internal import Synchronization

/// A disk in memory that fails where a test says, and that forgets what was not synced when its power goes.
public final class FailingDisk: Disk {
  /// What becomes of a call.
  public enum Failure: Sendable, Hashable {
    /// It fails with this number and does nothing.
    case error(Int32)
    /// Half of what is written is written, then it fails with this number; another call just fails.
    case half(Int32)
    /// Half of what is written is written, which is what the call says; another call is as ever.
    case short
    /// The machine stops: half of what is written is written, and this and every later call fails until `restart`.
    case stop
  }

  /// What a machine that stopped has forgotten when it comes back.
  public enum Loss: Sendable, Hashable, CaseIterable {
    /// Nothing: only the process ended.
    case nothing
    /// All that was not synced: bytes, lengths, names.
    case unsynced
    /// Half of the bytes that were not synced: names and lengths came through, the bytes read as zeros.
    case torn
  }

  fileprivate struct Node {
    var bytes: [UInt8] = []
    var synced: [UInt8] = []
  }

  fileprivate struct State {
    var nodes: [Node] = []
    var names: [String: Int] = [:]
    var syncedNames: [String: Int] = [:]
    var calls = 0
    var failures: [Int: Failure] = [:]
    var isOff = false
    var maxWrite = Int.max
  }

  fileprivate let state = Mutex(State())

  /// A disk with nothing on it.
  public init() {}

  /// How many calls came in since the last `fail` or `restart`.
  public var calls: Int { state.withLock { $0.calls } }

  /// Lets the `call`th call from now on, counted from 1, fail.
  public func fail(at call: Int, _ failure: Failure) {
    state.withLock {
      $0.calls = 0
      $0.failures = [call: failure]
    }
  }

  /// Lets every write take at most `count` bytes.
  public func limitWrites(to count: Int) { state.withLock { $0.maxWrite = count } }

  /// Lets the machine come back after it stopped, or stop and come back just now.
  public func restart(_ loss: Loss) {
    state.withLock { state in
      state.isOff = false
      state.calls = 0
      state.failures = [:]
      if loss == .unsynced { state.names = state.syncedNames }
      for index in state.nodes.indices {
        let node = state.nodes[index]
        switch loss {
        case .nothing: break
        case .unsynced: state.nodes[index].bytes = node.synced
        case .torn:
          let kept = node.synced.count + max(0, node.bytes.count - node.synced.count) / 2
          for position in node.bytes.indices.dropFirst(kept) { state.nodes[index].bytes[position] = 0 }
        }
        state.nodes[index].synced = state.nodes[index].bytes
      }
      state.syncedNames = state.names
    }
  }

  /// The files by path, as they read now.
  public var files: [String: [UInt8]] {
    get { state.withLock { state in state.names.mapValues { state.nodes[$0].bytes } } }
    set {
      state.withLock { state in
        state.names = [:]
        for (path, bytes) in newValue {
          state.names[path] = state.nodes.count
          state.nodes.append(Node(bytes: bytes, synced: bytes))
        }
        state.syncedNames = state.names
      }
    }
  }

  /// Does a call, unless it is one that fails. `body` is told how much of what is written may be written.
  fileprivate func call<T>(
    _ path: String, _ doing: String, _ body: (inout State, _ part: (Int) -> Int) throws(DiskError) -> T
  ) throws(DiskError) -> T {
    let result: Result<T, DiskError> = state.withLock { state in
      if state.isOff { return .failure(DiskError(path: path, doing: doing, errno: 5)) }
      state.calls += 1
      let failure = state.failures[state.calls]
      let maxWrite = state.maxWrite
      func run(_ part: @escaping (Int) -> Int) -> Result<T, DiskError> {
        do throws(DiskError) { return .success(try body(&state, part)) } catch { return .failure(error) }
      }
      switch failure {
      case nil: return run { min($0, maxWrite) }
      case .short: return run { max(1, $0 / 2) }
      case .error(let errno): return .failure(DiskError(path: path, doing: doing, errno: errno))
      case .half(let errno):
        if doing == "writing" { _ = run { $0 / 2 } }
        return .failure(DiskError(path: path, doing: doing, errno: errno))
      case .stop:
        if doing == "writing" { _ = run { $0 / 2 } }
        state.isOff = true
        return .failure(DiskError(path: path, doing: doing, errno: 5))
      }
    }
    return try result.get()
  }
}

extension FailingDisk {
  public func makeFolder(_ path: String) throws(DiskError) { try call(path, "making the folder") { _, _ in } }

  public func list(_ path: String) throws(DiskError) -> [String] {
    try call(path, "listing") { state, _ in
      state.names.keys.filter { $0.hasPrefix(path + "/") }.map { String($0.dropFirst(path.count + 1)) }
    }
  }

  public func size(_ path: String) throws(DiskError) -> Int? {
    try call(path, "looking at it") { state, _ in state.names[path].map { state.nodes[$0].bytes.count } }
  }

  public func open(_ path: String, _ use: DiskUse) throws(DiskError) -> any DiskFile {
    let node = try call(path, "opening") { (state, _) throws(DiskError) in
      switch (use, state.names[path]) {
      case (.creating, nil):
        state.nodes.append(Node())
        state.names[path] = state.nodes.count - 1
        return state.nodes.count - 1
      case (.creating, _): throw DiskError(path: path, doing: "opening", errno: 17)
      case (_, let node?): return node
      case (_, nil): throw DiskError(path: path, doing: "opening", errno: 2)
      }
    }
    return FailingFile(self, node, path: path)
  }

  public func remove(_ path: String) throws(DiskError) {
    try call(path, "removing") { state, _ in state.names[path] = nil }
  }

  public func syncFolder(_ path: String) throws(DiskError) {
    try call(path, "syncing") { state, _ in
      func isInside(_ name: String) -> Bool { name.hasPrefix(path + "/") }
      state.syncedNames = state.syncedNames.filter { !isInside($0.key) }
        .merging(state.names.filter { isInside($0.key) }) { $1 }
    }
  }
}

/// A file of a `FailingDisk`.
private final class FailingFile: DiskFile {
  private let disk: FailingDisk
  private let node: Int
  private let path: String

  init(_ disk: FailingDisk, _ node: Int, path: String) {
    self.disk = disk
    self.node = node
    self.path = path
  }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(DiskError) -> Int {
    try disk.call(path, "reading") { state, _ in
      let bytes = state.nodes[node].bytes.dropFirst(offset).prefix(buffer.count)
      buffer.copyBytes(from: bytes)
      return bytes.count
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(DiskError) -> Int {
    try disk.call(path, "writing") { state, part in
      let part = bytes.prefix(part(bytes.count))
      let old = state.nodes[node].bytes
      let gap = [UInt8](repeating: 0, count: max(0, offset - old.count))
      state.nodes[node].bytes = old.prefix(offset) + gap + part + old.dropFirst(offset + part.count)
      return part.count
    }
  }

  func truncate(to length: Int) throws(DiskError) {
    try disk.call(path, "cutting") { state, _ in state.nodes[node].bytes = Array(state.nodes[node].bytes.prefix(length))
    }
  }

  func sync() throws(DiskError) {
    try disk.call(path, "syncing") { state, _ in state.nodes[node].synced = state.nodes[node].bytes }
  }
}
