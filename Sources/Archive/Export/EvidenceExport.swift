/// Writes the captures of pages as a WARC file: their records as they lie in the evidence, byte for byte.
///
/// A `revisit` is followed to the record that has its bytes, which is written before it, once.
public final class EvidenceExport {
  private let archive: Archive
  private var written: Set<EvidenceLocation> = []

  /// An export out of `archive`. To be used from one thread.
  public init(_ archive: Archive) {
    self.archive = archive
  }

  /// The record that a WARC file begins with. `moment` is RFC 3339 in UTC.
  public func begin(software: String, at moment: String) -> [UInt8] {
    GzipMember(
      EvidenceRecord(
        warcinfo: "software: \(software)\r\nformat: WARC File Format 1.1\r\n", file: "export.warc.gz", at: moment)
    ).bytes
  }

  /// The records of a page's captures that were not written yet, in the order they were kept.
  public func members(of page: PageNumber) throws(ArchiveError) -> [[UInt8]] {
    var members: [[UInt8]] = []
    for capture in try archive.store.captures(of: page) {
      if let number = capture.refersTo, let referred = try archive.store.captures(after: number - 1, limit: 1).first {
        try add(referred.location, to: &members)
      }
      try add(capture.location, to: &members)
    }
    return members
  }

  private func add(_ location: EvidenceLocation, to members: inout [[UInt8]]) throws(ArchiveError) {
    guard written.insert(location).inserted else { return }
    // Only what is whole leaves the archive.
    _ = try archive.evidence.record(at: location)
    members.append(try archive.evidence.member(at: location))
  }
}
