public import Record

/// A payload as UTF-8, which knows where in the payload each of its bytes came from.
public struct DecodedPayload: Sendable {
  /// Valid UTF-8. A byte order mark is not in it; bytes that the charset does not have are U+FFFD.
  public let utf8: [UInt8]
  /// The WHATWG name of the charset, lower case: `utf-8`, `windows-1251`.
  public let charset: String
  /// What could not be decoded.
  public let problems: [Problem]
  /// Nil where the payload is the UTF-8 text, but for `shift` bytes in front.
  private let offsets: OffsetTable?
  private let shift: Int

  /// A payload that is valid UTF-8 without a byte order mark.
  init(utf8: [UInt8], charset: String) {
    self.utf8 = utf8
    self.charset = charset
    (problems, offsets, shift) = ([], nil, 0)
  }

  /// Decodes `payload` by the charset that it, or the server, says it has, else by the one that its bytes look like.
  ///
  /// Linear in the payload. Bad bytes never fail: each is one U+FFFD, at its place. `isMarkup` says whether a `<meta>` in it
  /// counts. See `CharsetSniffer` for the order in which the sources are believed.
  public init(_ payload: [UInt8], servedCharset: String? = nil, isMarkup: Bool = true) {
    let choice = payload.withUnsafeBufferPointer {
      CharsetSniffer(payload: $0, servedCharset: servedCharset, isMarkup: isMarkup).choice
    }
    self.init(payload, choice)
  }

  /// Decodes `payload` by a charset that is known.
  init(_ payload: [UInt8], _ choice: CharsetSniffer.Choice) {
    charset = choice.name
    shift = choice.markLength
    if choice.name == "utf-8", choice.isCleanUTF8 {
      utf8 = shift == 0 ? payload : Array(payload[shift...])
      (problems, offsets) = ([], nil)
      return
    }
    var sink = DecodingSink(payloadStart: shift, payloadCount: payload.count)
    let isKnown = payload.withUnsafeBufferPointer { bytes in
      Charset(named: choice.name).map { $0.decode(bytes, from: choice.markLength, into: &sink) } ?? false
    }
    (utf8, offsets) = sink.finish()
    problems = isKnown ? [] : [.charsetNotAtHand(choice.name)]
  }

  /// The offset in the payload of the byte that `offset` of `utf8` came from; `utf8.count` gives the payload's length.
  ///
  /// Exact at the beginning of each character; inside a character it is that of its beginning, but for UTF-8 payloads
  /// without bad bytes, where it is exact everywhere.
  public func payloadOffset(_ offset: Int) -> Int {
    guard let offsets else { return offset + shift }
    return offsets.payloadOffset(offset, in: utf8)
  }
}

extension Problem {
  /// The system's iconv has no table of a charset.
  static func charsetNotAtHand(_ name: String) -> Problem {
    Problem(
      code: "DL-READ-020",
      message:
        "The page is written in \(name), of which this system's iconv has no table; its characters beyond ASCII are "
        + "lost. Install the system's charset tables (in Debian: libc6) and read it again.")
  }
}
