internal import GRDB

extension DeskStore {
  /// The approved comments of a page as threads, the oldest first.
  public func threads(of pageKey: String) throws(DeskError) -> [CommentThread] {
    try read { db in
      let comments = try Row.fetchAll(
        db, sql: "SELECT * FROM comment WHERE pageKey = ? AND state = 'approved' ORDER BY number", arguments: [pageKey]
      ).map(Comment.init)
      var threads: [CommentThread] = []
      var places: [Int: Int] = [:]
      for comment in comments {
        if let parent = comment.parent {
          // An answer goes with what it answers.
          if let place = places[parent] { threads[place].replies.append(comment) }
        } else {
          places[comment.number] = threads.count
          threads.append(CommentThread(comment: comment, replies: []))
        }
      }
      return threads
    }
  }

  /// How many comments stand under each of these pages; pages without any are left out.
  public func commentCounts(of pageKeys: [String]) throws(DeskError) -> [String: Int] {
    try read { db in
      var counts: [String: Int] = [:]
      for start in stride(from: 0, to: pageKeys.count, by: 500) {
        let keys = pageKeys[start..<min(start + 500, pageKeys.count)]
        let marks = keys.map { _ in "?" }.joined(separator: ",")
        let rows = try Row.fetchAll(
          db,
          sql: """
            SELECT comment.pageKey AS key, count(*) AS count FROM comment
            LEFT JOIN comment AS parent ON parent.number = comment.parent
            WHERE comment.pageKey IN (\(marks)) AND comment.state = 'approved'
              AND (comment.parent IS NULL OR parent.state = 'approved') GROUP BY comment.pageKey
            """, arguments: StatementArguments(keys))
        for row in rows { counts[try row.value("key")] = try row.value("count") }
      }
      return counts
    }
  }

  /// How many comments there are in each state.
  public func commentCounts() throws(DeskError) -> [CommentState: Int] {
    try read { db in
      var counts: [CommentState: Int] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT state, count(*) AS count FROM comment GROUP BY state") {
        counts[try row.choice("state")] = try row.value("count")
      }
      return counts
    }
  }

  /// The comments in one state, the oldest or the newest first.
  public func comments(
    in state: CommentState, newestFirst: Bool = false, after cursor: Int? = nil, limit: Int = 50
  ) throws(DeskError) -> Listing<Comment> {
    let limit = Self.limit(limit)
    let (comparison, order) = newestFirst ? ("<", "DESC") : (">", "ASC")
    return try read { db in
      let comments = try Row.fetchAll(
        db, sql: "SELECT * FROM comment WHERE state = ? AND number \(comparison) ? ORDER BY number \(order) LIMIT ?",
        arguments: [state.rawValue, cursor ?? (newestFirst ? Int.max : 0), limit + 1]
      ).map(Comment.init)
      return Listing(comments, limit: limit, number: \.number)
    }
  }

  /// The comment of this number.
  public func comment(_ number: Int) throws(DeskError) -> Comment? {
    try read { db in try db.comment(number) }
  }

  /// Decides about a comment. Deciding the same again changes nothing.
  @discardableResult
  public func moderate(_ number: Int, to state: CommentState, by: String, now: Int) throws(DeskError) -> Comment {
    try write { db in
      guard var comment = try db.comment(number) else {
        throw DeskError.unknown(kind: "comment", name: "\(number)")
      }
      guard comment.state != state else { return comment }
      try db.execute(
        sql: "UPDATE comment SET state = ?, moderatedBy = ?, moderatedAt = ? WHERE number = ?",
        arguments: [state.rawValue, by, now, number])
      try db.execute(
        sql: "INSERT INTO moderation(comment, fromState, toState, by, at) VALUES (?, ?, ?, ?, ?)",
        arguments: [number, comment.state.rawValue, state.rawValue, by, now])
      try db.note("comment.\(state.rawValue)", number, "was \(comment.state.rawValue)", by: by, now: now)
      (comment.state, comment.moderatedBy, comment.moderatedAt) = (state, by, now)
      return comment
    }
  }

  /// What was decided about a comment, the oldest first.
  public func moderations(of comment: Int) throws(DeskError) -> [Moderation] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM moderation WHERE comment = ? ORDER BY number", arguments: [comment])
        .map { row in
          try Moderation(
            comment: row.value("comment"), from: row.choice("fromState"), to: row.choice("toState"),
            by: row.value("by"), at: row.value("at"))
        }
    }
  }

  /// How many comments a sender sent since a time.
  public func commentCount(from sender: String, since: Int) throws(DeskError) -> Int {
    try read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM comment WHERE sender = ? AND createdAt >= ?", arguments: [sender, since]) ?? 0
    }
  }

  /// Drops the senders of comments from before a time, and with them the bans of senders and the senders of sign-ins that
  /// old; tells how many comments.
  @discardableResult
  public func forgetSenders(before: Int) throws(DeskError) -> Int {
    try write { db in
      try db.execute(
        sql: "UPDATE comment SET sender = NULL WHERE sender IS NOT NULL AND createdAt < ?", arguments: [before])
      let count = db.changesCount
      try db.execute(sql: "DELETE FROM ban WHERE kind = 'sender' AND createdAt < ?", arguments: [before])
      try db.execute(sql: "DELETE FROM acquaintance WHERE lastAt < ?", arguments: [before])
      try db.execute(sql: "DELETE FROM attempt WHERE lastAt < ?", arguments: [before])
      return count
    }
  }
}

extension Database {
  /// The comment of this number.
  func comment(_ number: Int) throws -> Comment? {
    try Row.fetchOne(self, sql: "SELECT * FROM comment WHERE number = ?", arguments: [number]).map(Comment.init)
  }
}

extension Comment {
  /// The comment in a row of its table.
  init(_ row: Row) throws {
    try self.init(
      number: row.value("number"), page: PageReference(number: row.value("page"), key: row.value("pageKey")),
      parent: row.value("parent"), name: row.value("name"), text: row.value("text"), email: row.value("email"),
      state: row.choice("state"), reasons: CommentReason.list(row.value("reasons")), createdAt: row.value("createdAt"),
      sender: row.value("sender"), moderatedBy: row.value("moderatedBy"), moderatedAt: row.value("moderatedAt"))
  }
}

extension CommentReason {
  /// The reasons in a column: one a line, kind and detail.
  fileprivate static func list(_ text: String) -> [CommentReason] {
    text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      return parts.first.flatMap { Kind(rawValue: String($0)) }.map {
        CommentReason(kind: $0, detail: parts.count > 1 ? String(parts[1]) : "")
      }
    }
  }

  /// The same as a column has it. A detail has no line breaks: it is a number or a rule's one line.
  static func column(_ reasons: [CommentReason]) -> String {
    reasons.map { $0.detail.isEmpty ? $0.kind.rawValue : "\($0.kind.rawValue) \($0.detail)" }.joined(separator: "\n")
  }
}
