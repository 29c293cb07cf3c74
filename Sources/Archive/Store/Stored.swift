public import Record

/// Where a record lies in the evidence: a file of the folder and a gzip member in it.
public struct EvidenceLocation: Sendable, Hashable {
  /// The file's name in the folder.
  public var file: String
  /// The byte where the member begins.
  public var offset: Int
  /// The member's length in bytes, compressed.
  public var length: Int

  /// A member of `file`.
  public init(file: String, offset: Int, length: Int) {
    self.file = file
    self.offset = offset
    self.length = length
  }
}

/// A file of the evidence, and how many of its bytes were committed.
public struct EvidenceFileState: Sendable, Hashable {
  /// The file's name in the folder.
  public var file: String
  /// The bytes up to which it is committed.
  public var length: Int
  /// The CRC-32 of those bytes, as gzip has it; nil where it was not taken, as in archives of earlier versions.
  public var checksum: UInt32?

  /// A file that is committed up to `length`.
  public init(file: String, length: Int, checksum: UInt32? = nil) {
    self.file = file
    self.length = length
    self.checksum = checksum
  }
}

/// A page of the archive, whatever became of it over time. Numbers count from 1 in the order pages came.
public typealias PageNumber = Int

/// An article of the archive: one version of a page. Greater keys were published later.
public struct ArticleKey: Sendable, Hashable, Comparable {
  /// The key.
  public var value: Int64

  /// The key with this value.
  public init(_ value: Int64) {
    self.value = value
  }

  public static func < (a: ArticleKey, b: ArticleKey) -> Bool { a.value < b.value }
}

/// A capture that is kept.
public struct StoredCapture: Sendable, Hashable {
  /// Its number, in the order captures were kept.
  public var number: Int
  /// What makes it this capture and no other: where it came from, when, with which bytes.
  public var event: String
  /// The page.
  public var page: PageNumber
  /// The version of the page that was read from it.
  public var article: ArticleKey
  /// What is known of it; without payload.
  public var facts: PageRecord.CaptureFacts
  /// How its payload is read.
  public var form: Capture.Form
  /// The address of the page, where known.
  public var url: String?
  /// When it was kept, as RFC 3339.
  public var keptAt: String
  /// Its own record in the evidence.
  public var location: EvidenceLocation
  /// Its own record's `WARC-Record-ID`.
  public var recordID: String
  /// The capture that has its payload, where its own record is a `revisit`.
  public var refersTo: Int?

  /// A capture that is kept.
  public init(
    number: Int, event: String, page: PageNumber, article: ArticleKey, facts: PageRecord.CaptureFacts,
    form: Capture.Form, url: String?, keptAt: String, location: EvidenceLocation, recordID: String, refersTo: Int?
  ) {
    self.number = number
    self.event = event
    self.page = page
    self.article = article
    self.facts = facts
    self.form = form
    self.url = url
    self.keptAt = keptAt
    self.location = location
    self.recordID = recordID
    self.refersTo = refersTo
  }
}

/// One version of a page, with the record that was drawn from it.
public struct StoredArticle: Sendable {
  /// Its key.
  public var key: ArticleKey
  /// The page.
  public var page: PageNumber
  /// The page's address, or the path it came from.
  public var address: String
  /// 1 for the first version of the page.
  public var version: Int
  /// Whether no later version is kept.
  public var isLatest: Bool
  /// The day it counts as published on, `YYYY-MM-DD`.
  public var day: String
  /// The software and data that drew the facts.
  public var drawnBy: String
  /// When a capture of the page was first and last kept, as RFC 3339; nil where none is kept yet.
  public var firstKeptAt, lastKeptAt: String?
  /// The record, with source map.
  public var record: PageRecord

  /// A version of a page.
  public init(
    key: ArticleKey, page: PageNumber, address: String, version: Int, isLatest: Bool, day: String, drawnBy: String,
    firstKeptAt: String? = nil, lastKeptAt: String? = nil, record: PageRecord
  ) {
    self.key = key
    self.page = page
    self.address = address
    self.version = version
    self.isLatest = isLatest
    self.day = day
    self.drawnBy = drawnBy
    self.firstKeptAt = firstKeptAt
    self.lastKeptAt = lastKeptAt
    self.record = record
  }
}

/// A problem that is kept with the archive.
public struct StoredProblem: Sendable, Hashable {
  /// Its number, in the order problems were kept.
  public var number: Int
  /// When it was met, as RFC 3339.
  public var keptAt: String
  /// The input it was met in.
  public var source: String
  /// The page it belongs to, where one was kept.
  public var page: PageNumber?
  /// What it is.
  public var problem: Problem

  /// A problem that is kept.
  public init(number: Int, keptAt: String, source: String, page: PageNumber?, problem: Problem) {
    self.number = number
    self.keptAt = keptAt
    self.source = source
    self.page = page
    self.problem = problem
  }
}
