internal import Logging

/// A setting: how it is called, what may be in it, and what it does.
///
/// The table of all settings is what files, the environment and the command line are read by, and what `dateline serve
/// --help` and docs/settings.md are made from.
public struct Setting: Sendable {
  /// How it is called: `comments.close-after-days`.
  public let key: String
  /// What may be in it, in words.
  public let range: String
  /// What it does, in one sentence.
  public let effect: String
  /// A value that makes sense.
  public let example: String
  /// What is wrong with a value, or nil and the value is set.
  let set: @Sendable (inout SiteSettings, String) -> Bool
  /// The value as it would be written.
  let written: @Sendable (SiteSettings) -> String

  /// Its name in the environment: `DATELINE_COMMENTS_CLOSE_AFTER_DAYS`.
  public var variable: String {
    Self.variablePrefix + String(key.uppercased().map { $0 == "." || $0 == "-" ? "_" : $0 })
  }
  /// The value it has where nobody sets it; empty is nothing.
  public var fallback: String { written(SiteSettings()) }

  static let variablePrefix = "DATELINE_"

  /// The setting called `key`.
  static func named(_ key: String) -> Setting? { table.first { $0.key == key } }
}

extension Setting {
  /// Text in one line.
  static func text(
    _ key: String, _ path: any WritableKeyPath<SiteSettings, String> & Sendable, _ lengths: ClosedRange<Int>,
    _ effect: String, example: String
  ) -> Setting {
    Setting(
      key: key, range: "text in one line, \(lengths.lowerBound) to \(lengths.upperBound) bytes", effect: effect,
      example: example,
      set: { settings, value in
        guard lengths.contains(value.utf8.count), value.unicodeScalars.allSatisfy(LogText.isPlain) else { return false }
        settings[keyPath: path] = value
        return true
      }, written: { $0[keyPath: path] })
  }

  /// A whole number.
  static func whole(
    _ key: String, _ path: any WritableKeyPath<SiteSettings, Int> & Sendable, _ range: ClosedRange<Int>,
    _ effect: String,
    example: Int
  ) -> Setting {
    Setting(
      key: key, range: "a whole number, \(range.lowerBound) to \(range.upperBound)", effect: effect,
      example: String(example),
      set: { settings, value in
        guard value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(value), range.contains(number)
        else { return false }
        settings[keyPath: path] = number
        return true
      }, written: { String($0[keyPath: path]) })
  }

  /// Yes or no.
  static func choice(
    _ key: String, _ path: any WritableKeyPath<SiteSettings, Bool> & Sendable, _ effect: String, example: Bool
  ) -> Setting {
    Setting(
      key: key, range: "`true` or `false`", effect: effect, example: String(example),
      set: { settings, value in
        guard let isTrue = Bool(value) else { return false }
        settings[keyPath: path] = isTrue
        return true
      }, written: { String($0[keyPath: path]) })
  }
}
