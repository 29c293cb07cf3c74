/// Numbers in the text format that Prometheus reads.
///
/// Source: Prometheus, “Exposition formats”, text format 0.0.4.
struct MetricsText {
  /// The text so far.
  private(set) var text = ""

  /// A metric: its name, what it is, and a line for each set of labels.
  mutating func metric(
    _ name: String, _ type: String, _ help: String, _ values: [(labels: [(String, String)], value: Double)]
  ) {
    head(name, type, help)
    for (labels, value) in values { line(name, labels, value) }
  }

  /// A metric with one value.
  mutating func metric(_ name: String, _ type: String, _ help: String, _ value: Int) {
    metric(name, type, help, [([], Double(value))])
  }

  /// The two lines before a metric.
  mutating func head(_ name: String, _ type: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  /// One value.
  mutating func line(_ name: String, _ labels: [(String, String)], _ value: Double) {
    text += name
    if !labels.isEmpty {
      text += "{" + labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",") + "}"
    }
    text += " " + (value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)) + "\n"
  }

  private static func escaped(_ value: String) -> String {
    var escaped = ""
    for letter in value {
      switch letter {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n", "\r\n": escaped += "\\n"
      default: escaped.append(letter)
      }
    }
    return escaped
  }
}
