/// What there is to do to draw an archive's facts again, in the order of its captures. To be used from one thread.
public final class RebuildTasks {
  /// One capture to be read again.
  public enum Task: Sendable {
    /// The facts of a version are drawn again from the capture at a location; a revisit has its payload elsewhere.
    case again(ArticleKey, EvidenceLocation, payload: EvidenceLocation?)
    /// A record of the evidence, of which the store knows nothing.
    case found(EvidenceRecord, EvidenceLocation)
    /// Bytes of the evidence that are no record.
    case damage(ArchiveError, file: String)
  }

  private let advance: () -> Task?

  /// The versions of `archive` that were drawn by other software or data than `drawnBy`; with nil, all of them.
  public init(in archive: Archive, notDrawnBy drawnBy: String?) {
    var captures = CaptureStream(archive.store)
    var seen: Set<ArticleKey> = []
    advance = {
      while let capture = captures.take() {
        guard seen.insert(capture.article).inserted else { continue }
        if let drawnBy, let article = try? archive.store.article(capture.article), article.drawnBy == drawnBy {
          continue
        }
        let payload = capture.refersTo.flatMap { number in
          (try? archive.store.captures(after: number - 1, limit: 1))?.first?.location
        }
        return .again(capture.article, capture.location, payload: payload)
      }
      return nil
    }
  }

  /// All records of `evidence` that keep a capture, and all damage in it.
  public init(in evidence: EvidenceReader) throws(ArchiveError) {
    var files = try evidence.files()[...]
    var scan: EvidenceScan?
    var name = ""
    advance = {
      while true {
        while let step = scan?.next() {
          switch step {
          case .record(let record, let location): if record.kept != nil { return .found(record, location) }
          case .damage(let error, _): return .damage(error, file: name)
          }
        }
        guard let file = files.popFirst() else { return nil }
        name = file
        do throws(ArchiveError) { scan = try evidence.scan(file) } catch { return .damage(error, file: file) }
      }
    }
  }

  /// The next thing to do; nil at the end.
  public func next() -> Task? { advance() }
}
