internal import Desk

extension APISchemas {
  /// What is given of readers' comments, of bans and rules, of who may do what, and of where things came from.
  static let people: [Named] = [
    Named(
      "Challenge", "A proof of work to be done before a comment is sent, after the ALTCHA protocol.",
      [
        .init("parameters", .named("ChallengeParameters"), "Send them back as they are."),
        .init("signature", .words, "Send it back as it is."),
      ]),
    Named(
      "ChallengeParameters", "What is to be found: a counter whose key begins as asked. Bytes are in hexadecimal.",
      [
        .init("algorithm", .choice([ProofChallenge.algorithm])), .init("cost", .count, "Iterations of PBKDF2."),
        .init("data", .named("ChallengeData"), "What the challenge is for."),
        .init("expiresAt", .count, "Seconds since 1970."), .init("keyLength", .count, "Bytes of the key."),
        .init("keyPrefix", .words, "What the key begins with, in hexadecimal digits."), .init("nonce", .words),
        .init("salt", .words),
      ]),
    Named("ChallengeData", "What a challenge is for.", [.init("form", .words)]),
    Named(
      "SentComment", "What became of a comment.",
      [
        .init("number", .count),
        .init("state", .choice(["approved", "pending"]), "Whether it is on the page or waits for a moderator."),
      ]),
    Named(
      "Commenting", "Whether an article takes comments.",
      [
        .init("commenting", .choice(commenting), "What a moderator said of this article; site for nothing."),
        .init("isOpen", .flag, "Whether comments are taken now."),
      ]),
    Named(
      "Decision", "One decision about a comment.",
      [
        .init("from", words(CommentState.self)), .init("to", words(CommentState.self)), .init("by", .words),
        .init("at", .moment),
      ]),
    Named(
      "Ban", "Whose comments, or what in them, is turned away.",
      [
        .init("number", .count), .init("kind", words(Ban.Kind.self)),
        .init("value", .words, "The name, the address or the words; absent of a sender.").optional,
        .init("note", .anyText, "Why, for colleagues."), .init("by", .words), .init("at", .moment),
        .init("until", .moment, "When it ends; absent where it holds for good.").optional,
      ]),
    Named(
      "SpamRule", "A rule by which comments are held for a moderator or turned away.",
      [.init("number", .count)] + rule + [.init("by", .words), .init("at", .moment)]),
    Named(
      "PostPreview", "How a post would look, and what would be drawn from it.",
      [
        .init("html", .anyText, "The body as safe HTML, without headline, standfirst and byline."),
        .init("record", .named("Record"), "The record that would be kept; its spans count in its own text."),
      ]),
    Named(
      "GoldLine", "An article with the statements that editors checked.",
      [
        .init("id", .words), .init("url", .words).optional, .init("date", .day), .init("version", .count),
        .init("text", .anyText), .init("attributions", .list(of: "GoldAttribution")),
        .init("rejected", .amount, "How many statements were rejected."),
        .init("unchecked", .amount, "How many nobody looked at."),
        .init("complete", .flag, "Whether there are none of those."),
      ]),
    Named(
      "GoldAttribution", "A statement that was checked, by its words in the text.",
      [
        .init("source", spans), .init("cue", spans), .init("content", spans), .init("kind", .words),
        .init("stance", .words), .init("party", .words).optional, .init("country", .words).optional,
        .init("by", .words).optional, .init("at", .moment).optional,
      ]),
    Named(
      "Sources", "How much the archive holds.",
      [
        .init("pages", .amount), .init("versions", .amount), .init("captures", .amount),
        .init("statements", .amount), .init("problems", .amount), .init("evidence", .list(of: "EvidenceFile")),
      ]),
    Named("EvidenceFile", "A file in which captures are kept.", [.init("file", .words), .init("bytes", .amount)]),
    Named(
      "KeptCapture", "A capture as it was kept.",
      [
        .init("number", .count), .init("page", .count, "Its article: /articles/{page}."), .init("source", .anyText),
        .init("url", .words).optional, .init("time", .words, "When it was captured.").optional,
        .init("keptAt", .words), .init("digest", .words), .init("bytes", .amount),
      ]),
    Named(
      "JournalEntry", "A change at the desk. Entries are added, never changed.",
      [
        .init("number", .count), .init("at", .moment), .init("who", .words, "An account, or what acted without one."),
        .init("action", .words), .init("subject", .anyText), .init("detail", .anyText),
      ]),
    Named(
      "Account", "Somebody who may sign in at the desk.",
      [
        .init("number", .count), .init("name", .words), .init("role", words(DeskRole.self)),
        .init("isDisabled", .flag), .init("at", .moment, "Since when."),
      ]),
    Named("Token", "A key by which a program writes.", token),
    Named(
      "MadeToken", "A token that was just made.",
      [.init("token", .named("Token")), .init("secret", .words, "What the program sends; it is given this once.")]),
  ]

  /// What is taken for them.
  static let deskBodies: [Named] = [
    Named(
      "NewComment", "A comment to send.",
      [
        .init("text", .text(1...50_000), "Plain text."), .init("name", .text(1...200)),
        .init(
          "captcha", .text(1...2048),
          "Base64 of {\"challenge\": …, \"solution\": {\"counter\": …, \"derivedKey\": \"…\"}}: the challenge as it was given, the counter that was found, and its key in hexadecimal."
        ), .init("email", .text(0...254), "It is never shown.").optional,
        .init("parent", .count, "The comment it answers, which itself answers none.").optional,
      ]),
    Named("CommentingSetting", "Whether an article takes comments.", [.init("commenting", .choice(commenting))]),
    Named("CommenterBan", "Who is banned at a comment.", [.init("kind", .choice(["sender", "name"]))]),
    Named(
      "NewBan", "A ban to make.",
      [
        .init("kind", .choice(["name", "email", "word"])), .init("value", .text(1...200)),
        .init("note", .text(0...500), "Why, for colleagues.").optional,
        .init("until", .moment, "When it ends; left out it holds for good.").optional,
      ]),
    Named("NewSpamRule", "A rule to add.", rule),
    Named(
      "PostToPreview", "A post that nobody keeps.",
      [
        .init("markdown", .text(1...1_000_000), "The body in Markdown."), .init("section", .text(0...100)).optional,
        .init("headline", .text(0...500)).optional, .init("standfirst", .text(0...2000)).optional,
        .init("byline", .text(0...500)).optional,
      ]),
    Named(
      "NewAccount", "An account to add.",
      [
        .init("name", .text(1...64)), .init("role", words(DeskRole.self), "Only moderator is taken."),
        .init("password", .text(10...1024), "Its owner changes it after signing in."),
      ]),
    Named(
      "AccountSetting", "What an account may do.",
      [
        .init("role", words(DeskRole.self)), .init("isDisabled", .flag, "Whether it is kept from signing in."),
      ]),
    Named(
      "NewToken", "A token to make.",
      [.init("name", .text(1...100), "What it is for."), .init("role", words(DeskRole.self))]),
  ]

  private static let commenting = ["site"] + Commenting.allCases.map(\.rawValue)
  private static let spans = APISchema.Form.list(APISchema(.span), 0...Int.max)

  private static let rule: [APISchema.Member] = [
    .init(
      "condition", .choice(SpamRule.Condition.parts.keys.sorted()),
      "phrase: the text or name has it; links: the text has more than amount; quick: it was written in less than seconds; repeated: the same text came amount times in seconds."
    ),
    .init("phrase", .text(1...200)).optional, .init("amount", .whole(0...1_000_000_000)).optional,
    .init("seconds", .whole(1...1_000_000_000)).optional,
    .init("action", words(SpamRule.Action.self), "hold: a moderator sees it first; refuse: it is turned away."),
  ]

  private static let token: [APISchema.Member] = [
    .init("number", .count), .init("name", .words, "What it is for."),
    .init("role", words(DeskRole.self), "What it may do, as far as its maker may now."), .init("by", .words),
    .init("madeBy", .count, "The token that it was made by, and ends with.").optional,
    .init("at", .moment), .init("lastUsedAt", .moment).optional, .init("revokedAt", .moment).optional,
  ]
}
