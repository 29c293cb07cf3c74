internal import Glibc
public import Intake

/// An archive: a store of records and, in a folder beside it, the evidence that they were drawn from.
///
/// `news.db` has its evidence in `news-evidence`. Reading needs no lock and may go on while another process writes; whoever
/// writes goes through `Keeper`, which holds the archive for itself.
public struct Archive: Sendable {
  /// The store's file.
  public let path: String
  /// Where records are kept and found.
  public let store: any ArchiveStore
  /// Where captures are read again.
  public let evidence: EvidenceReader

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
  }

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
