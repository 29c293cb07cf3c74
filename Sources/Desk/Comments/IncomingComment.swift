/// A comment that is being judged: its fields within their limits, and the forms in which rules look at them.
struct IncomingComment {
  var draft: CommentDraft
  let foldedName: FoldedText
  let foldedEmail: FoldedText?
  private let foldedText: FoldedText

  init(_ draft: CommentDraft, _ policy: CommentPolicy) throws {
    self.draft = draft
    self.draft.name = try FieldRule.line(draft.name, "name", longest: policy.longestName)
    self.draft.text = try FieldRule.text(draft.text, "comment", longest: policy.longestText)
    let email = try draft.email.map { try FieldRule.optionalLine($0, "e-mail", longest: 254) }
    self.draft.email = email?.isEmpty == true ? nil : email
    foldedName = FoldedText(self.draft.name)
    foldedEmail = self.draft.email.map { FoldedText($0) }
    foldedText = FoldedText(draft.text)
  }

  /// What the same text has in common wherever it is sent: case, blanks and invisible characters do not count.
  var digest: String { DeskStore.digest(foldedText.value) }
  /// The links of the text.
  var links: Int { foldedText.links }

  /// Whether the text or the name has a word or phrase.
  func has(_ words: FoldedText) -> Bool {
    foldedText.contains(words: words) || foldedName.contains(words: words)
  }
}
