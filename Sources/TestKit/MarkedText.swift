public import Record

/// A text with marked parts, so that a test shows its spans in the words: `⟦source|The minister⟧ ⟦cue|said⟧ …`.
///
/// A mark is a name, and behind a colon a number where several things of one kind stand in the text: `⟦cue:2|said⟧`.
/// Marks may stand inside one another. Equal marks are parts of one thing, in text order.
public struct MarkedText {
  /// A marked stretch of the text.
  public struct Mark: Hashable {
    /// What it is marked as.
    public var name: String
    /// Which one; 1 where the mark says nothing.
    public var number: Int
    /// Where it stands in `text`.
    public var span: Span
  }

  /// The text without the marks.
  public let text: String
  /// The marks, in order of their starts.
  public let marks: [Mark]

  /// The text and the marks of `marked`. Stops the test run where brackets do not match: that is the test's own mistake.
  public init(_ marked: String) {
    var bytes: [UInt8] = []
    var open: [(name: String, number: Int, start: Int)] = []
    var marks: [Mark] = []
    var rest = Substring(marked)
    while let character = rest.popFirst() {
      switch character {
      case "⟦":
        guard let bar = rest.firstIndex(of: "|") else { preconditionFailure("a mark without a name in: \(marked)") }
        let label = rest[..<bar].split(separator: ":")
        open.append((String(label.first ?? ""), label.count > 1 ? Int(label[1]) ?? 1 : 1, bytes.count))
        rest = rest[rest.index(after: bar)...]
      case "⟧":
        guard let (name, number, start) = open.popLast() else {
          preconditionFailure("a mark too many closed in: \(marked)")
        }
        marks.append(Mark(name: name, number: number, span: Span(start, bytes.count)))
      default: bytes += String(character).utf8
      }
    }
    precondition(open.isEmpty, "a mark is not closed in: \(marked)")
    text = String(decoding: bytes, as: UTF8.self)
    self.marks = marks.sorted { $0.span < $1.span }
  }

  /// The spans marked with a name and a number.
  public func spans(_ name: String, _ number: Int = 1) -> [Span] {
    marks.filter { $0.name == name && $0.number == number }.map(\.span)
  }

  /// The numbers in use, in order.
  public var numbers: [Int] { Set(marks.map(\.number)).sorted() }

  /// `text` with these marks put in, numbered where there are several things: for the message of a test that fails.
  public static func render(_ text: String, _ marks: [Mark]) -> String {
    let several = Set(marks.map(\.number)).count > 1
    var edits: [(at: Int, isEnd: Bool, text: String)] = []
    for mark in marks {
      edits.append((mark.span.start, false, "⟦\(mark.name)\(several ? ":\(mark.number)" : "")|"))
      edits.append((mark.span.end, true, "⟧"))
    }
    edits.sort { $0.at != $1.at ? $0.at < $1.at : $0.isEnd && !$1.isEnd }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var from = 0
    for edit in edits {
      out += bytes[from..<edit.at]
      out += edit.text.utf8
      from = edit.at
    }
    return String(decoding: out + bytes[from...], as: UTF8.self)
  }
}
