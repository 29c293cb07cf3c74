public import Record

/// Why a query is not understood, and where in it.
public struct QueryError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// A quotation mark has no closing one.
    case openQuote
    /// A parenthesis has no closing one.
    case openParenthesis
    /// A closing parenthesis has no opening one.
    case strayParenthesis
    /// Something must follow: a minus, NOT, OR, a field's colon.
    case nothingAfter(String)
    /// There is no such field.
    case unknownField(String)
    /// A value is not of the form the field takes.
    case badValue(field: String, value: String, wanted: String)
    /// A beginning of a word is too short.
    case shortPrefix(String, least: Int)
    /// There is no letter and no digit in it.
    case noWord(String)
    /// More parts than are looked for at once.
    case tooLong(limit: Int)
    /// Nested deeper than is read.
    case tooDeep(limit: Int)
  }

  /// What is wrong.
  public var reason: Reason
  /// The character of the query where it is, counted from 0 in Unicode scalars.
  public var offset: Int

  /// A query that is not understood at `offset`.
  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// The problem as it is listed: a stable code, what, where, the next step.
  public var problem: Problem {
    let (code, message) = words
    return Problem(code: code, message: "character \(offset + 1) of the query: \(message)")
  }

  private var words: (String, String) {
    switch reason {
    case .openQuote: ("DL-QUERY-001", "the quotation mark is not closed. Add another \" behind the phrase.")
    case .openParenthesis: ("DL-QUERY-002", "the parenthesis is not closed. Add a ) behind the group.")
    case .strayParenthesis: ("DL-QUERY-003", "this ) closes nothing. Take it out, or open the group with a (.")
    case .nothingAfter(let what):
      ("DL-QUERY-004", "nothing follows \(what). Write what is meant behind it, without a space.")
    case .unknownField(let name):
      (
        "DL-QUERY-005",
        "there is no field \"\(name)\". Fields are \(QueryField.allCases.map(\.rawValue).joined(separator: ", ")). "
          + "Put words with a colon in quotation marks."
      )
    case .badValue(let field, let value, let wanted): ("DL-QUERY-006", "\(field) takes \(wanted), not \"\(value)\".")
    case .shortPrefix(let word, let least):
      ("DL-QUERY-007", "\"\(word)*\" stands for too many words. Write at least \(least) letters before the *.")
    case .noWord(let text): ("DL-QUERY-008", "there is no letter or digit in \"\(text)\". Write a word.")
    case .tooLong(let limit): ("DL-QUERY-009", "the query has more than \(limit) parts. Ask for less at once.")
    case .tooDeep(let limit): ("DL-QUERY-010", "groups are nested deeper than \(limit). Write fewer parentheses.")
    }
  }
}
