internal import Archive
internal import Desk
internal import Knowledge
internal import Record

/// The schemas of what the API takes and gives, by name. Bodies are read by them, the description lists them, and tests hold
/// answers against them; those of the record itself come from `docs/record.schema.json`.
enum APISchemas {
  /// All by name.
  static let all: [String: APISchema] = Dictionary(listed.map { ($0.name, $0.schema) }) { first, _ in first }

  /// All in the order of the description.
  static let listed: [Named] = reading + lists + desk + people + bodies + deskBodies

  /// A schema and its name.
  struct Named: Sendable {
    var name: String
    var schema: APISchema

    init(_ name: String, _ about: String, _ members: [APISchema.Member]) {
      self.name = name
      schema = APISchema(.object(members), about)
    }
  }

  static func words<T: RawRepresentable<String> & CaseIterable>(_ type: T.Type) -> APISchema.Form {
    .choice(T.allCases.map(\.rawValue))
  }

  /// The stances that a record may have.
  static let stances: [String] =
    RecordSchema.definition("statement")?["properties"]?["stance"]?["enum"]?.list?.compactMap(\.text) ?? []

  /// The countries that a party may belong to.
  private static let countries = Countries.shared.all.map(\.iso2).sorted()

  private static let country = APISchema.Form.text(2...2)

  private static let hit: [APISchema.Member] = [
    .init("page", .count, "The article's number: /articles/{page}."),
    .init("path", .words, "Its page on this site."),
    .init("address", .words, "Where it was published; the name of a file where it has no address."),
    .init("day", .day, "The day it counts as published on."),
    .init("headline", .anyText).optional, .init("outlet", .words).optional,
    .init("section", .words, "What its outlet calls the section.").optional,
    .init("language", .words, "A BCP 47 tag.").optional,
  ]

  private static let reading: [Named] = [
    Named(
      "ArticleHit", "An article in a list.",
      hit + [
        .init("isDated", .flag, "Whether the page says when it was published; else its day is that of its capture."),
        .init("snippet", .anyText, "The words around those that were looked for, or the first of the text.").optional,
        .init(
          "marks", .list(APISchema(.span), 0...Int.max),
          "The words that were looked for, as ranges [start, end) of code points of the snippet."
        ).optional,
      ]),
    Named(
      "StatementHit", "A statement in a list: who said what, and where it stands.",
      hit.filter { $0.name != "section" && $0.name != "language" } + [
        .init("id", .words, "The statement in its article's record."), .init("kind", words(Statement.Kind.self)),
        .init("stance", .words, "What the speaker does with it."),
        .init("party", .named("PartyName"), "Whose statement it is, where that was found.").optional,
        .init("source", .anyText, "The words for who said it."), .init("cue", .anyText, "The words that attribute."),
        .init("content", .anyText, "The words that are attributed."),
        .init("isCut", .flag, "Whether only the beginning is given, because of the outlet's rights."),
        .init("confidence", .number(0...1), "The probability that source, cue and content are all right."),
      ]),
    Named(
      "PartyName", "A party, short.",
      [.init("id", .words, "/parties/{id}."), .init("name", .words), .init("country", country).optional]),
    Named(
      "Party", "Somebody who speaks or is spoken of.",
      [
        .init("id", .words), .init("name", .words), .init("country", country, "ISO 3166-1 alpha-2.").optional,
        .init("kind", words(Entity.Kind.self)), .init("path", .words, "Its page on this site."),
      ]),
    Named(
      "Place", "A place that is spoken of.",
      [
        .init("geonames", .count, "Its GeoNames id."), .init("name", .words), .init("country", country).optional,
        .init("lat", .number(-90...90), "Degrees north, WGS 84."), .init("lon", .number(-180...180), "Degrees east."),
        .init("path", .words, "Its page on this site."),
      ]),
    Named(
      "ArticlePage", "What is known of an article beside its record.",
      [
        .init("number", .count), .init("version", .count, "The version that is shown."),
        .init("versions", .count, "How many there are."), .init("isLatest", .flag), .init("day", .day),
        .init("path", .words, "Its page on this site."), .init("address", .words, "Where it was published."),
        .init(
          "rights", words(OutletRights.self),
          "How much of the text is given. Where it is not all, text, blocks, source map and repairs end early; spans of facts still count in the whole text."
        ), .init("drawnBy", .words, "The software that drew the facts."),
        .init("section", .named("SectionName")).optional, .init("post", .count, "The post it was made from.").optional,
      ]),
    Named("SectionName", "A section, short.", [.init("slug", .words), .init("name", .words)]),
    Named(
      "Note", "A correction note of a post of one's own.",
      [.init("version", .count), .init("at", .moment), .init("text", .words)]),
    Named(
      "Correction", "What an editor said of a statement. Nothing of the record as it was drawn is overwritten.",
      [
        .init("number", .count), .init("page", .count), .init("version", .count),
        .init("statement", .words, "The statement's id, or c and a number for one that an editor added."),
        .init("action", words(CorrectionDraft.Action.self)), .init("by", .words), .init("at", .moment),
        .init("why", .anyText), .init("supersedes", .count).optional, .init("supersededBy", .count).optional,
        .init("corrected", .named("CorrectedStatement"), "How it is, where it was edited or added.").optional,
      ]),
    Named(
      "CorrectedStatement", "A statement as an editor says it is.",
      [
        .init("kind", words(Statement.Kind.self)), .init("stance", .words), .init("source", .named("MarkedWords")),
        .init("cue", .named("MarkedWords")), .init("content", .named("MarkedWords")),
        .init("party", .named("PartyName")).optional,
      ]),
    Named(
      "MarkedWords", "Words of the text.",
      [
        .init("words", .anyText),
        .init(
          "spans", .list(APISchema(.span), 0...Int.max), "Where they stand, where this is that version of the text."
        ).optional,
      ]),
    Named(
      "Version", "A version of an article, and what changed from the one before.",
      [
        .init("version", .count), .init("day", .day), .init("captured", .words).optional, .init("path", .words),
        .init("drawnBy", .words),
        .init("drawnAlike", .flag, "Whether the facts of both versions were drawn by the same software.").optional,
        .init("changes", .list(of: "Change"), "Absent in the first version.").optional,
      ]),
    Named(
      "Change", "One thing that differs from the version before.",
      [
        .init("subject", words(Change.Subject.self)), .init("turn", words(Change.Turn.self)),
        .init("summary", .anyText, "In a line of words; absent where the outlet's rights do not let all be shown.")
          .optional, .init("before", .named("ChangeSide")).optional, .init("after", .named("ChangeSide")).optional,
        .init("edits", .list(of: "ChangeEdit")).optional, .init("shifts", .list(of: "ChangeShift")).optional,
      ]),
    Named(
      "ChangeSide", "The words on one side.",
      [
        .init("words", .anyText), .init("spans", .list(APISchema(.span), 0...Int.max)), .init("id", .words).optional,
        .init("value", .anyText).optional,
      ]),
    Named(
      "ChangeEdit", "Words that stand for others.",
      [.init("old", .span), .init("new", .span), .init("before", .anyText), .init("after", .anyText)]),
    Named(
      "ChangeShift", "One respect in which an attribution changed.",
      [
        .init("aspect", words(Change.Shift.Aspect.self)), .init("direction", words(Change.Shift.Direction.self)),
        .init("before", .anyText), .init("after", .anyText),
      ]),
    Named(
      "Capture", "A capture of an article's page.",
      [
        .init("number", .count), .init("version", .amount, "The version that was read from it."),
        .init("source", .words), .init("url", .words).optional, .init("time", .words, "When it was captured.").optional,
        .init("keptAt", .words, "When it was kept."), .init("digest", .words), .init("mediaType", .words).optional,
        .init("charset", .words).optional, .init("bytes", .amount),
        .init("isLatestText", .flag, "Whether the article that is shown was read from it."),
      ]),
    Named(
      "TimelineEntry", "A day that an article tells of.",
      [
        .init("value", .words, "The day, month or year: the value of TIMEX3."), .init("words", .anyText),
        .init("span", .span, "The words in article.text."),
        .init("sentence", .anyText, "Absent where the outlet's rights do not let all be shown.").optional,
        .init("confidence", .number(0...1)),
      ]),
    Named(
      "Comment", "What a reader said; e-mail addresses are never given.",
      [.init("number", .count), .init("name", .anyText), .init("text", .anyText), .init("at", .moment)]),
    Named(
      "Thread", "A comment with its answers, the oldest first.",
      [.init("comment", .named("Comment")), .init("replies", .list(of: "Comment"))]),
    Named("Count", "A value and how many have it.", [.init("name", .words), .init("hits", .amount)]),
    Named(
      "Facets", "How the newest hits of a query are spread, the most frequent first.",
      [
        .init("counted", .amount), .init("isPartial", .flag, "Whether there are more hits than were counted."),
        .init("outlets", .list(of: "Count")), .init("sections", .list(of: "Count")),
        .init("languages", .list(of: "Count")), .init("speakers", .list(of: "Count")),
        .init("countries", .list(of: "Count")), .init("months", .list(of: "Count")),
      ]),
    Named(
      "Section", "A section of the site.",
      [
        .init("slug", .words), .init("name", .words), .init("articles", .amount),
        .init("outletNames", .list(APISchema(.words), 0...Int.max), "What outlets call it."), .init("path", .words),
      ]),
    Named(
      "Outlet", "A publication.",
      [
        .init("name", .words), .init("articles", .amount),
        .init("rights", words(OutletRights.self), "How much of its articles is shown."),
        .init("isSet", .flag, "Whether an editor said so; else it is the site's habit."),
      ]),
    Named(
      "Day", "A day and how many articles count as published on it.", [.init("day", .day), .init("articles", .amount)]),
    Named(
      "KeptProblem", "A problem that was met while reading.",
      [
        .init("number", .count), .init("at", .words), .init("source", .anyText), .init("page", .count).optional,
        .init("code", .words), .init("message", .words),
      ]),
    Named(
      "Problem", "What went wrong, after RFC 9457.",
      [
        .init("type", .choice(["about:blank"])), .init("title", .words), .init("status", .whole(400...599)),
        .init("detail", .words, "What is wrong, where, and what to do next."),
        .init("code", .words, "A code that stays: look it up in docs/problems.md."),
        .init("parameter", .anyText, "The parameter of the query that is meant.").optional,
        .init("pointer", .anyText, "The field of the body that is meant, a JSON pointer (RFC 6901).").optional,
        .init("retryAfterSeconds", .amount).optional,
      ]),
  ]

  /// What a list of these is called.
  static func list(of name: String) -> String { name + "List" }

  private static let lists: [Named] =
    [
      "ArticleHit", "StatementHit", "Version", "Capture", "TimelineEntry", "Section", "Outlet", "Day", "KeptProblem",
      "QueuedComment", "Post", "PostVersion", "Correction", "Decision", "Ban", "SpamRule", "KeptCapture",
      "JournalEntry", "Account", "Token",
    ].map { name in
      Named(
        list(of: name), "A part of a list.",
        [
          .init("items", .list(of: name)),
          .init("next", .words, "What to ask for by `after` to go on; absent at the end.").optional,
        ])
    } + [
      Named(
        "Threads", "What readers said of an article.",
        [
          .init("items", .list(of: "Thread")), .init("isOpen", .flag, "Whether comments are taken now."),
          .init("form", .words, "Where on this site the form for a comment stands."),
        ]),
      Named(
        "SectionPage", "A section with its latest articles.",
        [
          .init("section", .named("Section")), .init("items", .list(of: "ArticleHit")),
          .init("next", .words).optional,
        ]),
    ]

  private static let desk: [Named] = [
    Named(
      "QueuedComment", "A comment as moderators see it; e-mail address and sender stay at the desk.",
      [
        .init("number", .count), .init("page", .amount), .init("parent", .count, "The comment it answers.").optional,
        .init("name", .anyText), .init("text", .anyText), .init("at", .moment),
        .init("state", words(CommentState.self)),
        .init("reasons", .list(of: "CommentReason"), "Why it was held beyond the site's habit."),
        .init("moderatedBy", .words).optional, .init("moderatedAt", .moment).optional,
      ]),
    Named(
      "CommentReason", "Why a comment was held.",
      [.init("kind", words(CommentReason.Kind.self)), .init("detail", .anyText)]),
    Named(
      "Post", "An article of one's own.",
      [
        .init("number", .count), .init("slug", .words), .init("state", words(PostState.self)),
        .init("revision", .count, "Send it back when saving."), .init("section", .words), .init("headline", .words),
        .init("standfirst", .anyText), .init("byline", .anyText), .init("markdown", .words), .init("author", .words),
        .init("createdAt", .moment), .init("modifiedAt", .moment),
        .init("publishAt", .moment, "When it is to be, or was, published.").optional,
        .init("version", .amount, "The newest published version; 0 before."),
        .init("page", .count, "Its article: /articles/{page}.").optional, .init("withdrawal", .words).optional,
      ]),
    Named(
      "PostVersion", "A post as it was published.",
      [
        .init("version", .count), .init("section", .words), .init("headline", .words), .init("standfirst", .anyText),
        .init("byline", .anyText), .init("markdown", .words), .init("correction", .words).optional,
        .init("by", .words), .init("at", .moment),
      ]),
    Named(
      "OutletRightsSet", "What editors say of an outlet.",
      [
        .init("name", .words), .init("rights", .nullable(APISchema(words(OutletRights.self)))), .init("note", .anyText),
        .init("by", .words), .init("at", .moment),
      ]),
  ]

  private static let content: [APISchema.Member] = [
    .init("section", .text(1...100), "The slug of its section."), .init("headline", .text(1...500)),
    .init("standfirst", .text(0...2000)).optional, .init("byline", .text(0...500)).optional,
    .init("markdown", .text(1...1_000_000), "The body in Markdown (CommonMark with tables and strikethrough)."),
  ]

  private static let bodies: [Named] = [
    Named(
      "NewPost", "A post to begin.",
      content + [.init("slug", .text(1...80), "Part of its address; made from the headline where left out.").optional]),
    Named(
      "SavedPost", "A post to save.",
      [.init("revision", .count, "The revision that was opened.")] + content + [
        .init("slug", .text(1...80), "Only of a post that was never published.").optional,
        .init("correction", .text(0...2000), "What was corrected, for readers; only of a published post.").optional,
      ]),
    Named(
      "Publication", "How to publish.",
      [.init("correction", .text(0...2000), "What was corrected, where it was published before.").optional]),
    Named("Schedule", "When to publish.", [.init("at", .moment, "A moment that lies ahead.")]),
    Named("Withdrawal", "Why a post is taken back.", [.init("reason", .text(1...2000), "In words for readers.")]),
    Named("CommentDecision", "What becomes of a comment.", [.init("state", words(CommentState.self))]),
    Named(
      "NewCorrection", "A word on a statement.",
      [
        .init("page", .count, "The article."), .init("version", .count, "The version of its text."),
        .init("action", words(CorrectionDraft.Action.self)),
        .init("statement", .text(1...20), "The statement's id; absent where one is added.").optional,
        .init("corrected", .named("MarkedStatement"), "How it is; where action is edit or add.").optional,
        .init("why", .text(0...2000), "In words for readers.").optional,
        .init("supersedes", .count, "The correction that this one replaces, where one was seen.").optional,
      ]),
    Named(
      "MarkedStatement",
      "A statement by the words that were marked, as ranges [start, end) of code points of the text.",
      [
        .init("kind", words(Statement.Kind.self)), .init("stance", .choice(stances)),
        .init("source", .list(APISchema(.span), 0...100)), .init("cue", .list(APISchema(.span), 0...100)),
        .init("content", .list(APISchema(.span), 1...100)), .init("party", .named("NewPartyName")).optional,
      ]),
    Named(
      "NewPartyName", "The side that speaks.",
      [.init("name", .text(1...200)), .init("country", .choice(countries), "ISO 3166-1 alpha-2.").optional]),
    Named(
      "SectionSetting", "A section as it should be.",
      [
        .init("name", .text(1...100)), .init("order", .whole(-1_000_000...1_000_000), "The least first."),
        .init("outletNames", .list(APISchema(.text(1...100)), 0...200), "What outlets call it.").optional,
      ]),
    Named(
      "OutletSetting", "How much of an outlet may be shown.",
      [
        .init("rights", .nullable(APISchema(words(OutletRights.self))), "null for the site's habit."),
        .init("note", .text(0...2000), "A note for colleagues.").optional,
      ]),
  ]
}
