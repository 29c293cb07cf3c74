internal import Record

/// Walks through a WARC file, record by record, past damage.
///
/// Source: WARC 1.1 (ISO 28500:2017). Versions 0.17 to 1.1 are read; lines may end in LF alone, and blank lines between
/// records may be missing or too many. After damage, reading goes on at the next line that begins with `WARC/`, and in a
/// compressed file at the next member.
final class WARCReader: ParcelSource {
  private let window: ByteWindow
  private let path: String
  private let isCompressed: Bool
  private let limits: IntakeLimits
  private let selection: WARCSelection
  private let tally: Tally
  private var number = 0
  private var failure: IntakeError?
  private var hasEnded = false

  /// The longest header of a record that is looked at.
  private static let maxHeaderBytes = 64 << 10
  /// What is looked at of a block before it is decided whether it is held.
  private static let previewBytes = HTTPResponse.maxHeadBytes

  init(
    _ window: ByteWindow, path: String, isCompressed: Bool, limits: IntakeLimits, selection: WARCSelection, tally: Tally
  ) {
    self.window = window
    self.path = path
    self.isCompressed = isCompressed
    self.limits = limits
    self.selection = selection
    self.tally = tally
  }

  func next() -> Parcel? {
    while !hasEnded {
      if let failure {
        self.failure = nil
        recover(from: failure)
        continue
      }
      do throws(IntakeError) {
        if let parcel = try record() { return parcel }
      } catch {
        failure = error
        return lost(error)
      }
    }
    return nil
  }

  /// The next record that is to be read; nil where it is passed over, or at the end of the file.
  private func record() throws(IntakeError) -> Parcel? {
    try skipBlankLines()
    guard try window.hold(1) else {
      hasEnded = true
      return nil
    }
    number += 1
    let place = place
    guard try window.hold(5), beginsRecord(at: 0) else { return try resync(why: "no WARC record begins here") }
    guard let headerEnd = try header(), nextRecord(from: 1, upTo: headerEnd) == nil else {
      return try resync(why: "the record's header has no end")
    }
    let fields = window.peek { HeaderFields(UnsafeBufferPointer(rebasing: $0[..<headerEnd])) }
    guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0, length < 1 << 48 else {
      return try resync(why: "the record's header has no Content-Length that could be read")
    }
    window.drop(headerEnd)
    return try block(of: fields, length: length, at: place)
  }

  /// Reads or skips the block that begins here.
  private func block(of fields: HeaderFields, length: Int, at place: Place) throws(IntakeError) -> Parcel? {
    var damage = try holdOrFail(min(length, Self.previewBytes))
    let preview = min(length, Self.previewBytes, window.count)
    let (http, choice) = window.peek { bytes in
      let block = UnsafeBufferPointer(rebasing: bytes[..<preview])
      let http = HTTPResponse(block)
      return (http, selection.choice(fields, http, block))
    }
    guard case .take(let purpose) = choice else {
      if case .skip(let reason) = choice { tally.skip(reason) }
      if let damage { throw damage }
      return try passOver(length, at: place).map { Parcel(.nothing($0), at: place, limits: limits) }
    }
    let limit = min(length, limits.pageBytes(and: Self.previewBytes))
    if damage == nil { damage = try holdOrFail(limit) }
    let (count, lengthError) = blockEnd(declared: length, wanted: limit, at: place)
    let block = window.copy(count)
    let record = WARCRecord(
      place: place, fields: fields, http: count < preview ? block.withUnsafeBufferPointer(HTTPResponse.init) : http,
      purpose: purpose, block: block, isWhole: count == length)
    window.drop(count)
    var errors: [IntakeError] = []
    if let damage {
      failure = damage
      errors = [damage]
    } else if let lengthError {
      errors = [lengthError]
    } else if length > limit {
      do throws(IntakeError) {
        if let error = try passOver(length, from: limit, at: place) { errors = [error] }
      } catch {
        failure = error
        errors = [error]
      }
      errors.append(.tooLong(place, limit: limits.maxPageBytes))
    }
    if record.http == nil, WARCSelection.hasHead(fields) {
      return Parcel(.nothing(errors.first ?? .noHead(place)), at: place, limits: limits)
    }
    return Parcel(.record(record), at: place, errors: errors, limits: limits)
  }

  /// Holds `wanted` bytes, or as many as there are before the damage that is given back.
  private func holdOrFail(_ wanted: Int) throws(IntakeError) -> IntakeError? {
    do throws(IntakeError) {
      try window.hold(wanted)
      return nil
    } catch {
      if window.count == 0 { throw error }
      return error
    }
  }

  /// Where the block that begins here ends: as declared, or before the next record where that begins inside it. At most
  /// `wanted` bytes of it are held.
  private func blockEnd(declared: Int, wanted: Int, at place: Place) -> (count: Int, IntakeError?) {
    let held = min(wanted, window.count)
    if held == declared, endsRecord(at: held) { return (held, nil) }
    if let next = nextRecord(from: 0, upTo: held) {
      return (
        window.peek { Self.blockEnd($0, before: next) }, wrongLength(declared, actual: next, skipped: 0, at: place)
      )
    }
    return (held, held < wanted ? .recordCut(place, declared: declared, available: held) : nil)
  }

  /// The offset before the two line ends that stand between a block and the next record.
  private static func blockEnd(_ bytes: UnsafeBufferPointer<UInt8>, before next: Int) -> Int {
    var end = next
    for _ in 0..<2 where end > 0 && bytes[end - 1] == 0x0A {
      end -= 1
      if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
    }
    return end
  }

  private func wrongLength(_ declared: Int, actual: Int, skipped: Int, at place: Place) -> IntakeError {
    .notRecord(
      place, skipped: skipped,
      why: "the record says it is \(declared) bytes long, but another begins after \(actual)")
  }

  /// Passes over a block of `length` bytes whose first `start` bytes are gone by; gives what is wrong with its length.
  /// Where something is, goes back and searches for the next record inside it.
  private func passOver(_ length: Int, from start: Int = 0, at place: Place) throws(IntakeError) -> IntakeError? {
    let begin = window.offset
    let skipped = try window.skip(length - start)
    let isWhole = skipped == length - start
    if isWhole, endsRecord(at: 0) { return nil }
    if !isCompressed, window.seek(to: begin) {
      var passed = start
      var from = 0
      while passed < length, try window.more() {
        if let next = nextRecord(from: from, upTo: min(window.count, length - passed)) {
          window.drop(next)
          return wrongLength(length, actual: passed + next, skipped: passed + next, at: place)
        }
        let step = min(max(0, window.count - 16), length - passed)
        window.drop(step)
        passed += step
        from = 1
      }
      _ = try window.skip(length - passed)
    }
    if isWhole { return nil }
    hasEnded = true
    return .recordCut(place, declared: length, available: start + skipped)
  }

  /// The offset behind the header that begins here; nil where it has no end within reason.
  private func header() throws(IntakeError) -> Int? {
    var searched = 0
    while true {
      if let end = window.peek({ HeaderFields.end(of: $0, from: searched) }) { return end.body }
      searched = max(0, window.count - 3)
      if window.count > Self.maxHeaderBytes { return nil }
      guard try window.more() else { return nil }
    }
  }

  private var place: Place { Place(path: path, record: number, byte: window.place(isCompressed: isCompressed)) }

  private func skipBlankLines() throws(IntakeError) {
    while try window.hold(1) {
      let blank = window.peek { bytes in bytes.prefix { $0 == 0x0D || $0 == 0x0A }.count }
      if blank == 0 { return }
      window.drop(blank)
    }
  }

  /// Passes over bytes that are no record, to the next one or the end.
  private func resync(why: String) throws(IntakeError) -> Parcel? {
    let place = place
    var passed = 0
    while true {
      if let next = nextRecord(from: 1, upTo: window.count) {
        window.drop(next)
        return Parcel(.nothing(.notRecord(place, skipped: passed + next, why: why)), at: place, limits: limits)
      }
      let done = max(0, window.count - 16)
      window.drop(done)
      passed += done
      guard try window.more() else { break }
    }
    passed += window.count
    window.drop(window.count)
    hasEnded = true
    return Parcel(.nothing(.notRecord(place, skipped: passed, why: why)), at: place, limits: limits)
  }

  /// After damage to the compressed data: goes on at the next member that a record begins in.
  private func recover(from error: IntakeError) {
    while window.recover() {
      do throws(IntakeError) {
        try window.hold(5)
        if beginsRecord(at: 0) { return }
      } catch { continue }
    }
    hasEnded = true
  }

  /// The parcel of a record that cannot be had.
  private func lost(_ error: IntakeError) -> Parcel {
    var place = place
    place.byte = error.place.byte ?? place.byte
    return Parcel(.nothing(error), at: place, limits: limits)
  }
}

extension WARCReader {
  /// Whether a record's first line stands at `index` of what is held.
  private func beginsRecord(at index: Int) -> Bool {
    window.peek { Self.beginsRecord($0, at: index) }
  }

  private static func beginsRecord(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 5 <= bytes.count && bytes[index] == 0x57 && bytes[index..<index + 5].elementsEqual("WARC/".utf8)
  }

  /// Whether the file or a record's blank lines and the next record come at `index` of what is held.
  private func endsRecord(at index: Int) -> Bool {
    _ = try? window.hold(index + 16)
    return window.peek { bytes in
      var next = index
      while next < bytes.count, bytes[next] == 0x0D || bytes[next] == 0x0A { next += 1 }
      return next == bytes.count || Self.beginsRecord(bytes, at: next)
    }
  }

  /// The offset of the next line that reads `WARC/1.` or `WARC/0.`, in what is held.
  private func nextRecord(from start: Int, upTo end: Int) -> Int? {
    window.peek { bytes in
      var index = start
      while index + 7 <= bytes.count, index < end {
        if bytes[index] == 0x57, index == 0 || bytes[index - 1] == 0x0A, Self.beginsRecord(bytes, at: index),
          bytes[index + 5] == 0x30 || bytes[index + 5] == 0x31, bytes[index + 6] == 0x2E
        {
          return index
        }
        index += 1
      }
      return nil
    }
  }
}
