internal import Archive
internal import Desk
internal import Record

/// The form by which an editor says how a statement is, or adds one that was missed.
///
/// Parts are chosen by marking words in the text where there is script, and typed or pasted where there is none; either way
/// the words are looked for in the text here.
struct StatementForm {
  /// What is corrected; nil where a statement is added.
  var fact: FactList.Fact?
  var kind = Statement.Kind.indirect.rawValue
  var stance = "says"
  /// The words of a part, and at which of their places they stand.
  var source = "", sourceAt = "", cue = "", cueAt = "", content = "", contentAt = ""
  /// The sentence that narrows where words stand.
  var sentence = ""
  var party = "", country = ""
  /// For readers.
  var why = ""
  var problems = DeskProblems()

  /// What stands in an address for a statement that is added.
  static let new = "new"
  /// The form's names of the desk's fields.
  static let fieldNames = [
    "source": "source", "cue": "cue", "content": "content", "stance": "stance", "party": "party", "country": "country",
    "why": "why",
  ]
  private static let stances = [
    "accuses", "agrees", "announces", "answers", "apologizes", "asks", "believes", "claims", "concludes", "condemns",
    "confirms", "criticizes", "decides", "defends", "demands", "denies", "expects", "explains", "fears", "hopes",
    "opposes", "praises", "predicts", "promises", "proposes", "questions", "recalls", "regrets", "rejects", "reports",
    "says", "shows", "suggests", "supports", "thanks", "threatens", "wants", "warns",
  ]

  /// An empty form.
  init() {}

  /// A statement as it is now.
  init(_ fact: FactList.Fact, _ finder: PhraseFinder) {
    self.fact = fact
    kind = fact.statement.kind.rawValue
    stance = fact.statement.stance
    (source, sourceAt) = finder.typed(fact.statement.source.spans)
    (cue, cueAt) = finder.typed(fact.statement.cue.spans)
    (content, contentAt) = finder.typed(fact.statement.content.spans)
    party = fact.statement.party?.name ?? ""
    country = fact.statement.party?.country ?? ""
  }

  /// What was sent.
  init(_ visit: Visit, _ fact: FactList.Fact?) {
    let fields = visit.form
    self.fact = fact
    kind = fields["kind"] ?? ""
    stance = fields["stance"] ?? ""
    (source, sourceAt) = (fields["source"] ?? "", fields["source-at"] ?? "")
    (cue, cueAt) = (fields["cue"] ?? "", fields["cue-at"] ?? "")
    (content, contentAt) = (fields["content"] ?? "", fields["content-at"] ?? "")
    sentence = fields["sentence"] ?? ""
    party = fields["party"] ?? ""
    country = (fields["country"] ?? "").uppercased()
    why = fields["why"] ?? ""
  }

  /// The statement, its parts found in the text; nil where something is wrong, which then stands at its field.
  mutating func statement(_ finder: PhraseFinder) -> CorrectedStatement? {
    let kind = Statement.Kind(rawValue: kind)
    if kind == nil { problems["kind"] = "Please choose one" }
    if stance.isEmpty { problems["stance"] = "Please enter what the speaker does: says, denies, …" }
    if content.isEmpty { problems["content"] = "Please mark or enter the words that were said" }
    if party.isEmpty, !country.isEmpty { problems["party"] = "Please name the party of this country" }
    let source = part("source", source, sourceAt, finder)
    let cue = part("cue", cue, cueAt, finder)
    let content = part("content", content, contentAt, finder)
    guard problems.isEmpty, let kind else { return nil }
    return CorrectedStatement(
      kind: kind, stance: stance, source: source, cue: cue, content: content,
      party: party.isEmpty ? nil : .init(name: party, country: country.isEmpty ? nil : country))
  }

  private mutating func part(
    _ field: String, _ words: String, _ which: String, _ finder: PhraseFinder
  ) -> MarkedPart {
    do {
      return try finder.part(words, which: which, sentence: sentence)
    } catch {
      switch error {
      case .words(let message): problems[field] = message
      case .sentence(let message): problems["sentence"] = message
      }
      return MarkedPart()
    }
  }

  /// Writes the form.
  func write(_ opened: OpenedArticle, _ form: DeskForm, to html: inout HTMLWriter) {
    form.open(
      "/desk/articles/\(opened.article.page)/statements/\(WebAddress.encoded(fact?.id ?? Self.new))", to: &html)
    DeskForm.hidden("version", String(opened.article.version), to: &html)
    DeskForm.hidden("seen", String(fact?.current?.number ?? 0), to: &html)
    html.raw(
      "<div class=\"mark-tools\" hidden><p id=\"mark-help\">Mark words in the text, then press what they are. With Shift they are added to what is there.</p><p class=\"buttons\">"
    )
    html.raw("<button type=\"button\" data-part=\"source\">source</button> ")
    html.raw("<button type=\"button\" data-part=\"cue\">cue</button> ")
    html.raw("<button type=\"button\" data-part=\"content\">content</button></p>")
    html.raw("<p class=\"note\" role=\"status\" id=\"mark-said\"></p></div>")
    form.area("source", "Source: who said it", source, rows: 2, help: "Empty where the text names nobody.", to: &html)
    form.line("source-at", "Which of its places", sourceAt, help: Self.placeHelp, to: &html)
    form.area("cue", "Cue: the words that attribute", cue, rows: 2, to: &html)
    form.line("cue-at", "Which of its places", cueAt, help: Self.placeHelp, to: &html)
    form.area(
      "content", "Content: what was said", content, rows: 5, isRequired: true,
      help: "Words as they stand in the text; […] stands for words left out.", to: &html)
    form.line("content-at", "Which of its places", contentAt, help: Self.placeHelp, to: &html)
    form.area(
      "sentence", "In the sentence", sentence, rows: 2, help: "Another way to say which place is meant.", to: &html)
    form.choice(
      "kind", "How it is quoted", Statement.Kind.allCases.map { ($0.rawValue, $0.rawValue) }, chosen: kind, to: &html)
    DeskForm.list("stances", Self.stances, to: &html)
    form.line("stance", "What the speaker does", stance, isRequired: true, list: "stances", to: &html)
    DeskForm.list("parties", Array(opened.record.entities.map(\.name).prefix(200)), to: &html)
    form.line("party", "Party", party, list: "parties", to: &html)
    form.line("country", "Country of the party", country, help: "Two letters, as AM.", to: &html)
    form.area("why", "Why", why, rows: 2, help: "Stands beside the statement, for readers.", to: &html)
    DeskForm.button(
      fact == nil ? "Add the statement" : "Save the correction", fact == nil ? "add" : "edit", isFirst: true, to: &html)
    DeskForm.close(to: &html)
  }

  private static let placeHelp: StaticString = "Only where the words stand more than once: 1 is the first place."
}
