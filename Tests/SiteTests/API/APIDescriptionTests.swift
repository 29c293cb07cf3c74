import Archive
import Desk
import HTTPTypes
import Record
import TestKit
import Testing

@testable import Site

@Suite struct APIDescriptionTests {
  let test: TestSite
  let document: JSONValue

  init() throws {
    var settings = SiteSettings()
    settings.captcha.cost = 100
    settings.captcha.keyPrefix = "0"
    test = try TestSite(settings: settings, pages: [.first])
    document = try test.api(.get, "/openapi.json").json()
  }

  @Test func `every route of the API stands in the description with its method`() throws {
    let routes = test.site.routes.filter { $0.pattern.hasPrefix("/api/") && $0.method != .options }
    #expect(routes.count > 50)
    for route in routes {
      let path = String(route.pattern.dropFirst(APIOperation.root.count))
      let described = document["paths"]?[path]?[route.method.rawValue.lowercased()]
      #expect(described != nil, "\(route.method) \(route.pattern) has no description")
      #expect(described?["summary"]?.string?.isEmpty == false)
      let names = (described?["parameters"]?.array ?? []).filter { $0["in"]?.string == "path" }
        .compactMap { $0["name"]?.string }
      #expect(Set(names) == Set(route.names), "\(route.pattern)")
      #expect((described?["security"]?.array ?? []).isEmpty == (route.access == .everyone))
    }
    let described = (document["paths"]?.members ?? []).reduce(0) { $0 + ($1.value.members?.count ?? 0) }
    #expect(described == routes.count)
  }

  @Test func `no two operations have one name`() {
    let ids = test.site.apiOperations.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func `every reference leads to something in the document`() throws {
    var (wanted, stack) = (Set<String>(), [document])
    while let value = stack.popLast() {
      stack += value.array ?? []
      for member in value.members ?? [] {
        if member.key == "$ref", let target = member.value.string { wanted.insert(target) }
        stack.append(member.value)
      }
    }
    #expect(wanted.count > 40)
    for target in wanted {
      var place: JSONValue? = document
      for part in target.split(separator: "/").dropFirst() { place = place?[String(part)] }
      #expect(place != nil && !target.hasSuffix("/"), "\(target)")
    }
  }

  @Test func `the record's own schema is in it`() throws {
    let article = document["components"]?["schemas"]?["Article"]
    #expect(article?["properties"]?["statements"] != nil)
    #expect(article?["properties"]?["corrections"] != nil)
    #expect(APISchemas.stances.contains("denies"))
  }

  @Test func `who changes something brings a token, or sends a comment`() {
    for operation in test.site.apiOperations where operation.method != .get {
      let isComment = operation.id == "sendComment"
      #expect(operation.route.proof == (isComment ? .json : .bearer), "\(operation.id)")
      #expect((operation.access == .everyone) == isComment, "\(operation.id)")
    }
  }

  /// A request for each operation, in an order in which all of them have something to give.
  private func requests(_ party: String, captcha: String) -> [(
    id: String, method: HTTPRequest.Method, target: String, body: String?
  )] {
    let post = #"{"section":"world","headline":"A post","markdown":"Some text."}"#
    let saved = #"{"revision":1,"section":"world","headline":"A post","markdown":"Some *other* text."}"#
    return [
      ("getDescription", .get, "/openapi.json", nil), ("listArticles", .get, "/articles?q=harbour", nil),
      ("getArticle", .get, "/articles/1?evidence=true", nil), ("listVersions", .get, "/articles/1/versions", nil),
      ("listCaptures", .get, "/articles/1/captures", nil), ("listComments", .get, "/articles/1/comments", nil),
      ("getChallenge", .get, "/articles/1/captcha", nil),
      ("sendComment", .post, "/articles/1/comments", #"{"text":"Yes.","name":"Ben","captcha":"\#(captcha)"}"#),
      ("getTimeline", .get, "/articles/1/timeline", nil), ("listStatements", .get, "/statements?limit=50", nil),
      ("getParty", .get, "/parties/\(party)", nil),
      ("listPartyStatements", .get, "/parties/\(party)/statements", nil), ("getFacets", .get, "/facets", nil),
      ("listSections", .get, "/sections", nil), ("getSection", .get, "/sections/europe", nil),
      ("listOutlets", .get, "/outlets", nil), ("getPlace", .get, "/places/588409", nil),
      ("listPlaceArticles", .get, "/places/588409/articles", nil),
      ("listDays", .get, "/days?from=2024-01-01&through=2024-12-31", nil), ("listProblems", .get, "/problems", nil),
      ("listQueuedComments", .get, "/comments?state=pending", nil), ("getQueuedComment", .get, "/comments/1", nil),
      ("decideComment", .put, "/comments/1/state", #"{"state":"approved"}"#), ("listPosts", .get, "/posts", nil),
      ("listDecisions", .get, "/comments/1/decisions", nil),
      ("addBan", .post, "/bans", #"{"kind":"word","value":"pills","until":"2030-01-01T00:00:00Z"}"#),
      ("banCommenter", .post, "/comments/1/ban", #"{"kind":"sender"}"#), ("listBans", .get, "/bans", nil),
      ("liftBan", .delete, "/bans/1", nil),
      ("addSpamRule", .post, "/spam-rules", #"{"condition":"links","amount":3,"action":"hold"}"#),
      ("listSpamRules", .get, "/spam-rules", nil), ("removeSpamRule", .delete, "/spam-rules/1", nil),
      ("getCommenting", .get, "/articles/1/commenting", nil),
      ("putCommenting", .put, "/articles/1/commenting", #"{"commenting":"closed"}"#),
      ("previewPost", .post, "/preview", post), ("addPost", .post, "/posts", post), ("getPost", .get, "/posts/1", nil),
      ("savePost", .put, "/posts/1", saved),
      ("schedulePost", .put, "/posts/1/schedule", #"{"at":"2030-01-01T00:00:00Z"}"#),
      ("unschedulePost", .delete, "/posts/1/schedule", nil), ("publishPost", .post, "/posts/1/publish", "{}"),
      ("listPostVersions", .get, "/posts/1/versions", nil),
      ("withdrawPost", .post, "/posts/1/withdraw", #"{"reason":"It was wrong."}"#),
      ("addCorrection", .post, "/corrections", #"{"page":1,"version":1,"action":"accept","statement":"s1"}"#),
      ("listCorrections", .get, "/corrections", nil), ("exportGold", .get, "/corrections/gold", nil),
      ("putSection", .put, "/sections/sea", #"{"name":"Sea","order":3,"outletNames":["Ocean"]}"#),
      ("deleteSection", .delete, "/sections/sea", nil),
      ("putOutlet", .put, "/outlets/Wire", #"{"rights":"excerpt"}"#), ("getSources", .get, "/sources", nil),
      ("listAllCaptures", .get, "/captures?limit=1", nil), ("listJournal", .get, "/journal?limit=1", nil),
      ("addAccount", .post, "/accounts", #"{"name":"Mia","role":"moderator","password":"a long password"}"#),
      ("listAccounts", .get, "/accounts", nil),
      ("putAccount", .put, "/accounts/1", #"{"role":"moderator","isDisabled":true}"#),
      ("addToken", .post, "/tokens", #"{"name":"child","role":"moderator"}"#), ("listTokens", .get, "/tokens", nil),
      ("revokeToken", .delete, "/tokens/2", nil),
    ]
  }

  @Test func `each operation answers as its description says`() throws {
    let token = try test.token(.editor)
    _ = try test.comment("Ann", "Well said.")
    let statements = try test.api(.get, "/statements").items()
    let parties = statements.compactMap { $0["party"]?["id"]?.string }
    let party = try #require(parties.first)
    let requests = requests(party, captcha: try ProofSolver.solve(test.api(.get, "/articles/1/captcha").body))
    #expect(Set(requests.map(\.id)) == Set(test.site.apiOperations.map(\.id)), "an operation has no request here")
    for request in requests {
      let operation = try test.operation(request.id)
      let answer = test.api(
        request.method, request.target, token: operation.access == .everyone ? nil : token, json: request.body)
      #expect(answer.status == operation.success, "\(request.id): \(answer.text)")
      guard let name = operation.gives else {
        #expect(answer.body.isEmpty)
        continue
      }
      #expect(answer.fields[.contentType]?.hasPrefix(operation.media) == true, "\(request.id)")
      let isLines = operation.media == "application/jsonl"
      let values = try isLines ? answer.body.split(separator: 0x0A).map { try JSONParser().parse($0) } : [answer.json()]
      #expect(!values.isEmpty, "\(request.id) gave nothing")
      for value in values {
        do throws(SchemaFault) { try APISchema(.named(name)).check(value, APISchemas.all) } catch {
          Issue.record("\(request.id) at \(error.pointer): \(error.rule)")
        }
      }
    }
  }

  @Test func `a schema that is named is there`() {
    let known = Set(APISchemas.listed.map(\.name) + ["Article", OpenAPIDocument.schemaName])
    for operation in test.site.apiOperations {
      for name in [operation.body, operation.gives].compactMap(\.self) { #expect(known.contains(name), "\(name)") }
    }
    #expect(APISchemas.all.count == APISchemas.listed.count)
  }
}

extension TestSite {
  /// A comment under the first article, as the form would have it kept.
  func comment(_ name: String, _ text: String, parent: Int? = nil) throws -> Int {
    let article = try #require(try archive.store.latest(of: 1, evidence: true))
    let outcome = try desk.submit(
      CommentDraft(
        page: PageReference(number: 1, key: ArticleView.key(article.address)), parent: parent, name: name, text: text,
        email: "reader@example.org", sender: desk.senderHash(of: "192.0.2.9")), policy: CommentPolicy(),
      publishedAt: nil, now: clock.now)
    guard case .kept(let comment) = outcome else {
      Issue.record("\(outcome)")
      return 0
    }
    return comment.number
  }
}
