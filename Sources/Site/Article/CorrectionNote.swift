internal import Desk
internal import Record

/// What editors said of a fact, in a line: what they did, who, when and why.
enum CorrectionNote {
  /// Writes the line; `accepted` is what an accepted fact is called where it stands.
  static func write(_ correction: Correction, accepted: StaticString, to html: inout HTMLWriter) {
    html.raw("<p class=\"edited\">")
    switch correction.draft.action {
    case .accept: html.raw(accepted)
    case .reject: html.raw("Rejected")
    case .edit: html.raw("Corrected")
    case .add: html.raw("Added")
    }
    html.raw(" by ")
    signature(correction, to: &html)
    html.raw("</p>")
  }

  /// Writes who, when and why.
  static func signature(_ correction: Correction, to html: inout HTMLWriter) {
    html.text(correction.by)
    html.raw(", ")
    html.time(Timestamp.rfc3339(correction.at))
    if !correction.draft.why.isEmpty {
      html.raw(": ")
      html.text(correction.draft.why)
    }
  }
}
