internal import Record

/// Goes through a file of evidence, record by record, past damage.
///
/// Records come in their order, each verified like `EvidenceReader.record(at:)` does; damage comes with the byte where it
/// begins and how many bytes were passed over to the next member that a record begins in. Linear in the length of the
/// file, but for files that were made to look like many records in one another: there it gives up and says so.
public final class EvidenceScan: Sequence, IteratorProtocol {
  /// What was met in the file.
  public enum Step: Sendable, Hashable {
    /// A record and where it lies.
    case record(EvidenceRecord, at: EvidenceLocation)
    /// Bytes that are no whole record; `skipped` of them were passed over.
    case damage(ArchiveError, skipped: Int)
  }

  private let reader: EvidenceReader
  private let name: String
  private let file: any DiskFile
  private let size: Int
  private var position: Int
  /// How many bytes may still be inflated in vain.
  private var patience: Int

  fileprivate init(_ reader: EvidenceReader, file name: String, from offset: Int) throws(ArchiveError) {
    self.reader = reader
    self.name = name
    file = try reader.open(EvidenceLocation(file: name, offset: offset, length: 1))
    size = try onDisk { () throws(DiskError) in try reader.disk.size("\(reader.path)/\(name)") } ?? 0
    position = offset
    patience = 8 * size + (64 << 20)
  }

  /// The next record or damage; nil at the end of the file.
  public func next() -> Step? {
    guard position < size else { return nil }
    let start = position
    do throws(ArchiveError) {
      switch try reader.read(file, at: start, inputLimit: size - start) {
      case .record(let record, let length):
        position += length
        return .record(record, at: EvidenceLocation(file: name, offset: start, length: length))
      case .bad(let what, (let length, let used)):
        patience -= used
        if let length { position = start + length } else { position = try nextMember(from: start + 1) }
        let error = ArchiveError.damagedEvidence(file: name, offset: start, what: what)
        return .damage(error, skipped: position - start)
      }
    } catch {
      // A part of the disk that cannot be read: what lies behind it is not searched for.
      position = size
      return .damage(error, skipped: size - start)
    }
  }

  /// Where the next member begins that a record begins in; the end of the file where there is none.
  private func nextMember(from start: Int) throws(ArchiveError) -> Int {
    try onDisk { () throws(DiskError) in
      let inflater = MemberInflater()
      var from = start
      while from < size, patience > 0 {
        let bytes = try file.bytes(at: from, atMost: 256 << 10)
        if bytes.count < 3 { break }
        for index in 0..<(bytes.count - 2)
        where bytes[index] == 0x1F && bytes[index + 1] == 0x8B && bytes[index + 2] == 8 {
          // Five bytes come out of far less than 4 KiB, unless it is made not to.
          let probe = try inflater.inflate(file, at: from + index, inputLimit: 4 << 10) { _ in 5 }
          patience -= probe.used
          if probe.bytes.elementsEqual("WARC/".utf8) { return from + index }
          if patience <= 0 { return size }
        }
        from += bytes.count - 2
      }
      return size
    }
  }
}

extension EvidenceReader {
  /// Goes through the file called `name`, from `offset` on.
  public func scan(_ name: String, from offset: Int = 0) throws(ArchiveError) -> EvidenceScan {
    try EvidenceScan(self, file: name, from: offset)
  }
}
