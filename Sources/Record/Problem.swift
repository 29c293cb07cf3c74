/// Something that could not be done, or was done in part: where, which limit, and what to do next.
public struct Problem: Sendable, Hashable {
  /// A stable code, `DL-` and the stage and three digits (`DL-INTAKE-004`); listed in `docs/problems.md`.
  public var code: String
  /// What went wrong, where, the limit or rule, and the next step, in plain words.
  public var message: String

  /// A problem with its code and its words.
  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}
