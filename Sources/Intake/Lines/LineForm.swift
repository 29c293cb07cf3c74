internal import Record

/// The forms of a JSON line: one of `html`, `htmlBase64`, `pageText`, `text`, with optional `id`, `url`, `published`.
///
/// Where a line has several of the four, the first in this order counts. Other keys are passed over.
enum LineForm {
  /// What the line at `place` holds.
  static func delivery(
    of line: [UInt8], at place: Place, errors: [IntakeError], limits: IntakeLimits
  ) -> Delivery {
    var id: String?
    do throws(IntakeError) {
      let value: JSONValue
      do throws(JSONError) {
        value = try JSONParser().parse(line)
      } catch {
        throw errors.first ?? .notJSON(place, error)
      }
      guard value.members != nil else { throw .noPage(place, why: "the line is JSON, but no object") }
      id = value["id"].flatMap(identifier)
      return try delivery(of: value, id: id, at: place, errors: errors, limits: limits)
    } catch {
      return .lost(id: id ?? place.source, capture: nil, problem: error.problem)
    }
  }

  private static func delivery(
    of value: JSONValue, id: String?, at place: Place, errors: [IntakeError], limits: IntakeLimits
  ) throws(IntakeError) -> Delivery {
    let (given, form, isServed) = try payload(of: value, at: place)
    var errors = errors
    var payload = given
    if payload.count > limits.maxPageBytes {
      payload = limits.cut(payload[...])
      errors.append(.tooLong(place, limit: limits.maxPageBytes))
    }
    if payload.isEmpty { throw .empty(place) }
    var published: String?
    if let given = value["published"], given != .null {
      published = given.string.flatMap(StatedTime.publication)
      if published == nil {
        errors.append(.notTime(place, field: "\"published\"", value: given.string ?? "not a string"))
      }
    }
    let capture = Capture(
      id: id, source: place.source, url: value["url"]?.string.flatMap { $0.isEmpty ? nil : $0 },
      publishedHint: published,
      payload: payload, digest: Digest.sha256(payload), form: form,
      mediaType: form == .html ? "text/html" : "text/plain",
      // A JSON string is UTF-8 whatever charset the page in it names; bytes as served have to be looked at.
      servedCharset: isServed ? nil : "utf-8")
    return .checked(capture, at: place, errors: errors)
  }

  private static func payload(
    of value: JSONValue, at place: Place
  ) throws(IntakeError) -> (bytes: [UInt8], form: Capture.Form, isServed: Bool) {
    for (key, form) in [
      ("html", Capture.Form.html), ("htmlBase64", .html), ("pageText", .pageText), ("text", .articleText),
    ] {
      guard let member = value[key], member != .null else { continue }
      guard let string = member.string else { throw .noPage(place, why: "\"\(key)\" is no string") }
      guard key == "htmlBase64" else { return (Array(string.utf8), form, false) }
      guard let bytes = Base64.decode(string) else { throw .notBase64(place) }
      return (bytes, form, true)
    }
    throw .noPage(place, why: "the line has no page in it")
  }

  /// An id as a string; a whole number is taken by its digits.
  private static func identifier(_ value: JSONValue) -> String? {
    if let number = value.number, number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    return value.string.flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension IntakeLimits {
  /// The first bytes of `bytes`, as many as a page may have; a character of UTF-8 is not cut in half.
  func cut(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.count > maxPageBytes else { return Array(bytes) }
    var end = bytes.startIndex + maxPageBytes
    var back = 0
    while back < 3, end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 {
      end -= 1
      back += 1
    }
    return Array(bytes[..<end])
  }
}
