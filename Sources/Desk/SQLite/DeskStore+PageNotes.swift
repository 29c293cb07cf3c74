internal import GRDB

extension DeskStore {
  /// What is held of the page with this key: nearly always nothing, which is found out by one statement.
  public func notes(of pageKey: String) throws(DeskError) -> PageNotes {
    try readOnce { db in
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT EXISTS(SELECT 1 FROM post WHERE pageKey = :key) AS isPost, \
            EXISTS(SELECT 1 FROM correction WHERE pageKey = :key) AS hasCorrections, \
            EXISTS(SELECT 1 FROM comment WHERE pageKey = :key AND state = 'approved') AS hasComments, \
            (SELECT state FROM commenting WHERE pageKey = :key) AS commenting
            """), arguments: ["key": pageKey])
      return PageNotes(
        isPost: row?["isPost"] ?? false, hasCorrections: row?["hasCorrections"] ?? false,
        hasComments: row?["hasComments"] ?? false,
        commenting: (row?["commenting"] as String?).flatMap { Commenting(rawValue: $0) })
    }
  }
}
