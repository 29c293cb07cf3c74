/// Words for a time, with the time they stand for.
///
/// Source: TimeML 1.2.1, TIMEX3.
public struct TimeExpression: Sendable, Hashable {
  /// TIMEX3 `type`.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }

  /// Its words, without a preposition before them.
  public var span: Span
  /// TIMEX3 `type`.
  public var kind: Kind
  /// TIMEX3 `value` (`2023-09-20`, `2020-FA`, `P3D`, `PAST_REF`); nil where it could not be resolved.
  public var value: String?
  /// TIMEX3 `mod`: `START`, `MID`, `END`, `APPROX`, `BEFORE`, ….
  public var mod: String?
  /// What it was counted from: the day of the article, or the value of an earlier expression.
  public var anchor: String?
  /// The probability that span and value are right.
  public var confidence: Double

  /// A time at `span`.
  public init(
    span: Span, kind: Kind, value: String?, mod: String? = nil, anchor: String? = nil, confidence: Double
  ) {
    self.span = span
    self.kind = kind
    self.value = value
    self.mod = mod
    self.anchor = anchor
    self.confidence = confidence
  }
}
