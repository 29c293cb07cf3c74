import Record

@testable import Desk

/// Puts something into every table.
func fillDesk(_ sample: DeskSample) throws {
  let desk = sample.desk
  try sample.add("Ann")
  _ = try sample.enter("Ann", now: 1000)
  _ = try sample.signIn("Ann", "wrong password", now: 1001)
  _ = try desk.addAPIToken(name: "importer", role: .editor, by: "Ann", now: 1002)
  _ = try desk.spend(token: "a", until: 5000, now: 1003)
  try desk.setCommenting(.open, of: page, by: "Ann", now: 1004)
  try desk.addSpamRule(.links(over: 2), .hold, by: "Ann", now: 1005)
  try desk.ban(.word, "casino", by: "Ann", now: 1006)
  let draft = CommentDraft(page: page, name: "Reader", text: "A fair point.", email: "r@x.example", sender: "s")
  _ = try desk.submit(draft, policy: CommentPolicy(), publishedAt: nil, now: 1007)
  try desk.moderate(1, to: .approved, by: "Ann", now: 1008)
  try desk.saveSection(
    DeskSection(slug: "world", name: "World", order: 1, outletNames: ["International"]), by: "Ann", now: 1009)
  try desk.setOutlet("Agency", rights: .excerpt, by: "Ann", now: 1010)
  let post = try desk.addPost(
    PostContent(section: "world", headline: "Bridge opens", markdown: "It is open."), by: "Ann", now: 1011)
  try desk.publishPost(post.number, by: "Ann", now: 1012)
  let content = MarkedPart(spans: [Span(0, 4)], words: "open")
  let statement = CorrectedStatement(
    kind: .direct, stance: "says", source: MarkedPart(), cue: MarkedPart(), content: content)
  try desk.correct(
    CorrectionDraft(page: page, version: 1, digest: "sha256:aa", subject: nil, action: .add, statement: statement),
    by: "Ann", now: 1013)
}
