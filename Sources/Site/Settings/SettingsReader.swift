/// What is wrong with a setting, in words for the one who set it.
public struct SettingProblem: Error, Sendable, Hashable {
  /// A stable code.
  public var code: String
  /// Where, what, and what to do.
  public var message: String

  /// This problem.
  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}

/// Reads settings: flags go before the environment, the environment before the file, the file before the defaults.
///
/// The file has a line for each setting, `key = value`, and lines that begin with `#`. It is no TOML: every setting is one
/// line of text, a table of TOML would need a parser of its own or another package, and a value would have to be quoted to
/// hold what a title may hold.
public struct SettingsReader: Sendable {
  /// What was read so far.
  public private(set) var settings = SiteSettings()

  /// The defaults.
  public init() {}

  /// All of it in the right order. `file` is a name to tell of, and what is in the file.
  public static func settings(
    file: (name: String, bytes: [UInt8])?, environment: [String: String], flags: [String]
  ) throws(SettingProblem) -> SiteSettings {
    var reader = SettingsReader()
    if let file { try reader.read(file: file.name, file.bytes) }
    try reader.read(environment: environment)
    for flag in flags { try reader.read(flag: flag) }
    return reader.settings
  }

  /// The longest file that is taken for one.
  private static let maxFileBytes = 1 << 20

  /// A file.
  public mutating func read(file name: String, _ bytes: [UInt8]) throws(SettingProblem) {
    guard bytes.count <= Self.maxFileBytes, let text = String(validating: bytes, as: UTF8.self) else {
      throw SettingProblem(
        code: "DL-SETTING-003",
        message: "\(name): this is no file of settings: it is not UTF-8, or longer than \(Self.maxFileBytes) bytes.")
    }
    var seen: [String: Int] = [:]
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      let line = Self.trimmed(index == 0 && line.first == "\u{FEFF}" ? line.dropFirst() : line)
      if line.isEmpty || line.hasPrefix("#") { continue }
      let place = "\(name), line \(index + 1)"
      guard let equals = line.firstIndex(of: "=") else {
        throw SettingProblem(
          code: "DL-SETTING-003",
          message: "\(place): “\(LogText.cut(line))” is no setting. Write key = value, or # before a comment.")
      }
      let key = String(Self.trimmed(line[..<equals]))
      if let first = seen.updateValue(index + 1, forKey: key) {
        throw SettingProblem(
          code: "DL-SETTING-003", message: "\(place): \(LogText.cut(key)) was set in line \(first) already. Remove one."
        )
      }
      try set(key, Self.unquoted(Self.trimmed(line[line.index(after: equals)...])), place: place)
    }
  }

  /// Variables of the environment. Of those whose names begin with `DATELINE_` each has to be known.
  public mutating func read(environment: [String: String]) throws(SettingProblem) {
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix(Setting.variablePrefix) {
      guard let setting = Setting.table.first(where: { $0.variable == name }) else {
        let nearest = Self.nearest(to: name, among: Setting.table.map(\.variable))
        throw SettingProblem(
          code: "DL-SETTING-001",
          message: "The environment variable \(LogText.cut(name)) is no setting. Did you mean \(nearest)?")
      }
      try set(setting.key, value, place: name)
    }
  }

  /// A flag of the command line: `key=value`.
  public mutating func read(flag: String) throws(SettingProblem) {
    guard let equals = flag.firstIndex(of: "=") else {
      throw SettingProblem(
        code: "DL-SETTING-003", message: "--set \(LogText.cut(flag)): write --set key=value, such as --set title=News.")
    }
    let key = String(Self.trimmed(flag[..<equals]))
    try set(key, String(flag[flag.index(after: equals)...]), place: "--set")
  }

  /// Sets `key` to `value`, which came from `place`.
  public mutating func set(_ key: String, _ value: String, place: String) throws(SettingProblem) {
    guard let setting = Setting.named(key) else {
      let nearest = Self.nearest(to: key, among: Setting.table.map(\.key))
      throw SettingProblem(
        code: "DL-SETTING-001", message: "\(place): “\(LogText.cut(key))” is no setting. Did you mean \(nearest)?")
    }
    guard setting.set(&settings, value) else {
      // What stands in a token is nobody's business.
      let shown = key.hasSuffix("token") ? "this value" : "“\(LogText.cut(value))”"
      throw SettingProblem(
        code: "DL-SETTING-002",
        message: "\(place): \(key) cannot be \(shown). It is \(setting.range.filter { $0 != "`" }); "
          + "for example \(key) = \(setting.example)")
    }
  }

  private static func trimmed(_ text: some StringProtocol) -> Substring {
    let start = text.drop { $0 == " " || $0 == "\t" }
    guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return Substring(start[...last])
  }

  /// A value in quotation marks, so that it can begin with blanks, without them.
  private static func unquoted(_ value: Substring) -> String {
    guard value.utf8.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") else { return String(value) }
    return String(value.dropFirst().dropLast())
  }

  /// The name that has the fewest letters different from `name`.
  private static func nearest(to name: String, among names: [String]) -> String {
    let given = Array(name.lowercased().prefix(64).utf8)
    return names.min { distance(given, Array($0.lowercased().utf8)) < distance(given, Array($1.lowercased().utf8)) }
      ?? ""
  }

  /// Levenshtein's distance.
  private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var row = Array(0...second.count)
    for (index, letter) in first.enumerated() {
      var corner = row[0]
      row[0] = index + 1
      for column in second.indices {
        let change = corner + (letter == second[column] ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = min(change, corner + 1, row[column] + 1)
      }
    }
    return row[second.count]
  }
}
