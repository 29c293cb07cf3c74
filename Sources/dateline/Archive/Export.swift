internal import Archive
internal import ArgumentParser
import Glibc

/// `dateline export`: writes articles and their facts for other programs.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write articles and their facts for other programs.",
    discussion: """
      csv writes a folder with a table for each kind of fact; the others write one file, - for standard output. Without words \
      or filters everything is written: the latest version of each page.
      """)

  @OptionGroup var query: QueryOptions
  @OptionGroup var archive: ArchiveOptions
  @Option(help: "csv, jsonl, ninjs, jsonld, annotations or warc.")
  var format: Form
  @Option(
    help: ArgumentHelp("A file that is not there yet, - for standard output; with csv, a folder.", valueName: "path"))
  var output = "-"

  /// The forms that can be written.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case csv, jsonl, ninjs, jsonld, annotations, warc
  }

  func validate() throws {
    if format == .csv, output == "-" {
      throw ValidationError("--format csv needs --output FOLDER: it writes several tables.")
    }
  }

  func run() throws {
    Interrupt.listen()
    let query = try query.query()
    let archive = try archive.open()
    if let form = ExportFormat(rawValue: format.rawValue) {
      try write(form, query, archive)
    } else {
      try writeEvidence(query, archive)
    }
  }

  private func write(_ form: ExportFormat, _ query: Query, _ archive: Archive) throws {
    var files = try form.files.map { (file: try ExportFile(path(of: $0)), writer: $0.writer) }
    for index in files.indices { try files[index].file.write(files[index].writer.begin()) }
    try each(query, archive) { article in
      for index in files.indices { try files[index].file.write(files[index].writer.article(article)) }
    }
    for index in files.indices {
      try files[index].file.write(files[index].writer.end())
      try files[index].file.finish()
    }
  }

  private func path(of file: ExportFormat.File) throws -> String {
    guard format == .csv else { return output }
    if mkdir(output, 0o755) != 0, errno != EEXIST {
      Terminal.complain("\(output): the folder could not be made: \(String(cString: strerror(errno))).")
      throw ExitCode(74)
    }
    return "\(output)/\(file.name)"
  }

  private func writeEvidence(_ query: Query, _ archive: Archive) throws {
    let file = try ExportFile(output)
    let export = EvidenceExport(archive)
    try file.write(export.begin(software: "dateline \(Dateline.configuration.version)", at: ArchiveClock.now()))
    try each(query, archive) { article in
      for member in try Failure.told({ try export.members(of: article.page) }) { try file.write(member) }
    }
    try file.finish()
  }

  /// Calls `body` for each article that is found, the newest first, however many there are.
  private func each(_ query: Query, _ archive: Archive, _ body: (StoredArticle) throws -> Void) throws {
    var cursor: String?
    repeat {
      let part = try Failure.told { try archive.store.search(query, order: .newest, limit: 100, after: cursor) }
      for hit in part.hits {
        guard let article = try Failure.told({ try archive.store.article(hit.key) }) else { continue }
        try body(article)
        if let signal = Interrupt.signal { throw ExitCode(128 + signal) }
      }
      cursor = part.next
    } while cursor != nil
  }
}

/// A file that an export writes to.
private final class ExportFile {
  private let path: String
  private var output: Output

  /// Makes the file at `path`, which must not be there; `-` is standard output.
  init(_ path: String) throws {
    self.path = path
    if path == "-" {
      output = Output(descriptor: STDOUT_FILENO)
      return
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      Terminal.complain("\(path): \(String(cString: strerror(errno))). Name a file that is not there yet.")
      throw ExitCode(74)
    }
    output = Output(descriptor: descriptor)
  }

  func write(_ bytes: [UInt8]) throws {
    output.write(bytes)
    try check()
  }

  func finish() throws {
    output.flush()
    try check()
  }

  private func check() throws {
    if try !output.isOpen(as: path == "-" ? "the output" : path) { throw ExitCode.success }
  }
}
