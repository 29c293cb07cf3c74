internal import Archive
internal import ArgumentParser
internal import Desk
import Glibc
internal import Record

/// Which archive a command works on.
struct ArchiveOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The archive: a database, with its evidence in a folder beside it.", valueName: "file"))
  var archive = "dateline.db"

  /// The archive, which must be there.
  func open() throws -> Archive { try Failure.told { () throws(ArchiveError) in try Archive(path: archive) } }
}

/// What is looked for: words of the query language, and the same filters as options.
struct QueryOptions: ParsableArguments {
  @Argument(help: "What is looked for; see docs/search.md. Quote it, and put -- before words that begin with a minus.")
  var words: [String] = []

  @Option(help: "Somebody with these words in the name says something.")
  var speaker: [String] = []
  @Option(help: "Somebody of this name speaks or is spoken of; of a statement: says it.")
  var party: [String] = []
  @Option(help: "This place, or a place in this country, is spoken of.")
  var place: [String] = []
  @Option(help: ArgumentHelp("A place in a circle is spoken of.", valueName: "lat,lon,km"))
  var near: String?
  @Option(help: "The publication.")
  var outlet: String?
  @Option(help: "The part of the publication.")
  var section: String?
  @Option(help: ArgumentHelp("The language, such as en.", valueName: "tag"))
  var language: String?
  @Option(
    help: ArgumentHelp("There is a fact of this kind: statement, time, place, entity, document.", valueName: "kind"))
  var has: [String] = []
  @Option(help: ArgumentHelp("Said this way: direct, indirect, mixed.", valueName: "kind"))
  var quotation: String?
  @Option(help: "What the speaker does: says, denies, demands, promises, ….")
  var stance: String?
  @Option(help: ArgumentHelp("Published on this day or later: 2023, 2023-09, 2023-09-20.", valueName: "day"))
  var since: String?
  @Option(help: ArgumentHelp("Published on this day or before.", valueName: "day"))
  var until: String?
  @Option(help: ArgumentHelp("Something is told of these days: 2020-11, 2020-09..2020-11.", valueName: "days"))
  var event: String?

  /// The query that all of it together asks for.
  func query() throws -> Query {
    let text = words.joined(separator: " ")
    var parts: [Query]
    do { parts = [try QueryParser.parse(text)] } catch { throw ValidationError(error.shown(in: text)) }
    let filters: [(QueryField, [String])] = [
      (.speaker, speaker), (.party, party), (.place, place), (.near, Self.list(near)), (.outlet, Self.list(outlet)),
      (.section, Self.list(section)), (.language, Self.list(language)), (.has, has),
      (.quotation, Self.list(quotation)), (.stance, Self.list(stance)), (.since, Self.list(since)),
      (.until, Self.list(until)), (.event, Self.list(event)),
    ]
    for (field, values) in filters {
      for value in values {
        do { parts.append(try QueryParser.filter(field, value)) } catch {
          throw ValidationError("--\(field.rawValue): \(error.problem.message)")
        }
      }
    }
    parts.removeAll { $0 == .all }
    return parts.count > 1 ? .and(parts) : parts.first ?? .all
  }

  private static func list(_ value: String?) -> [String] { value.map { [$0] } ?? [] }
}

extension QueryError {
  /// The problem with the query above it and a mark under the place.
  func shown(in query: String) -> String {
    let before = String(String.UnicodeScalarView(query.unicodeScalars.prefix(offset)))
    let caret = String(repeating: " ", count: DisplayWidth.of(CleanText.line(before + "|")) - 1) + "^"
    return "\(problem.code) \(problem.message)\n  \(CleanText.line(query))\n  \(caret)"
  }
}

/// Ends a command with what went wrong.
enum Failure {
  /// Does `body`; an error of the archive or the desk is told on standard error and ends the command.
  static func told<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as ArchiveError {
      Terminal.complain("\(error.problem.code) \(error.problem.message)")
      throw ExitCode(error.exitCode)
    } catch let error as DeskError {
      Terminal.complain("\(error.problem.code) \(error.problem.message)")
      throw ExitCode(error.exitCode)
    }
  }
}

extension ArchiveError {
  /// The exit code that says most of it: 64 the command line, 65 damage, 69 no such archive, 74 the disk, 75 try again.
  var exitCode: Int32 {
    switch self {
    case .unknownArticle, .badCursor, .tooBroad, .backupExists: 64
    case .damagedDatabase, .damagedEvidence, .strangeEvidence: 65
    case .absent, .notAnArchive, .tooNew: 69
    case .diskFull, .system: 74
    case .locked, .replaced: 75
    }
  }
}

extension DeskError {
  /// The exit code, as for an archive's errors.
  var exitCode: Int32 {
    switch self {
    case .unknown, .taken, .invalid, .outdated, .wrongState, .backupExists: 64
    case .damaged: 65
    case .absent, .notADesk, .tooNew: 69
    case .diskFull, .system: 74
    case .locked: 75
    }
  }
}
