import Foundation
import Record
import TestKit

/// An archive of a test's own, and the program working on it.
struct Desk {
  let folder: TemporaryFolder
  var archive: String { folder.path + "/news.db" }
  var evidence: String { folder.path + "/news-evidence" }

  /// A desk without an archive.
  init() { folder = TemporaryFolder() }

  /// A desk whose archive has two pages of a council, one of a ministry, and the examples of the checkout.
  static func filled() throws -> Desk {
    let desk = Desk()
    desk.folder.write(
      Sample.html("The council of Riga said the bridge was open.", headline: "Bridge opens"), to: "pages/a.html")
    desk.folder.write(
      Sample.html("The mayor denied that the road was closed.", headline: "Road closed"), to: "pages/b.html")
    let run = try desk.run("add", desk.folder.path + "/pages", Checkout.path + "/Examples/first/page.txt", "--quiet")
    guard run.code == 0 else { throw ChildProcess.Failure(description: run.complaints) }
    return desk
  }

  /// Runs a command on the archive.
  func run(_ arguments: String..., input: Command.Input = .bytes([])) throws -> Command.Result {
    try run(arguments, input: input)
  }

  /// Runs a command on the archive.
  func run(_ arguments: [String], input: Command.Input = .bytes([])) throws -> Command.Result {
    try Command(arguments + ["--archive", archive]).run(input: input)
  }

  /// Runs a script of bash that finds the archive as `$ARCHIVE`.
  func run(script: String) throws -> Command.Result {
    var command = Command(script: script)
    command.environment["ARCHIVE"] = archive
    command.environment["FOLDER"] = folder.path
    return try command.run()
  }

  /// Changes the database by a statement of SQL, as a hand would, with Python's module.
  func edit(_ sql: String) throws {
    let script = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute(sys.argv[2]); db.commit()"
    let run = try Command(python: script, [archive, sql]).run()
    guard run.code == 0 else { throw ChildProcess.Failure(description: run.complaints) }
  }

  /// The digest of each table's rows and the bytes of each file of evidence, to be held against another's.
  func contents(leaving tables: [String] = []) throws -> [String: String] {
    let script = """
      import hashlib, json, os, sqlite3, sys
      db, evidence, left = sqlite3.connect(sys.argv[1]), sys.argv[2], sys.argv[3:]
      names = ["evidenceFile", "page", "label", "article", "body", "facet", "tally", "party", "place", "spelling",
        "statement", "capture", "problem"]
      all = {}
      for name in names:
        if name not in left:
          rows = sorted(repr(row) for row in db.execute("SELECT * FROM " + name))
          all[name] = "%d rows %s" % (len(rows), hashlib.sha256("\\n".join(rows).encode()).hexdigest())
      for name in sorted(os.listdir(evidence)):
        all[name] = hashlib.sha256(open(evidence + "/" + name, "rb").read()).hexdigest()
      print(json.dumps(all))
      """
    let run = try Command(python: script, [archive, evidence] + tables).run()
    guard let members = run.records.first?.members else { throw ChildProcess.Failure(description: run.complaints) }
    return Dictionary(members.map { ($0.key, $0.value.string ?? "") }) { $1 }
  }
}
