public import Record

/// What an archive must be able to do, whatever keeps it.
///
/// Every store keeps these promises, and `StoreConformance` of TestKit holds them against any:
/// - A write that returned is kept, all of it; one that threw left nothing behind.
/// - Readers see whole writes only, and are not held up by a writer.
/// - The same calls give the same answers, in the same order, whatever is added meanwhile behind a cursor.
///
/// The store keeps captures (where their bytes lie), versions of articles with their records, and problems; it never
/// touches the evidence itself. Methods may be called from any thread.
public protocol ArchiveStore: Sendable {
  /// Does all of `body` or nothing of it. One write at a time; a second one waits.
  func write<T>(_ body: (any StoreWriter) throws -> T) throws -> T

  /// How much of each file of the evidence is committed, by name.
  func evidenceFiles() throws(ArchiveError) -> [EvidenceFileState]

  /// What is kept, in numbers.
  func counts() throws(ArchiveError) -> StoreCounts

  /// The page that is called by `name`: its number, its address, or the path it came from; nil where there is none.
  func page(named name: String) throws(ArchiveError) -> PageNumber?

  /// The versions of a page, the first version first.
  func versions(of page: PageNumber) throws(ArchiveError) -> [StoredArticle]

  /// The captures of a page, in the order they were kept.
  func captures(of page: PageNumber) throws(ArchiveError) -> [StoredCapture]

  /// The article with `key`, without `evidence` without the source map of its record; nil where there is none.
  func article(_ key: ArticleKey, evidence: Bool) throws(ArchiveError) -> StoredArticle?

  /// The latest version of a page, without `evidence` without the source map of its record; nil where there is no such page.
  func latest(of page: PageNumber, evidence: Bool) throws(ArchiveError) -> StoredArticle?

  /// The party with `id`; nil where nobody of that name was met.
  func party(_ id: PartyID) throws(ArchiveError) -> StoredParty?

  /// The place with this GeoNames id; nil where it was not met.
  func place(geonames: Int) throws(ArchiveError) -> StoredPlace?

  /// The sections that latest versions stand in, as they are called, those with the most articles first.
  func sections() throws(ArchiveError) -> [Facets.Count]

  /// The outlets of latest versions, those with the most articles first.
  func outlets() throws(ArchiveError) -> [Facets.Count]

  /// The months (`2023-09`) in which latest versions count as published, the latest first.
  func months() throws(ArchiveError) -> [Facets.Count]

  /// The days in this range, both included, on which latest versions count as published, the latest first.
  func days(from first: String, through last: String) throws(ArchiveError) -> [Facets.Count]

  /// The latest versions of pages that match `query`, at most `limit` of them, behind `cursor`.
  func search(_ query: Query, order: SearchOrder, limit: Int, after cursor: String?) throws(ArchiveError) -> SearchPage

  /// How the newest hits of `query` are spread over outlets, languages and so on.
  func facets(_ query: Query, most: Int) throws(ArchiveError) -> Facets

  /// The statements of latest versions that match `query`, those published last first, at most `limit`, behind `cursor`.
  func statements(_ query: Query, limit: Int, after cursor: String?) throws(ArchiveError) -> StatementPage

  /// The problems behind the one numbered `number`, in order, at most `limit`.
  func problems(after number: Int, limit: Int) throws(ArchiveError) -> [StoredProblem]

  /// The captures behind the one numbered `number`, in order, at most `limit`.
  func captures(after number: Int, limit: Int) throws(ArchiveError) -> [StoredCapture]

  /// Sees to it that what readers and writers left behind takes little room. Called now and then; changes nothing that is kept.
  func tidy() throws(ArchiveError)

  /// Makes a store at `target`, where there is nothing, that holds what this one holds at one moment, while others go on
  /// reading and writing; needs one file, and is looked through.
  func backup(to target: String) throws(ArchiveError)

  /// Ends all use of the store, so that its files may be moved. Nothing else may be called afterwards.
  func close() throws(ArchiveError)

  /// What is wrong with the store itself, in words that say where; empty where all is well. Reads everything.
  func faults() throws(ArchiveError) -> [String]
}

extension ArchiveStore {
  /// The article with `key`, whole; nil where there is none.
  public func article(_ key: ArticleKey) throws(ArchiveError) -> StoredArticle? { try article(key, evidence: true) }
}

/// One write to a store, from its begin to its commit.
public protocol StoreWriter: AnyObject {
  /// The capture with this event; nil where it is not kept.
  func capture(event: String) throws -> StoredCapture?

  /// The earliest capture whose own record holds the payload with `digest`.
  func capture(payload digest: String) throws -> StoredCapture?

  /// The page at `key` (see `PageKey`) with its latest version; nil where there is none.
  func latest(at key: PageKey) throws -> StoredArticle?

  /// Makes the page at `key`.
  func addPage(_ key: PageKey, address: String) throws -> PageNumber

  /// Keeps the next version of a page. `moment` is when it counts as published, in seconds since 1970.
  func addArticle(_ record: PageRecord, page: PageNumber, version: Int, moment: Int, drawnBy: String) throws
    -> ArticleKey

  /// Puts other facts in the place of those of `key`, drawn from the same capture; gives the key it has from then on.
  func replaceArticle(_ key: ArticleKey, with record: PageRecord, moment: Int, drawnBy: String) throws -> ArticleKey

  /// Keeps a capture; `capture.number` is chosen by the store and given back.
  func addCapture(_ capture: StoredCapture) throws -> Int

  /// Keeps a problem, unless the same one of the same input is kept.
  func addProblem(_ problem: Problem, source: String, page: PageNumber?, keptAt: String) throws

  /// Sets how much of the evidence is committed by this write.
  func setEvidenceFiles(_ files: [EvidenceFileState]) throws
}

/// What a store holds, in numbers.
public struct StoreCounts: Sendable, Hashable {
  /// Pages, versions of them, captures, statements and problems.
  public var pages, articles, captures, statements, problems: Int

  /// These numbers.
  public init(pages: Int, articles: Int, captures: Int, statements: Int, problems: Int) {
    self.pages = pages
    self.articles = articles
    self.captures = captures
    self.statements = statements
    self.problems = problems
  }
}
