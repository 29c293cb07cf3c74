internal import Glibc

/// Copies an archive while others read it and write to it. The copy is an archive itself.
///
/// The database is copied first, in one snapshot. It says how much of each file of the evidence was committed; files only
/// grow, so those bytes are there from then on, and no record of the copy points at bytes that are not in it. What is
/// copied is held against the checksums of the database on the way.
///
/// Everything stands under temporary names until it is whole and on the disk; the database gets its name last. What a
/// backup that was cut short left behind has the ending `.part`, and is removed by the next one to the same place.
public struct ArchiveBackup {
  /// A file that is made beside the archive's, and gets its name with them.
  public typealias Companion = (part: String, name: String)

  /// The database that is made.
  public let target: String
  /// The name it has until then.
  private let part: String
  private let archive: Archive
  private let disk: any Disk

  /// A backup of `archive` as `target`, where no archive may be.
  public init(_ archive: Archive, to target: String, disk: any Disk = SystemDisk()) throws(ArchiveError) {
    self.archive = archive
    self.target = target
    self.disk = disk
    part = target + ".part"
    for path in [target, Archive.evidencePath(of: target)] where access(path, F_OK) == 0 {
      throw .backupExists(path: path)
    }
    try discard()
  }

  private var evidence: String { Archive.evidencePath(of: target) }
  private var evidencePart: String { evidence + ".part" }

  /// Makes the copy under temporary names, and sees to it that it is on the disk. Says how many bytes of evidence it has.
  public func copy() throws(ArchiveError) -> Int {
    try archive.store.backup(to: part)
    let store = try SQLiteStore(path: part, makes: false)
    let states = try store.evidenceFiles()
    try store.close()
    for ending in ["-wal", "-shm"] { unlink(part + ending) }
    return try onDisk { () throws(DiskError) in
      let database = try disk.open(part, .writing)
      try database.sync()
      try disk.makeFolder(evidencePart)
      return 0
    } + copyEvidence(states)
  }

  /// Gives the copy its names, and the files of `companions` theirs; the database comes last.
  public func finish(_ companions: [Companion] = []) throws(ArchiveError) {
    guard access(evidence, F_OK) != 0 else { throw .backupExists(path: evidence) }
    guard rename(evidencePart, evidence) == 0 else { throw failure(evidence, "naming the copy") }
    for file in companions + [(part, target)] {
      // Unlike a rename, a link does not put itself in the place of a file that came meanwhile.
      guard link(file.part, file.name) == 0 else {
        if errno == EEXIST { throw .backupExists(path: file.name) }
        throw failure(file.name, "naming the copy")
      }
      unlink(file.part)
    }
    let folder = target.contains("/") ? String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)]) : "."
    try onDisk { () throws(DiskError) in try disk.syncFolder(folder.isEmpty ? "/" : folder) }
  }

  /// Removes what stands under temporary names.
  public func discard() throws(ArchiveError) {
    for ending in ["", "-wal", "-shm", "-journal"] { unlink(part + ending) }
    guard access(evidencePart, F_OK) == 0 else { return }
    try onDisk { () throws(DiskError) in
      for name in try disk.list(evidencePart) where EvidenceName(name) != nil {
        try disk.remove("\(evidencePart)/\(name)")
      }
    }
    guard rmdir(evidencePart) == 0 else { throw failure(evidencePart, "removing the folder") }
  }

  private func failure(_ path: String, _ doing: String) -> ArchiveError {
    .system(path: path, doing: doing, errno: errno)
  }

  private func copyEvidence(_ states: [EvidenceFileState]) throws(ArchiveError) -> Int {
    var bytes = 0
    for state in states { bytes += try copy(state) }
    try onDisk { () throws(DiskError) in try disk.syncFolder(evidencePart) }
    return bytes
  }

  /// Copies the committed bytes of a file.
  private func copy(_ state: EvidenceFileState) throws(ArchiveError) -> Int {
    // The name comes from a database: it is never a path.
    guard EvidenceName(state.file) != nil else {
      throw .damagedEvidence(file: state.file, offset: 0, what: "this is no name of a file of evidence")
    }
    var (checksum, position) = (Checksum(), 0)
    try onDisk { () throws(DiskError) in
      let source = try disk.open("\(archive.evidence.path)/\(state.file)", .reading)
      let path = "\(evidencePart)/\(state.file)"
      let copy = try disk.open(path, .creating)
      while position < state.length {
        let bytes = try source.bytes(at: position, atMost: min(1 << 20, state.length - position))
        if bytes.isEmpty { break }
        checksum.add(bytes)
        try copy.writeAll(bytes, at: position, path: path)
        position += bytes.count
      }
      try copy.sync()
    }
    guard position == state.length else {
      throw .strangeEvidence(file: state.file, committed: state.length, found: position)
    }
    if let written = state.checksum, written != checksum.value {
      throw .damagedEvidence(
        file: state.file, offset: 0, what: "the file is not as it was written; `dateline verify` says where")
    }
    return position
  }
}
