internal import Archive
internal import ArgumentParser
internal import Desk
import Glibc

/// `dateline backup FILE`: copies the archive and its desk while they are in use.
struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the archive, its evidence and its desk while they are in use.",
    discussion: """
      FILE is the copy's database; its evidence and its desk lie beside it, as the archive's do. The copy is an archive \
      itself: `dateline verify --archive FILE` looks it through, `dateline serve --archive FILE` opens it. Nothing is \
      replaced. docs/operation.md says how to restore.
      """)

  @Argument(help: ArgumentHelp("The copy's database, which must not be there.", valueName: "file"))
  var file: String
  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let source = try archive.open()
    let deskPath = DeskStore.path(besideArchive: archive.archive)
    let (deskTarget, deskPart) = (DeskStore.path(besideArchive: file), DeskStore.path(besideArchive: file) + ".copy")
    let backup = try Failure.told { () throws(ArchiveError) in
      if access(deskTarget, F_OK) == 0 { throw ArchiveError.backupExists(path: deskTarget) }
      return try ArchiveBackup(source, to: file)
    }
    unlink(deskPart)
    var companions: [ArchiveBackup.Companion] = []
    do {
      // The desk first: what it says of pages is then in the archive's copy too.
      if access(deskPath, F_OK) == 0 {
        // Without the type of the error: the compiler (6.3.1) fails on a closure that gives nothing and names one.
        try Failure.told { try DeskStore(path: deskPath, makes: false).backup(to: deskPart) }
        companions.append((deskPart, deskTarget))
      }
      let bytes = try Failure.told { () throws(ArchiveError) in
        let bytes = try backup.copy()
        try backup.finish(companions)
        return bytes
      }
      let desk = companions.isEmpty ? "there is no desk" : "and its desk"
      Terminal.complain(
        "Copied \(archive.archive) to \(file), with \(bytes) bytes of evidence, \(desk). `dateline verify --archive "
          + "\(file)` looks it through.")
    } catch {
      unlink(deskPart)
      try? backup.discard()
      throw error
    }
  }
}
