internal import Intake

/// The note that a batch is running and where it began: what lies behind in the files is its own, and may be cut off where
/// the database does not know it.
///
/// One line a file, `length name`, and a last line with the digest of those before: a note that was not written to its end
/// does not count.
enum EvidenceJournal {
  static let name = "dateline.journal"

  static func bytes(of states: [EvidenceFileState]) -> [UInt8] {
    var text = "dateline journal 1\n"
    for state in states { text += "\(state.length) \(state.file)\n" }
    return Array(text.utf8) + Array((Digest.sha256(Array(text.utf8)) + "\n").utf8)
  }

  /// The journal's bytes; nil where there is none.
  static func read(in folder: String, on disk: any Disk) throws(ArchiveError) -> [UInt8]? {
    try onDisk { () throws(DiskError) in
      let path = "\(folder)/\(name)"
      guard let size = try disk.size(path) else { return nil }
      return try disk.open(path, .reading).bytes(at: 0, atMost: min(size, 64 << 20))
    }
  }

  /// Whether the journal is of a batch that began where `committed` ends: the database did not commit it.
  static func isOfBatch(_ journal: [UInt8]?, behind committed: [EvidenceFileState]) -> Bool {
    guard let states = journal.flatMap(states) else { return false }
    let ordered = committed.sorted { ($0.file.utf8.count, $0.file) < ($1.file.utf8.count, $1.file) }
    return states == ordered.map { EvidenceFileState(file: $0.file, length: $0.length) }
  }

  /// The states in a journal; nil where it is not whole.
  static func states(in bytes: [UInt8]) -> [EvidenceFileState]? {
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 3, lines.removeLast().isEmpty, lines.first == "dateline journal 1" else { return nil }
    let digest = lines.removeLast()
    guard Digest.sha256(Array((lines.joined(separator: "\n") + "\n").utf8)) == digest else { return nil }
    var states: [EvidenceFileState] = []
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let length = Int(parts[0]), EvidenceName(String(parts[1])) != nil else { return nil }
      states.append(EvidenceFileState(file: String(parts[1]), length: length))
    }
    return states
  }
}
