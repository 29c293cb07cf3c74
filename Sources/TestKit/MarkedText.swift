/// A text with marked parts: `⟦source|The minister⟧ ⟦cue|said⟧ …`.
public struct MarkedText {
  /// The text without the marks.
  public let text: String

  /// Provisional.
  public init(_ marked: String) { text = marked }
}
