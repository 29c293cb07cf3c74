internal import Record

/// What can go wrong when a page is read. The codes are listed in `docs/problems.md`.
extension Problem {
  /// The payload is longer than the limit: its end was not read.
  static func payloadTooLong(bytes: Int, read: Int) -> Problem {
    Problem(
      code: "DL-READ-001",
      message:
        "The page is \(bytes) bytes long; only its first \(read) were read. Raise the limit on a page's bytes to read all."
    )
  }

  /// The payload is neither a page nor a text.
  static func notAPage(_ capture: Capture) -> Problem {
    Problem(
      code: "DL-READ-002",
      message:
        "\(capture.source) is \(capture.mediaType ?? "of a kind that is not known"), not a page of HTML or text: "
        + "it was recorded with its digest, and not read.")
  }
}
