internal import Archive
internal import ArgumentParser
internal import Desk
internal import Site

/// `dateline serve`: publishes the archive as a news site.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Publish the archive as a news site, with its desk and its API.",
    discussion: """
      Every setting can stand in a file (--settings), in the environment (DATELINE_TITLE) or on the command line (--set \
      title=…); the last named wins. docs/settings.md lists them. SIGTERM and SIGINT end it when what was begun is done.
      """)

  @OptionGroup var archive: ArchiveOptions
  @Option(help: ArgumentHelp("Where to listen; port 0 is any that is free.", valueName: "address:port"))
  var listen: String?
  @Option(help: ArgumentHelp("A file of settings.", valueName: "file"))
  var settings: String?
  @Option(help: ArgumentHelp("One setting.", valueName: "name=value"))
  var set: [String] = []

  func run() async throws {
    let settings = try siteSettings()
    let path = archive.archive
    let archive = try Failure.told { () throws(ArchiveError) in try Archive(path: path, makes: true) }
    let desk = try Failure.told { () throws(DeskError) in
      try DeskStore(path: DeskStore.path(besideArchive: path))
    }
    let site = Site(archive: archive, desk: desk, settings: settings)
    try await SiteServer(site).run { port in
      Terminal.complain("Open http://\(settings.host):\(port)/ in a browser; Ctrl-C ends it.")
    }
  }

  private func siteSettings() throws -> SiteSettings {
    var settings = SiteSettings()
    if let listen {
      guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]),
        (0...65_535).contains(port), colon > listen.startIndex
      else { throw ValidationError("--listen takes an address and a port, such as 127.0.0.1:8080.") }
      settings.host = String(listen[..<colon])
      settings.port = port
    }
    return settings
  }
}
