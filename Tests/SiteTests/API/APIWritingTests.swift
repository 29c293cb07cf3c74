import Archive
import Desk
import HTTPTypes
import Record
import TestKit
import Testing

@testable import Site

@Suite struct APIWritingTests {
  let test: TestSite
  let editor, moderator: String

  init() throws {
    test = try TestSite(pages: [.first])
    editor = try test.token(.editor)
    moderator = try test.token(.moderator)
  }

  private func pointer(_ answer: Answer) throws -> String? {
    #expect(answer.status == .unprocessableContent, "\(answer.text)")
    return try answer.json()["pointer"]?.string
  }

  @Test func `without the right token nothing is done`() throws {
    for operation in test.site.apiOperations where operation.access != .everyone {
      let path = operation.path.split(separator: "/").map { $0.hasPrefix("{") ? "1" : String($0) }
      let target = "/" + path.joined(separator: "/")
      let without = test.api(operation.method, target)
      #expect(without.status == .unauthorized, "\(operation.id)")
      #expect(without.fields[.wwwAuthenticate] == "Bearer realm=\"dateline\"")
      #expect(
        test.api(operation.method, target, token: "dl_" + String(repeating: "0", count: 64)).status == .unauthorized)
      if operation.access == .editorToken {
        #expect(test.api(operation.method, target, token: moderator).status == .forbidden, "\(operation.id)")
      }
    }
    #expect(try test.desk.posts().items.isEmpty)
  }

  @Test func `a session of the desk opens nothing here`() throws {
    let session = try test.signIn(.editor)
    #expect(test.get("/api/v1/posts", as: session).status == .unauthorized)
  }

  @Test func `a post is begun, saved, published, corrected and withdrawn`() throws {
    let begun = test.api(
      .post, "/posts", token: editor,
      json: #"{"section":"world","headline":"Bridge opens","markdown":"The bridge *opened*.","byline":"Ann"}"#)
    #expect(begun.status == .created)
    #expect(begun.location == "/api/v1/posts/1")
    #expect(try begun.json()["state"]?.string == "draft")
    #expect(try begun.json()["author"]?.string == "test (token test editor)")
    let body = { (revision: Int, more: String) in
      #"{"revision":\#(revision),"section":"world","headline":"Bridge opens","markdown":"It opened today."\#(more)}"#
    }
    let saved = test.api(.put, "/posts/1", token: editor, json: body(1, ""))
    #expect(try saved.json().int("revision") == 2)
    let late = test.api(.put, "/posts/1", token: editor, json: body(1, ""))
    #expect(late.status == .conflict)
    #expect(try late.json()["code"]?.string == "DL-DESK-011")
    #expect(try test.api(.post, "/posts/1/publish", token: editor, json: "{}").json()["state"]?.string == "published")
    #expect(test.api(.post, "/posts/1/publish", token: editor, json: "{}").status == .conflict)
    let corrected = test.api(.put, "/posts/1", token: editor, json: body(3, #","correction":"The day was wrong.""#))
    #expect(corrected.status == .ok)
    let versions = try test.api(.get, "/posts/1/versions", token: editor).items()
    #expect(versions.count == 2)
    #expect(versions.last?["correction"]?.string == "The day was wrong.")
    let gone = test.api(.post, "/posts/1/withdraw", token: editor, json: #"{"reason":"Never opened."}"#)
    #expect(try gone.json()["withdrawal"]?.string == "Never opened.")
    #expect(try test.api(.get, "/posts?state=draft", token: editor).items().isEmpty)
    #expect(try test.api(.get, "/posts?state=withdrawn", token: editor).items().count == 1)
  }

  @Test func `a post is scheduled for a time ahead, and made a draft again`() throws {
    _ = test.api(.post, "/posts", token: editor, json: #"{"section":"world","headline":"Later","markdown":"Text."}"#)
    let past = test.api(.put, "/posts/1/schedule", token: editor, json: #"{"at":"2020-01-01T00:00:00Z"}"#)
    #expect(try pointer(past) == "/at")
    let ahead = test.api(.put, "/posts/1/schedule", token: editor, json: #"{"at":"2030-01-01T02:00:00+02:00"}"#)
    #expect(try ahead.json()["publishAt"]?.string == "2030-01-01T00:00:00Z")
    #expect(try test.api(.delete, "/posts/1/schedule", token: editor).json()["state"]?.string == "draft")
  }

  @Test(arguments: [
    (#"{"headline":"H","markdown":"M"}"#, "/section"), (#"{"section":"w","headline":"","markdown":"M"}"#, "/headline"),
    (#"{"section":"w","headline":"H","markdown":7}"#, "/markdown"),
    (#"{"section":"w","headline":"H","markdown":"M","a/b~":1}"#, "/a~1b~0"),
    (#"{"section":"w","headline":"H","headline":"I","markdown":"M"}"#, "/headline"), ("[]", ""), ("7", ""),
  ])
  func `a body that is not as it should be is refused at its field`(_ body: String, _ place: String) throws {
    #expect(try pointer(test.api(.post, "/posts", token: editor, json: body)) == place)
    #expect(try test.desk.posts().items.isEmpty)
  }

  @Test func `what is no JSON is refused before that`() throws {
    #expect(test.api(.post, "/posts", token: editor, json: "{\"section\":").status == .badRequest)
    #expect(test.api(.post, "/posts", token: editor).status == .unsupportedMediaType)
    #expect(test.api(.post, "/posts", token: editor, json: "a=b", type: "text/plain").status == .unsupportedMediaType)
    let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    #expect(test.api(.post, "/posts", token: editor, json: deep).status == .badRequest)
    #expect(
      test.api(
        .post, "/posts", token: editor, json: #"{"section":"w","headline":"H","markdown":"M"}"#,
        type: "application/json; charset=utf-8"
      ).status == .created)
  }

  @Test func `a moderator's program decides about comments`() throws {
    let number = try test.comment("Ann", "Well said.")
    #expect(try test.api(.get, "/comments", token: moderator).items().count == 1)
    let approved = test.api(.put, "/comments/\(number)/state", token: moderator, json: #"{"state":"approved"}"#)
    #expect(try approved.json()["moderatedBy"]?.string == "test (token test moderator)")
    #expect(try test.api(.get, "/articles/1/comments").items().count == 1)
    #expect(try pointer(test.api(.put, "/comments/1/state", token: moderator, json: #"{"state":"nice"}"#)) == "/state")
    #expect(test.api(.put, "/comments/99/state", token: moderator, json: #"{"state":"spam"}"#).status == .notFound)
  }

  @Test func `a section and an outlet are set, and shown as they were set`() throws {
    let set = test.api(
      .put, "/sections/sea", token: editor, json: #"{"name":"The sea","order":-1,"outletNames":["Europe"]}"#)
    #expect(set.status == .ok, "\(set.text)")
    #expect(try test.api(.get, "/sections").items().first?["slug"]?.string == "sea")
    #expect(try test.api(.get, "/sections/sea").items().count == 1)
    #expect(
      test.api(.put, "/sections/No%20slug", token: editor, json: #"{"name":"N","order":1}"#).status
        == .unprocessableContent)
    #expect(test.api(.delete, "/sections/sea", token: editor).status == .noContent)
    #expect(test.api(.delete, "/sections/sea", token: editor).status == .notFound)
    #expect(test.api(.put, "/outlets/A%2FB%20%C3%A9", token: editor, json: #"{"rights":"headline"}"#).status == .ok)
    #expect(
      try test.api(.get, "/outlets").items().contains {
        $0["name"]?.string == "A/B é" && $0["rights"]?.string == "headline"
      })
    #expect(test.api(.put, "/outlets/A%2FB%20%C3%A9", token: editor, json: #"{"rights":null}"#).status == .ok)
  }

  @Test func `a correction is shown beside the record, the drawn one never overwritten`() throws {
    let drawn = try #require(TestPage.first.record.statements.first)
    let rejected = test.api(
      .post, "/corrections", token: editor,
      json: #"{"page":1,"version":1,"action":"reject","statement":"\#(drawn.id)","why":"Nobody said that."}"#)
    #expect(rejected.status == .created, "\(rejected.text)")
    let count = TestPage.first.record.statements.count
    var json = try test.api(.get, "/articles/1").json()
    #expect(json["statements"]?.array?.count == count - 1)
    #expect(json["corrections"]?.array?.first?["why"]?.string == "Nobody said that.")
    let accepted = test.api(
      .post, "/corrections", token: editor,
      json: #"{"page":1,"version":1,"action":"accept","statement":"\#(drawn.id)"}"#)
    #expect(try accepted.json().int("supersedes") == 1)
    json = try test.api(.get, "/articles/1").json()
    #expect(json["statements"]?.array?.count == count)
    #expect(json["corrections"]?.array?.first?.int("supersededBy") == 2)
    #expect(try test.archive.store.latest(of: 1, evidence: true)?.record.statements == TestPage.first.record.statements)
  }

  @Test func `marks count code points, and an added statement is edited by its own name`() throws {
    let text = "Ünlü Öz said the bridge was open. Others — many — doubted it."
    let test = try TestSite(pages: [TestPage(text: text, headline: "Bridge “open”", path: "/pages/bridge.txt")])
    let editor = try test.token(.editor)
    let whole = try #require(try test.archive.store.latest(of: 1, evidence: true)?.record.article?.text.string)
    let scalars = Array(whole.unicodeScalars)
    func span(_ words: String) throws -> String {
      let wanted = Array(words.unicodeScalars)
      let start = try #require(
        (0...scalars.count - wanted.count).first { scalars[$0..<$0 + wanted.count].elementsEqual(wanted) })
      return "[[\(start),\(start + wanted.count)]]"
    }
    func body(_ content: String, _ more: String) throws -> String {
      """
      {"page":1,"version":1,\(more),"corrected":{"kind":"indirect","stance":"denies","source":\(try span("Others — many")),
       "cue":\(try span("doubted")),"content":\(try span(content)),"party":{"name":"Others","country":"TR"}}}
      """
    }
    let added = test.api(.post, "/corrections", token: editor, json: try body("it.", #""action":"add""#))
    #expect(added.status == .created, "\(added.text)")
    #expect(try added.json()["corrected"]?["content"]?["words"]?.string == "it.")
    #expect(try added.json()["corrected"]?["source"]?["words"]?.string == "Others — many")
    let edited = test.api(
      .post, "/corrections", token: editor, json: try body("the bridge was open", #""action":"edit","statement":"c1""#))
    #expect(try edited.json().int("supersedes") == 1, "\(edited.text)")
    let statements = try test.api(.get, "/articles/1").json()["statements"]?.array ?? []
    let own = try #require(statements.first { $0["id"]?.string == "c1" })
    #expect(own["stance"]?.string == "denies")
    #expect(statements.filter { $0["id"]?.string == "c1" }.count == 1)
  }

  @Test(arguments: [
    (#"{"page":9,"version":1,"action":"accept","statement":"s1"}"#, "/page"),
    (#"{"page":1,"version":2,"action":"accept","statement":"s1"}"#, "/version"),
    (#"{"page":1,"version":1,"action":"accept","statement":"s999"}"#, "/statement"),
    (#"{"page":1,"version":1,"action":"accept"}"#, "/statement"),
    (#"{"page":1,"version":1,"action":"edit","statement":"s1"}"#, "/corrected"),
    (
      #"{"page":1,"version":1,"action":"add","corrected":{"kind":"direct","stance":"says","source":[],"cue":[],"content":[[0,999999]]}}"#,
      "/corrected/content/0"
    ),
    (
      #"{"page":1,"version":1,"action":"add","corrected":{"kind":"direct","stance":"says","source":[],"cue":[],"content":[[5,9],[3,4]]}}"#,
      "/corrected/content/1"
    ),
    (
      #"{"page":1,"version":1,"action":"add","corrected":{"kind":"direct","stance":"sings","source":[],"cue":[],"content":[[0,5]]}}"#,
      "/corrected/stance"
    ),
  ])
  func `a correction that does not fit its article is refused at its field`(_ body: String, _ place: String) throws {
    #expect(try pointer(test.api(.post, "/corrections", token: editor, json: body)) == place)
  }
}
