internal import Record

/// A record as people read it: what the page is, who said what, when, where, on which papers, and what was done to the text.
struct RecordPage {
  let record: PageRecord
  let style: Style
  /// The page's bytes, where the place of each statement in them is to be shown.
  let payload: [UInt8]?
  var lines: [String] = []

  /// The page of `record`. With `showsEvidence`, the bytes of `capture` stand under each statement.
  init(_ record: PageRecord, capture: Capture?, showsEvidence: Bool, style: Style) {
    self.record = record
    self.style = style
    payload = showsEvidence ? capture?.payload : nil
    addHead()
    if let article = record.article {
      addStatements(of: article)
      addTimes(of: article)
      addPlaces(of: article)
      addDocuments()
      addRepairs(of: article)
      addRemoved(of: article)
    }
    addProblems()
    addFoot()
  }

  /// The lines, in UTF-8.
  var utf8: [UInt8] {
    Array((lines.joined(separator: "\n") + "\n\n").utf8)
  }

  /// Adds a paragraph behind `indent` columns, its further lines behind `hanging`.
  mutating func add(_ paragraph: Paragraph, indent: Int = 0, hanging: Int? = nil) {
    lines += paragraph.lines(style, indent: indent, hanging: hanging)
  }

  /// Adds a blank line and a heading with a note behind it.
  mutating func addHeading(_ title: String, note: String = "") {
    lines.append("")
    var heading = Paragraph(title, .heading)
    if !note.isEmpty { heading.add(" · " + note, .dim) }
    add(heading)
  }

  private mutating func addFoot() {
    guard !record.statements.isEmpty, payload == nil else { return }
    lines.append("")
    add(
      Paragraph(
        "Add --evidence to see the bytes of the page under each statement, --format json for the whole record.", .dim))
  }
}

extension RecordPage {
  /// How often something is: nothing for once.
  static func times(_ count: Int) -> String { count > 1 ? " ×\(count)" : "" }

  /// The first words of `text`, as many as `width` columns take.
  static func sample(_ text: String, width: Int) -> String {
    var result = ""
    var columns = 0
    for character in CleanText.line(text.prefix(4 * width)) {
      columns += DisplayWidth.of(character)
      if columns > width { return result + "…" }
      result.append(character)
    }
    return result
  }

  /// `items` in groups of equal keys, groups and members in the order they come.
  static func groups<Item, Key: Hashable>(_ items: [Item], by key: (Item) -> Key) -> [(key: Key, items: [Item])] {
    var groups: [(key: Key, items: [Item])] = []
    var index: [Key: Int] = [:]
    for item in items {
      let own = key(item)
      if let known = index[own] {
        groups[known].items.append(item)
      } else {
        index[own] = groups.count
        groups.append((own, [item]))
      }
    }
    return groups
  }
}
