internal import Record

/// Which records of a WARC file are pages: answers with status 200 whose media type is HTML, resources that are HTML,
/// conversions to text, and text that Dateline kept as a resource. The rest is counted, or named where everything is asked
/// for.
struct WARCSelection: Sendable {
  /// What becomes of a record.
  enum Choice: Sendable, Hashable {
    case take(WARCRecord.Purpose)
    /// Counted under these words.
    case skip(String)
  }

  /// Whether records that are no pages are named too.
  let takesAll: Bool

  /// What becomes of a record with these fields, whose block begins with `preview`.
  func choice(_ fields: HeaderFields, _ http: HTTPResponse?, _ preview: UnsafeBufferPointer<UInt8>) -> Choice {
    let type = fields["warc-type"]?.lowercased() ?? "untyped"
    let declared = fields["content-type"].map { MediaType($0) }
    switch type {
    case "response" where http != nil: return answer(http?.status ?? 0, http?.fields["content-type"], preview, http)
    case "response" where Self.hasHead(fields): return .take(.page(.html))
    case "resource":
      if let form = StatedCapture(made: fields.all)?.form, form != .other { return .take(.page(form)) }
      return content(declared, preview)
    case "response": return content(declared, preview)
    case "conversion":
      return declared?.name == "text/plain" ? .take(.page(.pageText)) : content(declared, preview)
    default: return .skip("\(type) record")
    }
  }

  /// Whether a record's block must begin with an HTTP head: a response's, unless it says that it is something else.
  static func hasHead(_ fields: HeaderFields) -> Bool {
    let type = fields["content-type"].map { MediaType($0).name }
    return fields["warc-type"]?.lowercased() == "response" && (type == nil || type == "application/http")
  }

  private func answer(
    _ status: Int, _ type: String?, _ preview: UnsafeBufferPointer<UInt8>, _ http: HTTPResponse?
  ) -> Choice {
    guard status == 200 else {
      let kind: Article.Kind = (400..<600).contains(status) ? .error : .other
      return takesAll ? .take(.other(kind)) : .skip("status \(status)")
    }
    let body = UnsafeBufferPointer(rebasing: preview[min(http?.bodyStart ?? 0, preview.count)...])
    return content(type.map { MediaType($0) }, body)
  }

  private func content(_ type: MediaType?, _ body: UnsafeBufferPointer<UInt8>) -> Choice {
    guard let type, !type.name.isEmpty else {
      if InputKind(sniffing: body) == .html { return .take(.page(.html)) }
      return takesAll ? .take(.other(.other)) : .skip("no media type")
    }
    if type.isPage { return .take(.page(.html)) }
    let isMedia = ["image/", "video/", "audio/"].contains { type.name.hasPrefix($0) }
    return takesAll ? .take(.other(isMedia ? .media : .other)) : .skip(type.name)
  }
}
