internal import GRDB

extension DeskStore {
  /// The sections in their order.
  public func sections() throws(DeskError) -> [DeskSection] {
    try read { db in try db.sections() }
  }

  /// Adds a section, or changes the one with this slug.
  public func saveSection(_ section: DeskSection, by: String, now: Int) throws(DeskError) {
    try write { db in
      let name = try FieldRule.line(section.name, "name", longest: 100)
      guard Slug.make(from: section.slug, fallback: "") == section.slug, !section.slug.isEmpty else {
        throw DeskError.invalid(
          field: "slug", rule: "it may have small letters and digits, with one hyphen between words")
      }
      if let same = try db.sections().first(where: {
        $0.slug != section.slug && FoldedText($0.name) == FoldedText(name)
      }) {
        throw DeskError.taken(kind: "section", name: same.name)
      }
      try db.execute(
        sql: """
          INSERT INTO section(slug, name, place) VALUES (?, ?, ?)
          ON CONFLICT(slug) DO UPDATE SET name = excluded.name, place = excluded.place
          """, arguments: [section.slug, name, section.order])
      try db.execute(sql: "DELETE FROM sectionName WHERE section = ?", arguments: [section.slug])
      for (place, own) in section.outletNames.enumerated() {
        let line = try FieldRule.line(own, "outlets' names", longest: 100)
        let key = FoldedText(line).value
        let holder = try String.fetchOne(db, sql: "SELECT section FROM sectionName WHERE key = ?", arguments: [key])
        if holder == section.slug { continue }
        guard holder == nil else { throw DeskError.taken(kind: "outlets' name", name: line) }
        try db.execute(
          sql: "INSERT INTO sectionName(key, name, section, place) VALUES (?, ?, ?, ?)",
          arguments: [key, line, section.slug, place])
      }
      try db.note("section.save", section.slug, name, by: by, now: now)
    }
  }

  /// Removes a section; posts keep its slug.
  public func removeSection(_ slug: String, by: String, now: Int) throws(DeskError) {
    try write { db in
      try db.execute(sql: "DELETE FROM section WHERE slug = ?", arguments: [slug])
      guard db.changesCount > 0 else { throw DeskError.unknown(kind: "section", name: slug) }
      try db.note("section.remove", slug, by: by, now: now)
    }
  }

  /// What the desk says about outlets, by name.
  public func outlets() throws(DeskError) -> [Outlet] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM outlet ORDER BY key").map(Outlet.init) }
  }

  /// What the desk says about one outlet.
  public func outlet(named name: String) throws(DeskError) -> Outlet? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM outlet WHERE key = ?", arguments: [FoldedText(name).value])
        .map(Outlet.init)
    }
  }

  /// Says how much of an outlet may be shown; nil for the site's habit.
  public func setOutlet(
    _ name: String, rights: OutletRights?, note: String = "", by: String, now: Int
  ) throws(DeskError) {
    try write { db in
      let line = try FieldRule.line(name, "name")
      let remark = try FieldRule.text(note, "note", longest: 2000, mayBeEmpty: true)
      try db.execute(
        sql: """
          INSERT INTO outlet(key, name, rights, note, by, changedAt) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT(key) DO UPDATE SET name = excluded.name, rights = excluded.rights, note = excluded.note,
            by = excluded.by, changedAt = excluded.changedAt
          """, arguments: [FoldedText(line).value, line, rights?.rawValue, remark, by, now])
      try db.note("outlet.rights", line, rights?.rawValue ?? "as the site", by: by, now: now)
    }
  }
}

extension Database {
  fileprivate func sections() throws -> [DeskSection] {
    var names: [String: [String]] = [:]
    for row in try Row.fetchAll(self, sql: "SELECT section, name FROM sectionName ORDER BY place") {
      names[try row.value("section"), default: []].append(try row.value("name"))
    }
    return try Row.fetchAll(self, sql: "SELECT * FROM section ORDER BY place, name, slug").map { row in
      let slug: String = try row.value("slug")
      return try DeskSection(
        slug: slug, name: row.value("name"), order: row.value("place"), outletNames: names[slug] ?? [])
    }
  }
}

extension Outlet {
  /// The outlet in a row of its table.
  fileprivate init(_ row: Row) throws {
    let rights: String? = try row.value("rights")
    try self.init(
      name: row.value("name"), rights: rights == nil ? nil : row.choice("rights"), note: row.value("note"),
      by: row.value("by"), changedAt: row.value("changedAt"))
  }
}
