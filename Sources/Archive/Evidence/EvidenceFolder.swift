internal import Intake
internal import Record

/// The folder of WARC files that a writer appends captures to.
///
/// A batch goes like this; the database is told of the bytes only after they are on the disk:
///
///     try folder.begin(committed: store.evidenceFiles(), at: now)   // 1 mend, 2 note where the batch begins
///     let location = try folder.append(record)                      // 3 as often as there is something to keep
///     try folder.sync()                                             // 4 bytes and names are on the disk
///     … the database commits folder.states with the locations …     // 5 from here on the batch is kept
///     try folder.commit()                                           // 6 the note goes
///
/// Where the machine stops, before or after a step, `begin` finds one of these and leaves just what the database knows:
///
/// - before 2 is whole: no note, or one without its end, and no byte was appended; files are as the database knows them.
/// - between 2 and 5: the note has the states that the database has, so the database did not commit; what lies behind
///   was never acknowledged and is cut off. The note was synced before the first byte was appended, so a tail without a
///   note is never ours.
/// - between 5 and 6: the note has states that the database has left behind, so the database did commit; the bytes were
///   synced before that, and only the note goes.
/// - after 6: no note. It goes, with a sync of the folder, before `commit` returns: else a power cut could bring it back
///   beside an older copy of the database, which would take later captures for a tail.
/// - in the mending itself: cutting again what is cut changes nothing, and the note goes last.
///
/// Everything else (a tail without a note, a file that is too short or missing, a file too many) was not done here and is
/// not touched: `ArchiveError.strangeEvidence`. This holds where the database does not lose what it committed.
///
/// To be used by one writer, from one thread at a time. Other files in the folder are left alone.
public final class EvidenceFolder {
  /// The folder.
  public let path: String

  private let disk: any Disk
  private let software: String
  private let maxFileBytes: Int
  private var moment = ""
  private var current: (file: any DiskFile, name: EvidenceName)?
  /// Files written to since the last sync, but for the current one.
  private var unsynced: [any DiskFile] = []
  private var hasNewNames = false
  /// The length of a file that was just begun and has no record yet but the first, which says what wrote it; else 0.
  private var emptyLength = 0
  /// The states when the running batch began; nil where none runs.
  private var begun: [EvidenceFileState]?
  /// What went wrong in the running batch; nothing more is written in it.
  private var failure: ArchiveError?

  /// How many bytes of each file are written, in order; those of the running batch too.
  public private(set) var states: [EvidenceFileState] = []

  /// The folder at `path`, which is made where there is none; the folder it stands in must be there.
  ///
  /// `software` is named in the first record of each file. A file that would grow over `maxFileBytes` is followed by a new
  /// one, unless it has no record yet.
  public init(
    path: String, software: String, maxFileBytes: Int = 1 << 30, disk: any Disk = SystemDisk()
  ) throws(ArchiveError) {
    self.path = path
    self.software = software
    self.maxFileBytes = maxFileBytes
    self.disk = disk
    try onDisk { () throws(DiskError) in
      try disk.makeFolder(path)
      try disk.syncFolder(Self.parent(of: path))
    }
  }

  /// Begins a batch, with what the database has committed; mends first what an interrupted batch left behind.
  ///
  /// `moment` (RFC 3339, UTC) is the date of files that the batch begins.
  ///
  /// Throws `strangeEvidence` where the files are not as committed and no journal explains it.
  public func begin(committed: [EvidenceFileState], at moment: String) throws(ArchiveError) {
    abandon()
    self.moment = moment
    let committed = committed.sorted { ($0.file.utf8.count, $0.file) < ($1.file.utf8.count, $1.file) }
    try mend(committed)
    states = try committed.map { state throws(ArchiveError) in try withChecksum(state) }
    try onDisk { () throws(DiskError) in
      let path = full(EvidenceJournal.name)
      let journal = try disk.open(path, .creating)
      try journal.writeAll(EvidenceJournal.bytes(of: committed), at: 0, path: path)
      try journal.sync()
      try disk.syncFolder(self.path)
    }
    begun = committed
  }

  /// The state with its checksum, which archives of earlier versions do not have.
  private func withChecksum(_ state: EvidenceFileState) throws(ArchiveError) -> EvidenceFileState {
    guard state.checksum == nil else { return state }
    var state = state
    state.checksum = try onDisk { () throws(DiskError) in
      try Checksum.of(try disk.open(full(state.file), .reading), length: state.length)
    }
    return state
  }

  /// Appends a record and says where it lies. It is on the disk only after `sync`.
  public func append(_ record: EvidenceRecord) throws(ArchiveError) -> EvidenceLocation {
    try append(GzipMember(record))
  }

  /// Appends a record that was compressed already, on another thread perhaps.
  ///
  /// After an error nothing more can be appended in this batch.
  public func append(_ member: GzipMember) throws(ArchiveError) -> EvidenceLocation {
    precondition(begun != nil, "append is called between begin and commit")
    return try latched { () throws(DiskError) in
      try prepare(for: member.bytes.count)
      return try write(member)
    }
  }

  /// Makes sure that all that was appended is on the disk. After an error the batch cannot be committed.
  public func sync() throws(ArchiveError) {
    try latched { () throws(DiskError) in
      for file in unsynced { try file.sync() }
      unsynced = []
      try current?.file.sync()
      if hasNewNames { try disk.syncFolder(path) }
      hasNewNames = false
    }
  }

  /// Ends the batch after the database has committed `states`. An error here loses nothing: the next `begin` mends it.
  public func commit() throws(ArchiveError) {
    precondition(failure == nil && unsynced.isEmpty && !hasNewNames, "commit is called after sync")
    begun = nil
    try onDisk { () throws(DiskError) in try dropJournal() }
  }

  /// Cuts off what the batch appended. Only where the database certainly did not commit it; where that is not known, call
  /// `abandon`, and the next `begin` finds out. What cannot be cut now is cut by the next `begin`.
  public func rollback() {
    guard let begun else { return }
    abandon()
    try? mend(begun)
    states = begun
  }

  /// Leaves the batch as it is, for the next `begin` to mend.
  public func abandon() {
    begun = nil
    failure = nil
    current = nil
    unsynced = []
    hasNewNames = false
    emptyLength = 0
  }

  private func full(_ name: String) -> String { "\(path)/\(name)" }

  private static func parent(of path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Does a part of a batch; after a failure every later part fails the same way.
  private func latched<T>(_ body: () throws(DiskError) -> T) throws(ArchiveError) -> T {
    if let failure { throw failure }
    do throws(DiskError) { return try body() } catch {
      failure = error.archiveError
      throw error.archiveError
    }
  }
}

extension EvidenceFolder {
  /// Opens the last file, or begins the next one where there is none or where `count` bytes more are too many for it.
  private func prepare(for count: Int) throws(DiskError) {
    if let last = states.last, let name = EvidenceName(last.file) {
      if last.length == emptyLength || last.length + count <= maxFileBytes {
        if current == nil { current = (try disk.open(full(last.file), .writing), name) }
        return
      }
    }
    try beginFile(EvidenceName(number: (states.last.flatMap { EvidenceName($0.file)?.number } ?? 0) + 1))
  }

  private func beginFile(_ name: EvidenceName) throws(DiskError) {
    if let current { unsynced.append(current.file) }
    current = (try disk.open(full(name.description), .creating), name)
    hasNewNames = true
    states.append(EvidenceFileState(file: name.description, length: 0, checksum: 0))
    let first = firstMember(of: name)
    _ = try write(first)
    emptyLength = first.bytes.count
  }

  private func write(_ member: GzipMember) throws(DiskError) -> EvidenceLocation {
    guard let current, let last = states.last else { preconditionFailure("a file is open") }
    try current.file.writeAll(member.bytes, at: last.length, path: full(last.file))
    var checksum = Checksum(last.checksum ?? 0)
    checksum.add(member.bytes)
    states[states.count - 1].checksum = checksum.value
    states[states.count - 1].length += member.bytes.count
    return EvidenceLocation(file: last.file, offset: last.length, length: member.bytes.count)
  }

  /// The record that every file begins with.
  private func firstMember(of name: EvidenceName) -> GzipMember {
    let text =
      "software: \(FieldText.harmless(software))\r\nformat: WARC File Format 1.1\r\n"
      + "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
    return GzipMember(EvidenceRecord(warcinfo: text, file: name.description, at: moment))
  }
}

extension EvidenceFolder {
  /// Makes the files be what is committed, where the journal explains what they are; removes the journal.
  private func mend(_ committed: [EvidenceFileState]) throws(ArchiveError) {
    let journal = try EvidenceJournal.read(in: path, on: disk)
    let found = try files()
    let known = Dictionary(committed.map { ($0.file, $0.length) }) { $1 }
    for state in committed where (found[state.file] ?? 0) < state.length {
      throw .strangeEvidence(file: full(state.file), committed: state.length, found: found[state.file] ?? 0)
    }
    // Where the batch began with what the database knows now, the database did not commit it.
    let isInterrupted = EvidenceJournal.isOfBatch(journal, behind: committed)
    let last = committed.last.flatMap { EvidenceName($0.file) }
    let tails = found.filter { $0.value > known[$0.key] ?? -1 }.compactMap { EvidenceName($0.key) }.sorted()
    // A batch appends to the last file and to those that come behind it.
    for name in tails where !isInterrupted || last.map({ name < $0 }) ?? false {
      let file = name.description
      throw .strangeEvidence(file: full(file), committed: known[file] ?? 0, found: found[file] ?? 0)
    }
    try onDisk { () throws(DiskError) in
      // From behind, so that files which are left are never without the one before them.
      for name in tails.reversed() { try cut(name.description, to: known[name.description]) }
      if !tails.isEmpty { try disk.syncFolder(path) }
      if journal != nil { try dropJournal() }
    }
  }

  private func cut(_ name: String, to length: Int?) throws(DiskError) {
    guard let length else { return try disk.remove(full(name)) }
    let file = try disk.open(full(name), .writing)
    try file.truncate(to: length)
    try file.sync()
  }

  private func dropJournal() throws(DiskError) {
    try disk.remove(full(EvidenceJournal.name))
    try disk.syncFolder(path)
  }

  /// The files of evidence in the folder, with their lengths.
  private func files() throws(ArchiveError) -> [String: Int] {
    try onDisk { () throws(DiskError) in
      var files: [String: Int] = [:]
      for name in try disk.list(path) where EvidenceName(name) != nil {
        files[name] = try disk.size(full(name)) ?? 0
      }
      return files
    }
  }
}

extension EvidenceRecord {
  /// The first record of `file`.
  init(warcinfo text: String, file: String, at moment: String) {
    let block = Array(text.utf8)
    self.init(
      kind: .warcinfo,
      fields: [
        .init("WARC-Type", Kind.warcinfo.rawValue),
        .init("WARC-Record-ID", "<\(Self.uuid("warcinfo\n\(moment)\n\(file)\n\(text)"))>"),
        .init("WARC-Date", moment), .init("WARC-Filename", file),
        .init("WARC-Block-Digest", Digest.sha256(block)),
        .init("Content-Type", "application/warc-fields"),
        .init("Content-Length", String(block.count)),
      ], block: block)
  }
}
