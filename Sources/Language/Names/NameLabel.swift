/// What a token is to a name: nothing, its first token, or a later one.
struct NameLabel {
  /// The number of labels.
  static let count = 1 + 2 * Name.Kind.allCases.count
  /// No part of a name.
  static let outside = 0

  /// The label of a name's first token.
  static func begins(_ kind: Name.Kind) -> Int { 1 + 2 * (Name.Kind.allCases.firstIndex(of: kind) ?? 0) }

  /// Whether the label is a name's first token's.
  static func isBeginning(_ label: Int) -> Bool { label & 1 == 1 }

  /// The kind of name of a label other than `outside`.
  static func kind(_ label: Int) -> Name.Kind { Name.Kind.allCases[(label - 1) / 2] }

  /// Whether `label` may stand behind `before`: a later token stands behind a token of its kind alone.
  static func follows(_ label: Int, _ before: Int) -> Bool {
    label == outside || isBeginning(label) || before == label || before == label - 1
  }
}
