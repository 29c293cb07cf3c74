internal import Glibc
public import Record

/// Why an input, or a part of it, could not be taken as it came, with the facts a person needs to go on.
public enum IntakeError: Error, Sendable, Hashable {
  /// The system does not let it be read.
  case unreadable(Place, errno: Int32)
  /// It has no bytes.
  case empty(Place)
  /// A folder has no file whose name says that it can be read.
  case noFiles(Place)
  /// Compressed data ends in the middle.
  case cut(Place, format: String)
  /// Compressed data does not follow its format, or its checksum is wrong.
  case damaged(Place, format: String)
  /// A little compressed data becomes too much.
  case bomb(Place, format: String, limit: Int)
  /// A page is longer than is read; what comes before the limit was kept.
  case tooLong(Place, limit: Int)
  /// The bytes are no text.
  case binary(Place, looksLike: String?)
  /// A line is not JSON.
  case notJSON(Place, JSONError)
  /// A line is JSON, but not of a form that is read.
  case noPage(Place, why: String)
  /// `htmlBase64` is not Base64.
  case notBase64(Place)
  /// A line is longer than is read.
  case lineTooLong(Place, limit: Int)
  /// Bytes where a WARC record should be; they were passed over.
  case notRecord(Place, skipped: Int, why: String)
  /// A WARC record is shorter than it says, because the file ends.
  case recordCut(Place, declared: Int, available: Int)
  /// The bytes do not have the digest that the WARC record gives.
  case wrongDigest(Place, field: String, declared: String, actual: String)
  /// An HTTP answer is encoded in a way that is not read.
  case unreadEncoding(Place, name: String)
  /// An HTTP answer's encoding is damaged or cut; what could be decoded was kept.
  case badEncoding(Place, name: String)
  /// A WARC response has no HTTP head.
  case noHead(Place)
  /// The crawler says that it did not keep all of it.
  case truncated(Place, reason: String)
  /// A time that is given with the input is none; it was left out.
  case notTime(Place, field: String, value: String)

  /// The problem as it is listed: a stable code, what, where, the limit, the next step.
  public var problem: Problem {
    let (number, message) = words
    return Problem(code: Self.codes[number - 1], message: message)
  }

  /// Where it happened.
  public var place: Place {
    switch self {
    case .unreadable(let place, _), .empty(let place), .noFiles(let place), .cut(let place, _), .damaged(let place, _),
      .bomb(let place, _, _), .tooLong(let place, _), .binary(let place, _), .notJSON(let place, _),
      .noPage(let place, _), .notBase64(let place), .lineTooLong(let place, _), .notRecord(let place, _, _),
      .recordCut(let place, _, _), .wrongDigest(let place, _, _, _), .unreadEncoding(let place, _),
      .badEncoding(let place, _), .noHead(let place), .truncated(let place, _), .notTime(let place, _, _):
      place
    }
  }

  /// The codes in the order of the cases; see `docs/problems.md`.
  private static let codes = [
    "DL-INTAKE-001", "DL-INTAKE-002", "DL-INTAKE-003", "DL-INTAKE-004", "DL-INTAKE-005", "DL-INTAKE-006",
    "DL-INTAKE-007", "DL-INTAKE-008", "DL-INTAKE-009", "DL-INTAKE-010", "DL-INTAKE-011", "DL-INTAKE-012",
    "DL-INTAKE-013", "DL-INTAKE-014", "DL-INTAKE-015", "DL-INTAKE-016", "DL-INTAKE-017", "DL-INTAKE-018",
    "DL-INTAKE-019", "DL-INTAKE-020",
  ]

  private var words: (Int, String) {
    switch self {
    case .unreadable(let place, let errno):
      (1, "\(place): \(String(cString: strerror(errno))). Check the path and the permission to read it.")
    case .empty(let place):
      (2, "\(place): there are no bytes in it. Fetch or save it again.")
    case .noFiles(let place):
      (
        3,
        "\(place): no file in this folder ends in \(InputKind.suffixes), with or without .gz or .zst. "
          + "Name a file itself to have it read whatever it is called."
      )
    case .cut(let place, let format):
      (4, "\(place): the \(format) data ends in the middle. What came before was read. Fetch the file again.")
    case .damaged(let place, let format):
      (5, "\(place): the \(format) data is damaged. What came before was read. Fetch the file again.")
    case .bomb(let place, let format, let limit):
      (
        6,
        "\(place): the \(format) data grows to more than \(limit) times its size, past the limit --max-ratio. "
          + "It was refused from there. If you trust it, raise the limit."
      )
    case .tooLong(let place, let limit):
      (
        7,
        "\(place): the page is longer than \(limit) bytes, the limit --max-page-bytes. Its first \(limit) bytes were "
          + "read, and the digest is theirs. Raise the limit to read all of it."
      )
    case .binary(let place, let looksLike):
      (
        8,
        "\(place): this is not text or HTML\(looksLike.map { ", it looks like \($0)" } ?? ""). It was not read. "
          + "Convert or unpack it first, or leave it out."
      )
    case .notJSON(let place, let error):
      (9, "\(place): the line is not JSON: \(error) of the line. Write one JSON object a line.")
    case .noPage(let place, let why):
      (10, "\(place): \(why). A line needs one of \"html\", \"htmlBase64\", \"pageText\" and \"text\", as a string.")
    case .notBase64(let place):
      (11, "\(place): \"htmlBase64\" is not Base64. Encode the bytes as served after RFC 4648.")
    case .lineTooLong(let place, let limit):
      (
        12,
        "\(place): the line is longer than \(limit) bytes, four times --max-page-bytes and 1 MiB. It was passed over. "
          + "Raise --max-page-bytes to read it."
      )
    case .notRecord(let place, let skipped, let why):
      (
        13,
        "\(place): \(why). \(skipped) bytes were passed over to the next record. "
          + "Fetch the file again, or look at those bytes."
      )
    case .recordCut(let place, let declared, let available):
      (
        14,
        "\(place): the record says it is \(declared) bytes long, but only \(available) are there. What is there was "
          + "read. The download was probably cut off: fetch the file again."
      )
    case .wrongDigest(let place, let field, let declared, let actual):
      (
        15,
        "\(place): \(field) is \(declared), but the bytes have \(actual). The record was changed or damaged after it "
          + "was written. Compare it with another copy before you rely on it."
      )
    case .unreadEncoding(let place, let name):
      (16, "\(place): the answer is encoded as \"\(name)\", which is not read. Capture it without, or decode it first.")
    case .badEncoding(let place, let name):
      (
        17,
        "\(place): the answer's \(name) encoding is damaged or cut. What could be decoded was read. Capture it again."
      )
    case .noHead(let place):
      (18, "\(place): the response has no HTTP head that could be read. It was not read. Look at the record's bytes.")
    case .truncated(let place, let reason):
      (19, "\(place): the crawler cut this record off (\(reason)). What is there was read. Capture the page again.")
    case .notTime(let place, let field, let value):
      (
        20,
        "\(place): \(field) is \"\(value.prefix(60))\", which is no date or time. It was left out, the page was read. "
          + "Write it as YYYY-MM-DD, or with the time as RFC 3339 has it."
      )
    }
  }
}
