internal import Record

extension StoreWriter {
  /// Keeps an offering, unless the same capture is kept: as the first version of a page, as the next one, or as one more
  /// capture of a version that says the same. `append` puts it into the evidence, given the capture that has its bytes
  /// already, and says where it lies, its record's id, and whether it refers to that capture.
  func keep(
    _ offering: Offering, _ outcome: inout Keeper.Outcome,
    append: (Offering, StoredCapture?) throws -> (location: EvidenceLocation, id: String, refers: Bool)
  ) throws {
    if try capture(event: offering.keeping.event) != nil {
      outcome.known += 1
      return
    }
    let known = try capture(payload: offering.capture.digest)
    let (location, recordID, refers) = try append(offering, known)
    if refers { outcome.revisits += 1 }
    let (key, address) = offering.page
    let (page, article) = try version(of: offering, latest(at: key), key, address, &outcome)
    let source = offering.capture.source
    var facts = PageRecord.CaptureFacts(
      source: source, time: offering.capture.time, digest: offering.capture.digest,
      mediaType: offering.capture.mediaType, charset: nil, bytes: offering.capture.payload.count)
    facts.charset = offering.record.capture?.charset
    _ = try addCapture(
      StoredCapture(
        number: 0, event: offering.keeping.event, page: page, article: article, facts: facts,
        form: offering.capture.form, url: offering.capture.url, keptAt: offering.keeping.keptAt, location: location,
        recordID: recordID, refersTo: refers ? known?.number : nil))
    for problem in offering.record.problems {
      outcome.problems += 1
      try addProblem(problem, source: source, page: page, keptAt: offering.keeping.keptAt)
    }
  }

  /// The page and the version that show what was offered; made where they are not there.
  private func version(
    of offering: Offering, _ latest: StoredArticle?, _ key: PageKey, _ address: String,
    _ outcome: inout Keeper.Outcome
  ) throws -> (PageNumber, ArticleKey) {
    if let latest, latest.record.saysTheSame(as: offering.record) {
      outcome.unchanged += 1
      return (latest.page, latest.key)
    }
    let page = try latest?.page ?? addPage(key, address: address)
    let article = try addArticle(
      offering.record, page: page, version: (latest?.version ?? 0) + 1, moment: offering.moment,
      drawnBy: offering.drawnBy)
    if latest == nil { outcome.pages += 1 } else { outcome.versions += 1 }
    return (page, article)
  }
}

extension PageRecord {
  /// Whether the article and the facts are the same, wherever on the page they stand and whenever it was captured.
  fileprivate func saysTheSame(as other: PageRecord) -> Bool { said == other.said }

  /// The record without what differs from capture to capture.
  private var said: PageRecord {
    var record = self
    record.id = ""
    record.capture = nil
    record.problems = []
    record.article?.sourceMap = []
    record.article?.removed = []
    record.article?.published?.evidence.payload = nil
    record.article?.modified?.evidence.payload = nil
    return record
  }
}
