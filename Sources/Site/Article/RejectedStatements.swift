internal import Desk
internal import Record

/// The statements that editors rejected, so that what was drawn and what they said of it can both be seen.
enum RejectedStatements {
  /// Writes them, the beginning of each; nothing where there are none.
  static func write(_ corrections: [Correction], to html: inout HTMLWriter) {
    let rejected = corrections.filter { $0.supersededBy == nil && $0.draft.action == .reject }
    guard !rejected.isEmpty else { return }
    html.raw("<details><summary>")
    html.number(rejected.count)
    html.raw(
      rejected.count == 1
        ? " statement rejected by editors</summary><ul>" : " statements rejected by editors</summary><ul>")
    for correction in rejected {
      html.raw("<li><del>")
      html.text(RightsCut.beginning(of: correction.draft.subject?.content.words ?? ""))
      html.raw("</del> <span class=\"note\">")
      CorrectionNote.signature(correction, to: &html)
      html.raw("</span></li>")
    }
    html.raw("</ul></details>")
  }
}
