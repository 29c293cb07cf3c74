internal import GRDB

extension DeskStore {
  /// Judges a comment by openness, bans, rates and rules, and keeps it where none turns it away: all at one moment, so that
  /// many at once pass no rate that they would not pass one by one.
  public func submit(
    _ draft: CommentDraft, policy: CommentPolicy, publishedAt: Int?, now: Int
  ) throws(DeskError) -> CommentOutcome {
    // What is turned away costs no write, and a flood not even a look at its text.
    let early = try read { db in try db.quickRefusal(draft, policy, publishedAt: publishedAt, now: now) }
    if let early { return .refused(early) }
    let incoming = try prepared { try IncomingComment(draft, policy) }
    if case .refused(let refusal) = try read({ db in try db.verdict(incoming, policy, now: now) }) {
      return .refused(refusal)
    }
    return try write { db in
      // Others may have come meanwhile.
      if let late = try db.quickRefusal(draft, policy, publishedAt: publishedAt, now: now) { return .refused(late) }
      switch try db.verdict(incoming, policy, now: now) {
      case .refused(let refusal): return .refused(refusal)
      case .kept(let state, let reasons): return .kept(try db.insert(incoming, state, reasons, now: now))
      }
    }
  }

  /// Whether a page takes comments now.
  public func isOpen(_ pageKey: String, policy: CommentPolicy, publishedAt: Int?, now: Int) throws(DeskError) -> Bool {
    try read { db in try db.isOpen(pageKey, policy, publishedAt: publishedAt, now: now) }
  }

  /// What a page says about comments over the site's setting; nil where it says nothing.
  public func commenting(of pageKey: String) throws(DeskError) -> Commenting? {
    try read { db in try db.commenting(pageKey) }
  }

  /// Opens or closes a page for comments, or (nil) leaves it to the site's setting.
  public func setCommenting(_ commenting: Commenting?, of page: PageReference, by: String, now: Int) throws(DeskError) {
    try write { db in
      guard try db.commenting(page.key) != commenting else { return }
      if let commenting {
        try db.execute(
          sql: """
            INSERT INTO commenting(pageKey, state) VALUES (?, ?) ON CONFLICT(pageKey) DO UPDATE SET state = excluded.state
            """, arguments: [page.key, commenting.rawValue])
      } else {
        try db.execute(sql: "DELETE FROM commenting WHERE pageKey = ?", arguments: [page.key])
      }
      try db.note("page.comments", page.key, commenting?.rawValue ?? "as the site", by: by, now: now)
    }
  }
}

/// What bans and rules say of a comment.
private enum Verdict {
  case refused(CommentRefusal)
  case kept(CommentState, [CommentReason])
}

extension Database {
  fileprivate func verdict(_ incoming: IncomingComment, _ policy: CommentPolicy, now: Int) throws -> Verdict {
    if let reason = try banned(incoming, now: now) { return .refused(.rule(reason)) }
    let waiting = try Int.fetchOne(self, sql: "SELECT count(*) FROM comment WHERE state = 'pending'") ?? 0
    guard waiting < policy.longestQueue else { return .refused(.queueFull) }
    var reasons: [CommentReason] = []
    for rule in try spamRules() {
      guard let reason = try reason(rule, incoming, now: now) else { continue }
      if rule.action == .refuse { return .refused(.rule(reason)) }
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    return .kept(policy.holdsAll || !reasons.isEmpty ? .pending : .approved, reasons)
  }

  fileprivate func commenting(_ pageKey: String) throws -> Commenting? {
    try Row.fetchOne(self, sql: "SELECT state FROM commenting WHERE pageKey = ?", arguments: [pageKey])
      .map { try $0.choice("state") }
  }

  fileprivate func isOpen(_ pageKey: String, _ policy: CommentPolicy, publishedAt: Int?, now: Int) throws -> Bool {
    policy.takesComments(try commenting(pageKey), shownSince: publishedAt, now: now)
  }

  /// The ban that a comment meets.
  fileprivate func banned(_ incoming: IncomingComment, now: Int) throws -> CommentReason? {
    let rows = try Row.fetchAll(
      self, sql: "SELECT kind, key, value FROM ban WHERE expiresAt IS NULL OR expiresAt > ? ORDER BY number",
      arguments: [now])
    for row in rows {
      let key = FoldedText(kept: try row.value("key"))
      let value: String = try row.value("value")
      switch try row.choice("kind") as Ban.Kind {
      case .sender: if value == incoming.draft.sender { return CommentReason(kind: .bannedSender) }
      case .name: if key == incoming.foldedName { return CommentReason(kind: .bannedName) }
      case .email: if key == incoming.foldedEmail { return CommentReason(kind: .bannedEmail) }
      case .word: if incoming.has(key) { return CommentReason(kind: .bannedWord, detail: value) }
      }
    }
    return nil
  }

  /// Why a comment is turned away whatever it says.
  fileprivate func quickRefusal(
    _ draft: CommentDraft, _ policy: CommentPolicy, publishedAt: Int?, now: Int
  ) throws -> CommentRefusal? {
    guard try isOpen(draft.page.key, policy, publishedAt: publishedAt, now: now) else { return .closed }
    if let seconds = try rateWait(draft.sender, policy, now: now) { return .tooMany(seconds: seconds) }
    guard let parent = draft.parent else { return nil }
    let answered = try comment(parent)
    guard let answered, answered.page.key == draft.page.key, answered.state == .approved, answered.parent == nil
    else { return .noParent }
    return nil
  }

  /// How long a sender waits until all rates are kept; nil where they are.
  fileprivate func rateWait(_ sender: String, _ policy: CommentPolicy, now: Int) throws -> Int? {
    var longest: Int?
    for rate in policy.rates {
      // The comment that must leave the window before another may come into it.
      let oldest = try Int.fetchOne(
        self,
        sql: """
          SELECT createdAt FROM comment WHERE sender = ? AND createdAt > ? ORDER BY createdAt DESC LIMIT 1 OFFSET ?
          """, arguments: [sender, now - rate.seconds, max(0, rate.count - 1)])
      if let oldest { longest = max(longest ?? 0, max(1, oldest + rate.seconds - now)) }
      if rate.count <= 0 { longest = max(longest ?? 0, rate.seconds) }
    }
    return longest
  }

  /// The reason that a rule gives for holding or refusing a comment; nil where the comment does not meet it.
  fileprivate func reason(_ rule: SpamRule, _ incoming: IncomingComment, now: Int) throws -> CommentReason? {
    switch rule.condition {
    case .phrase(let phrase):
      return incoming.has(FoldedText(phrase)) ? CommentReason(kind: .phrase, detail: phrase) : nil
    case .links(let over):
      let links = incoming.links
      return links > over ? CommentReason(kind: .links, detail: "\(links)") : nil
    case .quickerThan(let limit):
      guard let seconds = incoming.draft.secondsToWrite, seconds < limit else { return nil }
      return CommentReason(kind: .quick, detail: "\(seconds)")
    case .repeated(let times, let seconds):
      let before =
        try Int.fetchOne(
          self, sql: "SELECT count(*) FROM comment WHERE digest = ? AND createdAt > ?",
          arguments: [incoming.digest, now - seconds]) ?? 0
      return before >= times ? CommentReason(kind: .repeated, detail: "\(before)") : nil
    }
  }

  fileprivate func insert(
    _ incoming: IncomingComment, _ state: CommentState, _ reasons: [CommentReason], now: Int
  ) throws -> Comment {
    let draft = incoming.draft
    try execute(
      sql: """
        INSERT INTO comment(page, pageKey, parent, name, text, email, state, reasons, createdAt, sender, digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        draft.page.number, draft.page.key, draft.parent, draft.name, draft.text, draft.email, state.rawValue,
        CommentReason.column(reasons), now, draft.sender, incoming.digest,
      ])
    return Comment(
      number: Int(lastInsertedRowID), page: draft.page, parent: draft.parent, name: draft.name, text: draft.text,
      email: draft.email, state: state, reasons: reasons, createdAt: now, sender: draft.sender, moderatedBy: nil,
      moderatedAt: nil)
  }
}
