internal import GRDB

/// The steps that bring a store up to date. A step that was published is never changed: a new one follows it.
enum Migrations {
  /// The steps in their order.
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 captures, articles, search") { try $0.execute(sql: first) }
    migrator.registerMigration("2 checksums of evidence") {
      try $0.execute(sql: "ALTER TABLE evidenceFile ADD COLUMN checksum INTEGER")
    }
    migrator.registerMigration("3 merges of more segments") { try $0.execute(sql: third) }
    migrator.registerMigration("4 sums of rows") { db in
      db.add(function: RowSum.function)
      for (table, names) in RowSum.columns {
        try db.execute(sql: "ALTER TABLE \(table) ADD COLUMN sum INTEGER")
        try db.execute(sql: "UPDATE \(table) SET sum = rowSum(\(names.joined(separator: ", ")))")
      }
    }
    return migrator
  }()

  /// Brings the database up to date; refuses one that has steps which are not known here.
  static func migrate(_ pool: DatabasePool) throws {
    let newer = try pool.read { db in
      try db.tableExists("grdb_migrations")
        ? migrator.appliedIdentifiers(db).subtracting(migrator.migrations).sorted() : []
    }
    if let step = newer.last { throw ArchiveError.tooNew(path: pool.path, version: step) }
    try migrator.migrate(pool)
  }

  /// A segment is written with every batch. The fewer merges it goes through the faster is keeping, and the more segments
  /// a query looks into: sixteen at a time cost a query little.
  private static let third = ["articleWords", "statementWords", "partyWords"].map { index in
    """
    INSERT INTO \(index)(\(index), rank) VALUES ('automerge', 16);
    INSERT INTO \(index)(\(index), rank) VALUES ('crisismerge', 32);
    """
  }.joined(separator: "\n")

  /// - `article` has a row for each version of a page, `body` its text and record, `facet` (latest versions only) the
  ///   tokens it is found by, `tally` (likewise) those of them that are counted: a narrow table to run through.
  /// - `party`, `place`, `label` give numbers to names, so that tokens are short.
  /// - `statement` has the statements of latest versions; its key is the article's, twelve bits further up, and a count
  ///   down from 4,095.
  /// - The indexes gather 16 MiB before they write a segment, and merge eight segments at a time (sixteen from step 3 on):
  ///   with FTS5's 1 MiB and four, a third of the time goes into merging. Statements are never ranked, so their lengths are
  ///   not kept.
  private static let first = """
    PRAGMA application_id = \(SQLiteStore.applicationID);
    CREATE TABLE evidenceFile(file TEXT PRIMARY KEY, length INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE page(number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, address TEXT NOT NULL);
    CREATE INDEX pageByAddress ON page(address);
    CREATE TABLE label(number INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
      UNIQUE(kind, key));
    CREATE TABLE article(key INTEGER PRIMARY KEY, page INTEGER NOT NULL REFERENCES page, version INTEGER NOT NULL,
      isLatest INTEGER NOT NULL, day TEXT NOT NULL, drawnBy TEXT NOT NULL, headline TEXT,
      outlet INTEGER REFERENCES label, section INTEGER REFERENCES label, language TEXT, digest TEXT NOT NULL,
      UNIQUE(page, version));
    CREATE TABLE body(key INTEGER PRIMARY KEY REFERENCES article ON UPDATE CASCADE, text TEXT NOT NULL,
      record BLOB NOT NULL);
    CREATE TABLE facet(key INTEGER PRIMARY KEY REFERENCES article, facets TEXT NOT NULL);
    CREATE TABLE tally(key INTEGER PRIMARY KEY REFERENCES article, tokens TEXT NOT NULL);
    CREATE VIEW indexed AS SELECT facet.key AS key, body.text AS text, facet.facets AS facets
      FROM facet JOIN body ON body.key = facet.key;
    CREATE VIRTUAL TABLE articleWords USING fts5(text, facets, content='indexed', content_rowid='key', prefix='3',
      tokenize="unicode61 remove_diacritics 2");
    CREATE TABLE party(number INTEGER PRIMARY KEY, key TEXT NOT NULL, country TEXT NOT NULL, name TEXT NOT NULL,
      kind TEXT NOT NULL, UNIQUE(key, country));
    CREATE VIRTUAL TABLE partyWords USING fts5(name, content='party', content_rowid='number',
      tokenize="unicode61 remove_diacritics 2");
    CREATE TABLE place(number INTEGER PRIMARY KEY, geonames INTEGER NOT NULL, name TEXT NOT NULL, country TEXT,
      latitude REAL NOT NULL, longitude REAL NOT NULL, UNIQUE(geonames, name));
    CREATE INDEX placeByLatitude ON place(latitude);
    CREATE TABLE spelling(key TEXT NOT NULL, place INTEGER NOT NULL REFERENCES place, PRIMARY KEY(key, place))
      WITHOUT ROWID;
    CREATE TABLE statement(key INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, stance TEXT NOT NULL,
      party INTEGER REFERENCES party, source TEXT NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL,
      spans TEXT NOT NULL, confidence REAL NOT NULL, facets TEXT NOT NULL);
    CREATE VIRTUAL TABLE statementWords USING fts5(content, facets, content='statement', content_rowid='key',
      columnsize=0, tokenize="unicode61 remove_diacritics 2");
    INSERT INTO articleWords(articleWords, rank) VALUES ('hashsize', 16777216);
    INSERT INTO statementWords(statementWords, rank) VALUES ('hashsize', 16777216);
    INSERT INTO articleWords(articleWords, rank) VALUES ('automerge', 8);
    INSERT INTO statementWords(statementWords, rank) VALUES ('automerge', 8);
    CREATE TABLE capture(number INTEGER PRIMARY KEY, event TEXT NOT NULL UNIQUE, page INTEGER NOT NULL REFERENCES page,
      article INTEGER NOT NULL REFERENCES article(key) ON UPDATE CASCADE, source TEXT NOT NULL, time TEXT,
      digest TEXT NOT NULL, mediaType TEXT, charset TEXT, bytes INTEGER NOT NULL, form TEXT NOT NULL, url TEXT,
      keptAt TEXT NOT NULL, file TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
      recordID TEXT NOT NULL, refersTo INTEGER REFERENCES capture);
    CREATE INDEX captureByPayload ON capture(digest) WHERE refersTo IS NULL;
    CREATE INDEX captureByPage ON capture(page);
    CREATE INDEX captureByArticle ON capture(article);
    CREATE INDEX captureBySource ON capture(source);
    CREATE TABLE problem(number INTEGER PRIMARY KEY, source TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
      page INTEGER REFERENCES page, keptAt TEXT NOT NULL, UNIQUE(source, code, message));
    CREATE INDEX problemByPage ON problem(page);
    """
}
