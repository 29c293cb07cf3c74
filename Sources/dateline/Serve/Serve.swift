internal import Archive
internal import ArgumentParser
internal import Desk
import Glibc
internal import Logging
internal import Site

/// `dateline serve`: publishes the archive as a news site.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Publish the archive as a news site, with its desk and its API.",
    discussion: """
      Every setting can stand in a file (--settings), in the environment (title as DATELINE_TITLE, log.level as \
      DATELINE_LOG_LEVEL) or on the command line (--set title=News). A flag counts before the environment, the \
      environment before the file. docs/settings.md says what each may be. SIGTERM and SIGINT end it when what was begun \
      is done, a second one ends it at once.

      \(SettingsManual.help)
      """)

  @OptionGroup var archive: ArchiveOptions
  @Option(help: ArgumentHelp("Where to listen; port 0 is any that is free.", valueName: "address:port"))
  var listen: String?
  @Option(help: ArgumentHelp("A file of settings.", valueName: "file"))
  var settings: String?
  @Option(help: ArgumentHelp("One setting; may stand several times.", valueName: "key=value"))
  var set: [String] = []

  func run() async throws {
    let settings = try siteSettings()
    let path = archive.archive
    let archive = try Failure.told { () throws(ArchiveError) in try Archive(path: path, makes: true) }
    let desk = try Failure.told { () throws(DeskError) in
      try DeskStore(path: DeskStore.path(besideArchive: path))
    }
    let site = Site(archive: archive, desk: desk, settings: settings, log: SiteLogHandler.logger(settings.log))
    do {
      try await SiteServer(site).run { port in
        Terminal.complain("Open http://\(settings.shownHost):\(port)/ in a browser; Ctrl-C ends it.")
      }
    } catch let error as ServingError {
      Terminal.complain("\(error.code) \(error.message)")
      site.close()
      throw ExitCode(71)
    }
    site.close()
  }

  private func siteSettings() throws -> SiteSettings {
    do {
      return try SettingsReader.settings(
        file: settings.map { ($0, try Self.bytes($0)) }, environment: Self.environment(),
        flags: set + (listen.map { ["listen=\($0)"] } ?? []))
    } catch let problem as SettingProblem {
      Terminal.complain("\(problem.code) \(problem.message)")
      throw ExitCode(64)
    }
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    // A little more than is taken, so that a file that is too long is refused as such.
    while bytes.count <= 2 << 20 {
      let count = read(file, &piece, piece.count)
      guard count >= 0 else { throw unreadable(path) }
      if count == 0 { break }
      bytes += piece[..<count]
    }
    return bytes
  }

  private static func unreadable(_ path: String) -> SettingProblem {
    SettingProblem(
      code: "DL-SETTING-004",
      message: "\(path): the file of settings cannot be read: \(String(cString: strerror(errno))). Name another by "
        + "--settings FILE.")
  }

  private static func environment() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let pair = String(cString: text)
      if let equals = pair.firstIndex(of: "=") {
        variables[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
      }
      entry += 1
    }
    return variables
  }
}
