import Foundation
import GRDB

/// What SQLite does with the same rows and words without us.
struct ArchiveFloor {
  /// The store that rows are taken from.
  let path: String
  let folder: String

  /// Puts the first `rows` bodies into a bare table, and their texts into a bare FTS5 index.
  func keep(rows: Int) throws {
    let source = try DatabaseQueue(path: path)
    let bodies = try source.read {
      try Row.fetchAll($0, sql: "SELECT key, text, record FROM body LIMIT ?", arguments: [rows])
    }
    let bare = try measure(bodies, "CREATE TABLE t(key INTEGER PRIMARY KEY, text TEXT, record BLOB)") {
      ("INSERT INTO t VALUES (?, ?, ?)", [$0["key"], $0["text"], $0["record"]])
    }
    let words = try measure(bodies, "CREATE VIRTUAL TABLE t USING fts5(text)") {
      ("INSERT INTO t(rowid, text) VALUES (?, ?)", [$0["key"], $0["text"]])
    }
    say("floor: the same \(bodies.count) texts and records, 500 in a transaction, through GRDB")
    say("  \(Figure.decimal(bare)) a second into a bare table, \(Figure.decimal(words)) texts into a bare FTS5 table")
  }

  /// Rows a second of processor time.
  private func measure(_ rows: [Row], _ create: String, _ insert: (Row) -> (String, StatementArguments)) throws
    -> Double
  {
    let target = folder + "/floor.db"
    defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: target + end) } }
    let pool = try DatabasePool(path: target)
    try pool.write { try $0.execute(sql: create) }
    let time = Stopwatch()
    for start in stride(from: 0, to: rows.count, by: 500) {
      try pool.write { db in
        for row in rows[start..<min(start + 500, rows.count)] {
          let (sql, arguments) = insert(row)
          try db.cachedStatement(sql: sql).execute(arguments: arguments)
        }
      }
    }
    return Double(rows.count) / time.elapsed.processor
  }

  /// Ranks all articles with a common word, plainly.
  func rank(_ words: [String]) throws {
    let source = try DatabaseQueue(path: path)
    let times = try words.prefix(20).map { word in
      let time = Stopwatch()
      _ = try source.read {
        try Int64.fetchAll(
          $0, sql: "SELECT rowid FROM articleWords WHERE articleWords MATCH ? ORDER BY rank LIMIT 20",
          arguments: ["text : \"\(word)\""])
      }
      return time.elapsed.processor * 1_000
    }.sorted()
    guard let last = times.last else { return }
    say(
      "floor: ORDER BY rank LIMIT 20 over all articles with a common word: median "
        + "\(Figure.decimal(times[times.count / 2])) ms of processor time, at most \(Figure.decimal(last)) ms")
  }
}
