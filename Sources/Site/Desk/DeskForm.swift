internal import Desk
internal import Record

/// What is wrong with a form: at its fields, and with it as a whole.
struct DeskProblems: Sendable {
  /// What no field is to blame for.
  var whole: String?
  private var fields: [String: String] = [:]

  init() {}

  /// What the desk says; `fields` gives the form's name for the desk's name of a field, and for `taken` that of the field
  /// whose value was taken.
  init(_ error: DeskError, fields names: [String: String]) {
    switch error {
    case .invalid(let field, let rule) where names[field] != nil: fields[names[field] ?? field] = "Not kept: \(rule)."
    case .taken where names["taken"] != nil: fields[names["taken"] ?? ""] = error.problem.message
    default: whole = error.problem.message
    }
  }

  /// Whether nothing is wrong.
  var isEmpty: Bool { whole == nil && fields.isEmpty }

  /// What is wrong with a field.
  subscript(field: String) -> String? {
    get { fields[field] }
    set { fields[field] = newValue }
  }

  /// What is said above the form.
  var summary: String? { whole ?? (fields.isEmpty ? nil : "Nothing was kept: look at the messages below.") }
}

/// Writes forms: each field has its label, its help and its message, and each form the token of the session.
struct DeskForm {
  /// The token of the session.
  let csrf: String
  /// What is wrong with what was sent.
  var problems = DeskProblems()

  /// The form of who is signed in.
  init(_ visit: Visit, _ problems: DeskProblems = DeskProblems()) {
    csrf = visit.session?.csrf ?? ""
    self.problems = problems
  }

  /// Begins a form.
  func open(_ action: String, to html: inout HTMLWriter) {
    html.raw("<form class=\"desk-form\" method=\"post\"")
    html.attribute("action", action)
    html.raw(">")
    if !csrf.isEmpty { Self.hidden("csrf", csrf, to: &html) }
  }

  /// Ends it.
  static func close(to html: inout HTMLWriter) { html.raw("</form>") }

  /// A field that is not seen.
  static func hidden(_ name: StaticString, _ value: String, to html: inout HTMLWriter) {
    html.raw("<input type=\"hidden\" name=\"")
    html.raw(name)
    html.raw("\"")
    html.attribute("value", value)
    html.raw(">")
  }

  /// A field of one line.
  func line(
    _ name: StaticString, _ label: StaticString, _ value: String = "", kind: StaticString = "text",
    isRequired: Bool = false, help: StaticString? = nil, list: StaticString? = nil, complete: StaticString = "off",
    to html: inout HTMLWriter
  ) {
    begin(name, label, &html)
    html.raw("<input id=\"")
    html.raw(name)
    html.raw("\" name=\"")
    html.raw(name)
    html.raw("\" type=\"")
    html.raw(kind)
    html.raw("\" autocomplete=\"")
    html.raw(complete)
    html.raw("\"")
    if let list {
      html.raw(" list=\"")
      html.raw(list)
      html.raw("\"")
    }
    if !value.isEmpty { html.attribute("value", value) }
    html.flag("required", isRequired)
    describe(name, help, &html)
    html.raw(">")
    end(name, help, &html)
  }

  /// A field of many lines.
  func area(
    _ name: StaticString, _ label: StaticString, _ value: String = "", rows: Int = 3, isRequired: Bool = false,
    help: StaticString? = nil, to html: inout HTMLWriter
  ) {
    begin(name, label, &html)
    html.raw("<textarea id=\"")
    html.raw(name)
    html.raw("\" name=\"")
    html.raw(name)
    html.raw("\" dir=\"auto\"")
    html.attribute("rows", String(rows))
    html.flag("required", isRequired)
    describe(name, help, &html)
    // A browser leaves out the first line break.
    html.raw(">\n")
    html.text(value)
    html.raw("</textarea>")
    end(name, help, &html)
  }

  /// A choice of one.
  func choice(
    _ name: StaticString, _ label: StaticString, _ options: [(value: String, words: String)], chosen: String,
    help: StaticString? = nil, to html: inout HTMLWriter
  ) {
    begin(name, label, &html)
    html.raw("<select id=\"")
    html.raw(name)
    html.raw("\" name=\"")
    html.raw(name)
    html.raw("\"")
    describe(name, help, &html)
    html.raw(">")
    for option in options {
      html.raw("<option")
      html.attribute("value", option.value)
      html.flag("selected", option.value == chosen)
      html.raw(">")
      html.text(option.words)
      html.raw("</option>")
    }
    html.raw("</select>")
    end(name, help, &html)
  }

  /// What a field of one line may be filled with.
  static func list(_ id: StaticString, _ values: [String], to html: inout HTMLWriter) {
    html.raw("<datalist id=\"")
    html.raw(id)
    html.raw("\">")
    for value in values {
      html.raw("<option")
      html.attribute("value", value)
      html.raw("></option>")
    }
    html.raw("</datalist>")
  }

  /// A button that sends the form; `value` says by `do` what is wanted, `about` is for those who hear the page.
  static func button(
    _ label: StaticString, _ value: StaticString? = nil, about: String? = nil, isFirst: Bool = false,
    to html: inout HTMLWriter
  ) {
    html.raw(isFirst ? "<button class=\"first\"" : "<button")
    if let value {
      html.raw(" name=\"do\" value=\"")
      html.raw(value)
      html.raw("\"")
    }
    html.raw(">")
    html.raw(label)
    if let about {
      html.raw("<span class=\"unseen\"> ")
      html.text(about)
      html.raw("</span>")
    }
    html.raw("</button> ")
  }

  /// A form that is one button.
  func press(
    _ action: String, _ label: StaticString, _ fields: [(StaticString, String)] = [], about: String? = nil,
    to html: inout HTMLWriter
  ) {
    html.raw("<form class=\"press\" method=\"post\"")
    html.attribute("action", action)
    html.raw(">")
    Self.hidden("csrf", csrf, to: &html)
    for field in fields { Self.hidden(field.0, field.1, to: &html) }
    Self.button(label, about: about, to: &html)
    html.raw("</form>")
  }

  private func begin(_ name: StaticString, _ label: StaticString, _ html: inout HTMLWriter) {
    html.raw("<p class=\"field\"><label for=\"")
    html.raw(name)
    html.raw("\">")
    html.raw(label)
    html.raw("</label>")
  }

  private func describe(_ name: StaticString, _ help: StaticString?, _ html: inout HTMLWriter) {
    var ids: [String] = []
    if help != nil { ids.append("\(name)-help") }
    if problems["\(name)"] != nil {
      html.raw(" aria-invalid=\"true\"")
      ids.append("\(name)-problem")
    }
    if !ids.isEmpty { html.attribute("aria-describedby", ids.joined(separator: " ")) }
  }

  private func end(_ name: StaticString, _ help: StaticString?, _ html: inout HTMLWriter) {
    if let problem = problems["\(name)"] {
      html.raw("<span class=\"problem\"")
      html.attribute("id", "\(name)-problem")
      html.raw(">")
      html.text(problem)
      html.raw("</span>")
    }
    if let help {
      html.raw("<span class=\"note help-line\"")
      html.attribute("id", "\(name)-help")
      html.raw(">")
      html.raw(help)
      html.raw("</span>")
    }
    html.raw("</p>")
  }
}

/// Writes tables: a caption, a head, and room to move sideways where the screen is narrow.
enum DeskTable {
  /// Writes a table of `rows`, each cell by `cells`.
  static func write<Row>(
    _ caption: StaticString, _ heads: [StaticString], _ rows: [Row], to html: inout HTMLWriter,
    _ row: (Row, inout HTMLWriter) -> Void
  ) {
    html.raw("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
    html.raw(caption)
    html.raw("\"><table><caption>")
    html.raw(caption)
    html.raw("</caption><thead><tr>")
    for head in heads {
      html.raw("<th scope=\"col\">")
      html.raw(head)
      html.raw("</th>")
    }
    html.raw("</tr></thead><tbody>")
    for item in rows {
      html.raw("<tr>")
      row(item, &html)
      html.raw("</tr>")
    }
    html.raw("</tbody></table></div>")
  }

  /// A cell of text.
  static func cell(_ text: String, to html: inout HTMLWriter) {
    html.raw("<td dir=\"auto\">")
    html.text(text)
    html.raw("</td>")
  }

  /// A cell with a moment.
  static func cell(at seconds: Int?, to html: inout HTMLWriter) {
    html.raw("<td class=\"at\">")
    if let seconds { html.time(Timestamp.rfc3339(seconds)) }
    html.raw("</td>")
  }

  /// A cell of anything.
  static func cell(to html: inout HTMLWriter, _ body: (inout HTMLWriter) -> Void) { html.element("td", body) }
}

/// Links to the parts of a list.
enum DeskTabs {
  /// Writes links, the one that is open marked.
  static func write(
    _ label: StaticString, _ tabs: [(address: String, name: String, isOpen: Bool)], to html: inout HTMLWriter
  ) {
    html.raw("<nav class=\"tabs\" aria-label=\"")
    html.raw(label)
    html.raw("\"><ul>")
    for tab in tabs {
      html.raw("<li><a")
      html.attribute("href", tab.address)
      if tab.isOpen { html.raw(" aria-current=\"page\"") }
      html.raw(">")
      html.text(tab.name)
      html.raw("</a></li>")
    }
    html.raw("</ul></nav>")
  }

  /// Writes the link to where a list goes on.
  static func more(_ next: Int?, _ visit: Visit, _ label: StaticString = "More", to html: inout HTMLWriter) {
    guard let next else { return }
    html.raw("<p class=\"more\"><a rel=\"next\"")
    html.attribute(
      "href", visit.path + visit.query.setting("done", nil).setting("after", String(next)).query)
    html.raw(">")
    html.raw(label)
    html.raw("</a></p>")
  }
}
