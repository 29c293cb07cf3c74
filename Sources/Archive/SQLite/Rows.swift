internal import CZstd
internal import Foundation
internal import GRDB
internal import Record
internal import Synchronization

/// A version of a page as the tables hold it.
enum ArticleRow {
  static let select = """
    SELECT article.key, article.page, page.address, article.version, article.isLatest, article.day, article.drawnBy, \
    body.record, (SELECT keptAt FROM capture WHERE page = page.number ORDER BY number LIMIT 1), \
    (SELECT keptAt FROM capture WHERE page = page.number ORDER BY number DESC LIMIT 1) FROM article JOIN page ON page.number = article.page JOIN body ON body.key = article.key
    """

  /// The version that a row of `select` holds; without `evidence`, without the source map of its record.
  static func article(_ row: Row, at path: String, evidence: Bool = true) throws -> StoredArticle {
    let (number, packed): (Int, Data) = (try row.value(1), try row.value(7))
    guard let bytes = Packed.unpack(packed) else {
      throw ArchiveError.damagedDatabase(path: path, what: "the record of page \(number) cannot be unpacked")
    }
    do {
      return try StoredArticle(
        key: ArticleKey(row.value(0)), page: number, address: row.value(2), version: row.value(3),
        isLatest: row.value(4), day: row.value(5),
        drawnBy: row.value(6), firstKeptAt: row.value(8), lastKeptAt: row.value(9),
        record: PageRecord(jsonBytes: bytes, evidence: evidence))
    } catch {
      throw ArchiveError.damagedDatabase(
        path: path, what: "the record of page \(number) cannot be read: \(error)")
    }
  }
}

/// A capture as its table holds it.
enum CaptureRow {
  static let select = """
    SELECT number, event, page, article, source, time, digest, mediaType, charset, bytes, form, url, keptAt, file, \
    offset, length, recordID, refersTo FROM capture
    """

  /// The capture that a row of `select` holds.
  static func capture(_ row: Row) throws -> StoredCapture {
    try StoredCapture(
      number: row.value(0), event: row.value(1), page: row.value(2), article: ArticleKey(row.value(3)),
      facts: .init(
        source: row.value(4), time: row.value(5), digest: row.value(6), mediaType: row.value(7), charset: row.value(8),
        bytes: row.value(9)),
      form: Capture.Form(rawValue: row.value(10)) ?? .other, url: row.value(11), keptAt: row.value(12),
      location: EvidenceLocation(file: row.value(13), offset: row.value(14), length: row.value(15)),
      recordID: row.value(16),
      refersTo: row.value(17))
  }
}

extension Row {
  /// The value of a column. Throws, and does not trap, where a damaged database holds another kind of value there.
  func value<T: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) throws -> T {
    try decode(atIndex: index)
  }
}

/// Records are kept as zstd frames of their JSON.
enum Packed {
  /// The longest JSON that is unpacked, 1 GiB: what a frame says of its length is a claim.
  private static let maxBytes: UInt64 = 1 << 30

  /// What is in a frame; nil where it is none, or damaged.
  static func unpack(_ packed: Data) -> [UInt8]? {
    packed.withUnsafeBytes { source -> [UInt8]? in
      let size = ZSTD_getFrameContentSize(source.baseAddress, source.count)
      // The two highest values say "unknown" and "error".
      guard size <= maxBytes else { return nil }
      guard let context = idle.withLock({ $0.popLast() }) ?? ZSTD_createDCtx().map(Context.init) else { return nil }
      defer { idle.withLock { $0.append(context) } }
      var failed = false
      let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { target, count in
        let got = ZSTD_decompressDCtx(
          context.pointer, target.baseAddress, target.count, source.baseAddress, source.count)
        failed = ZSTD_isError(got) != 0 || got != Int(size)
        count = failed ? 0 : got
      }
      return failed ? nil : bytes
    }
  }

  /// What zstd works with. It takes longer to make one than to take a record apart.
  ///
  /// `@unchecked Sendable`: whoever took one out of `idle` has it alone.
  private struct Context: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  /// Contexts that nobody uses now; as many as were ever used at once.
  private static let idle = Mutex<[Context]>([])
}

/// Makes frames of records, with the same tables for one after the other.
final class Packer {
  private let context = ZSTD_createCCtx()

  deinit { ZSTD_freeCCtx(context) }

  /// A frame with `bytes` in it.
  func pack(_ bytes: [UInt8]) -> Data {
    var packed = Data(count: ZSTD_compressBound(bytes.count))
    let size = packed.withUnsafeMutableBytes { target in
      bytes.withUnsafeBytes {
        ZSTD_compressCCtx(context, target.baseAddress, target.count, $0.baseAddress, $0.count, 1)
      }
    }
    precondition(ZSTD_isError(size) == 0, "no memory for zstd")
    return packed.prefix(size)
  }
}
