/// Why JSON is no record, and where in it: `article.blocks[3].span: a span is two whole numbers`.
public struct RecordFormError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The rule that was broken.
  public enum Reason: Sendable, Hashable {
    /// The bytes are no JSON.
    case notJSON(JSONError)
    /// The key must be there, and is not.
    case missing
    /// Something else was due here: "a string", "a list", ….
    case expected(String)
    /// The word is none of those that may stand here.
    case unknownWord(String)
    /// The span ends outside the text, which has this many code points, or before it begins.
    case outside(scalars: Int)
    /// The record is of a later version of the form than this one, which is the last that is understood.
    case newer(than: Int)
  }

  /// The keys that lead to the place, such as `article.blocks[3].span`; empty for the record itself.
  public var path: String
  /// The rule that was broken.
  public var reason: Reason

  /// A broken rule at `path`.
  public init(_ reason: Reason, at path: String = "") {
    self.reason = reason
    self.path = path
  }

  /// The place and the rule in plain words.
  public var description: String {
    let words =
      switch reason {
      case .notJSON(let error): error.description
      case .missing: "is missing"
      case .expected(let what): "must be \(what)"
      case .unknownWord(let word): "\u{201C}\(word)\u{201D} is no word that may stand here"
      case .outside(let scalars): "lies outside the text, which has \(scalars) code points, or ends before it begins"
      case .newer(let version): "the record has a later form than \(version), the last one that is understood"
      }
    return path.isEmpty ? "the record \(words)" : "\(path): \(words)"
  }

  /// The same, found in what `outer` leads to.
  func inside(_ outer: String) -> RecordFormError {
    let joint = path.isEmpty || path.hasPrefix("[") ? "" : "."
    return RecordFormError(reason, at: outer + joint + path)
  }
}
