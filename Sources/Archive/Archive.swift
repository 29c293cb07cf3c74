internal import Glibc
public import Intake

/// An archive: a store of records and, in a folder beside it, the evidence that they were drawn from.
///
/// `news.db` has its evidence in `news-evidence`. Reading needs no lock and may go on while another process writes; whoever
/// writes goes through `Keeper`, which holds the archive for itself while it does.
public struct Archive: Sendable {
  /// The store's file.
  public let path: String
  /// Where records are kept and found.
  public let store: any ArchiveStore
  /// Where captures are read again.
  public let evidence: EvidenceReader
  /// The store's file when it was opened, whatever is called so later.
  private let file: FileIdentity?

  /// The folder of the evidence of the archive at `path`.
  public static func evidencePath(of path: String) -> String {
    let name = path.hasSuffix(".db") ? String(path.dropLast(3)) : path
    return name + "-evidence"
  }

  /// Opens the archive at `path`; makes it where `makes` is true and there is none. Its evidence lies on `disk`.
  public init(
    path: String, makes: Bool = false, limits: IntakeLimits = IntakeLimits(), disk: any Disk = SystemDisk()
  ) throws(ArchiveError) {
    self.path = path
    store = try SQLiteStore(path: path, makes: makes)
    evidence = EvidenceReader(path: Self.evidencePath(of: path), limits: limits, disk: disk)
    file = FileIdentity(path)
  }

  /// Whether the file at `path` is still the one that was opened: `rebuild --from-evidence` puts another in its place, and
  /// what were written to the old one would be lost.
  var isInPlace: Bool { file != nil && FileIdentity(path) == file }

  /// Sees to it that the store takes little room; to be called at the end of a run that wrote.
  public func tidy() throws(ArchiveError) { try store.tidy() }

  /// The page called `name`: its number, its address, or the path it came from, absolute or from the working folder.
  public func page(named name: String) throws(ArchiveError) -> PageNumber {
    if let page = try store.page(named: name) { return page }
    if let path = realpath(name, nil) {
      defer { free(path) }
      if let page = try store.page(named: String(cString: path)) { return page }
    }
    throw .unknownArticle(name)
  }
}

/// Tells a file from another one that has its name later.
private struct FileIdentity: Equatable, Sendable {
  private let device, number: UInt64

  /// The file at `path`; nil where there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
  }
}
