import Archive
import Desk
import HTTPTypes
import Record
import Testing

@testable import Site

@Suite struct PostPageTests {
  private let test: TestSite
  private let editor: TestSession

  init() throws {
    test = try TestSite(pages: [])
    editor = try test.signIn(.editor, as: "Ann")
    try test.desk.saveSection(
      DeskSection(slug: "world", name: "World", order: 1), by: "test", now: test.clock.now)
  }

  private static let body = "The mayor of Riga, Jana Ozola, said on Monday that the bridge is **open**."

  private func fields(_ wanted: String, _ more: [(String, String)] = []) -> [(String, String)] {
    let standing = [
      ("do", wanted), ("section", "World"), ("headline", "The bridge is open"), ("markdown", Self.body),
      ("revision", "1"),
    ]
    return standing.filter { field in !more.contains { $0.0 == field.0 } } + more
  }

  private func post(_ number: Int = 1) throws -> Post { try #require(try test.desk.post(number)) }

  @Test func `a draft is kept, with its section by name`() throws {
    let answer = test.post("/desk/posts", fields("save"), as: editor)
    #expect(answer.location == "/desk/posts/1?done=saved", "\(answer.text)")
    #expect(try post().state == .draft && post().content.section == "world" && post().content.markdown == Self.body)
    let html = test.get("/desk/posts/1?done=saved", as: editor).text
    #expect(html.contains("value=\"World\"") && html.contains("The post is saved."))
    #expect(test.get("/desk/posts", as: editor).text.contains("The bridge is open"))
  }

  @Test func `a preview is shown and saves nothing`() throws {
    let answer = test.post("/desk/posts", fields("preview", [("headline", "<i>x</i>")]), as: editor)
    #expect(answer.status == .ok && answer.text.contains("the bridge is <strong>open</strong>"))
    #expect(answer.text.contains("&lt;i&gt;x&lt;/i&gt;") && !answer.text.contains("<i>x</i>"))
    #expect(try test.desk.posts().items.isEmpty)
  }

  @Test func `what is missing is said at its field, and what was typed stays`() throws {
    let answer = test.post(
      "/desk/posts", [("do", "save"), ("standfirst", "typed & kept"), ("markdown", " ")], as: editor)
    #expect(answer.status == .unprocessableContent)
    for field in ["section", "headline", "markdown"] { #expect(answer.text.contains("id=\"\(field)-problem\"")) }
    #expect(answer.text.contains("typed &amp; kept"))
    let long = test.post(
      "/desk/posts", fields("save", [("markdown", String(repeating: "x", count: (128 << 10) + 1))]), as: editor)
    #expect(long.status == .unprocessableContent && long.text.contains("Part it into several posts"))
    #expect(test.post("/desk/posts", fields("burn"), as: editor).status == .unprocessableContent)
    #expect(try test.desk.posts().items.isEmpty)
  }

  @Test func `a post is published, read into the archive, corrected with a note and withdrawn with a reason`() throws {
    #expect(test.post("/desk/posts", fields("publish"), as: editor).location == "/desk/posts/1?done=published")
    let page = try #require(try post().page)
    #expect(try post().state == .published && post().readVersion == 1)
    let address = try #require(test.get("/article/\(page.number)").location)
    #expect(test.get(address).text.contains("The bridge is open"))
    let revision = String(try post().revision)
    let changed = [("revision", revision), ("markdown", Self.body + " It was shut.")]
    let bare = test.post("/desk/posts/1", fields("save", changed), as: editor)
    #expect(bare.status == .unprocessableContent && bare.text.contains("id=\"correction-problem\""))
    #expect(try post().version == 1)
    let noted = test.post("/desk/posts/1", fields("save", changed + [("correction", "It <was> shut")]), as: editor)
    #expect(noted.status == .seeOther, "\(noted.text)")
    #expect(try post().version == 2 && post().readVersion == 2)
    #expect(test.get(address).text.contains("It &lt;was&gt; shut"))
    #expect(test.get("/desk/posts/1/versions", as: editor).text.contains("It &lt;was&gt; shut"))
    #expect(test.post("/desk/posts/1/withdraw", as: editor).text.contains("id=\"reason-problem\""))
    let withdrawn = test.post("/desk/posts/1/withdraw", [("reason", "Not <true>")], as: editor)
    #expect(withdrawn.location == "/desk/posts/1?done=withdrawn")
    let gone = test.get(address)
    #expect(gone.status == .gone && gone.text.contains("Not &lt;true&gt;"))
    let back = test.post(
      "/desk/posts/1", fields("publish", [("revision", String(try post().revision)), changed[1]]), as: editor)
    #expect(back.status == .seeOther && test.get(address).status == .ok)
  }

  @Test func `a published post that is saved unchanged needs no note`() throws {
    _ = test.post("/desk/posts", fields("publish"), as: editor)
    let revision = ("revision", String(try post().revision))
    #expect(test.post("/desk/posts/1", fields("save", [revision]), as: editor).status == .seeOther)
    #expect(try post().version == 1)
  }

  @Test func `a post is scheduled in UTC, and made a draft again`() throws {
    let time = ("at", "2024-03-21T06:30")
    #expect(test.post("/desk/posts", fields("schedule", [time]), as: editor).status == .seeOther)
    #expect(try post().state == .scheduled && post().publishAt == 1_711_002_600)
    #expect(test.get("/desk/posts/1", as: editor).text.contains("value=\"2024-03-21T06:30\""))
    for bad in ["", "tomorrow", "2024-03-20T11:59", "2024-02-30T10:00", "2024-03-21T24:00"] {
      let answer = test.post(
        "/desk/posts/1", fields("schedule", [("at", bad), ("revision", String(try post().revision))]), as: editor)
      #expect(answer.status == .unprocessableContent && answer.text.contains("id=\"at-problem\""), "\(bad)")
    }
    let undone = test.post(
      "/desk/posts/1", fields("unschedule", [("revision", String(try post().revision))]), as: editor)
    #expect(undone.location == "/desk/posts/1?done=unscheduled")
    #expect(try post().state == .draft && post().publishAt == nil)
  }

  @Test func `who saves over another's change gets both to see, and nothing is lost`() throws {
    _ = test.post("/desk/posts", fields("save"), as: editor)
    let other = try test.signIn(.editor, as: "Bo")
    #expect(test.post("/desk/posts/1", fields("save", [("headline", "Bo's <own>")]), as: other).status == .seeOther)
    for wanted in ["save", "publish"] {
      let late = test.post("/desk/posts/1", fields(wanted, [("headline", "Ann's")]), as: editor)
      #expect(late.status == .conflict && late.text.contains("Someone else saved this post meanwhile"))
      #expect(late.text.contains("value=\"Ann&#39;s\"") && late.text.contains("Bo&#39;s &lt;own&gt;"))
      #expect(late.text.contains("name=\"revision\" value=\"2\""))
      #expect(try post().content.headline == "Bo's <own>" && post().state == .draft)
    }
    let again = test.post(
      "/desk/posts/1", fields("save", [("headline", "Both"), ("revision", "2")]), as: editor)
    #expect(again.status == .seeOther)
    #expect(try post().content.headline == "Both")
  }

  @Test func `moments of forms are UTC to the minute`() {
    #expect(DeskMoment.seconds("1970-01-01T00:00") == 0)
    #expect(DeskMoment.seconds("2024-03-20 12:00") == TestSite.start)
    #expect(DeskMoment.seconds("2024-03-20T12:00:00Z") == TestSite.start)
    #expect(DeskMoment.seconds("2024-03-20T14:00+02:00") == TestSite.start)
    #expect(DeskMoment.local(TestSite.start) == "2024-03-20T12:00")
    for bad in [
      "", "T", "2024-03-20", "2024-3-20T12:00", "2024-03-20T12", "2024-03-20T1:00", "2024-03-20T12:60", "aT1:2",
      "2024-03-20T12:00 UTC", "2024-02-30T12:00",
    ] {
      #expect(DeskMoment.seconds(bad) == nil, "\(bad)")
    }
  }
}
