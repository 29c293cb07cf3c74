import Archive
import Desk
import HTTPTypes
import Record
import Testing

@testable import Site

/// Every field that people fill, filled with attacks: nothing of them may become markup on a page of the desk or the site.
@Suite struct DeskAttackTests {
  private let test: TestSite
  private let editor: TestSession

  init() throws {
    var settings = SiteSettings()
    settings.requestsPerMinute = 0
    test = try TestSite(settings: settings, pages: [.first])
    editor = try test.signIn(.editor, as: "Ann")
  }

  private func faults(_ answer: Answer) -> [String] { SiteMarkup.faults(in: answer) }

  @Test(arguments: [0, 1, 2, 3]) func `attacks in posts stay text`(_ quarter: Int) throws {
    for (index, attack) in XSSCorpus.all.enumerated() where index % 64 == quarter * 16 {
      let fields = [
        ("section", attack), ("headline", attack), ("standfirst", attack), ("byline", attack), ("markdown", attack),
        ("at", attack), ("correction", attack), ("revision", attack),
      ]
      for wanted in ["preview", "save", "publish", attack] {
        let answer = test.post("/desk/posts", fields + [("do", wanted)], as: editor)
        #expect(faults(answer).isEmpty, "\(wanted): \(attack): \(faults(answer))")
        guard let location = answer.location else { continue }
        let path = location.prefix { $0 != "?" }
        for page in [String(path), path + "/versions", "/desk/posts"] {
          let shown = test.get(page, as: editor)
          #expect(faults(shown).isEmpty, "\(page): \(attack): \(faults(shown))")
        }
      }
    }
  }

  @Test func `attacks in names, notes, reasons and addresses stay text`() throws {
    for (index, attack) in XSSCorpus.all.enumerated() where index % 60 == 0 {
      for (path, fields) in [
        ("/desk/bans", [("kind", "word"), ("value", attack), ("note", attack), ("days", attack)]),
        ("/desk/bans", [("kind", "name"), ("value", attack), ("note", attack)]),
        ("/desk/rules", [("condition", "phrase"), ("phrase", attack), ("action", attack)]),
        ("/desk/sections", [("name", attack), ("slug", attack), ("order", "1"), ("names", attack)]),
        ("/desk/sections", [("name", attack), ("order", "1"), ("names", attack)]),
        ("/desk/outlets", [("name", attack), ("rights", "excerpt"), ("note", attack)]),
        ("/desk/accounts", [("name", attack), ("role", "moderator"), ("password", attack + "0123456789")]),
        ("/desk/tokens", [("name", attack), ("role", "moderator")]),
        (
          "/desk/articles/1/statements/new",
          [
            ("do", "add"), ("content", "fishing grounds"), ("content-at", "1"), ("stance", attack), ("kind", "direct"),
            ("party", attack), ("why", attack), ("version", "1"), ("seen", "0"),
          ]
        ),
        (
          "/desk/articles/1/statements/new",
          [("do", "add"), ("content", attack), ("source", attack), ("sentence", attack), ("cue-at", attack)]
        ),
        ("/desk/sign-in", [("name", attack), ("password", "guess"), ("then", attack)]),
      ] {
        let answer = test.post(path, fields, as: path == "/desk/sign-in" ? nil : editor)
        #expect(answer.status.code < 500, "\(path): \(attack)")
        #expect(faults(answer).isEmpty, "\(path): \(attack): \(faults(answer))")
      }
      let encoded = WebAddress.encoded(attack)
      for path in [
        "/desk/articles?q=", "/desk/outlets?name=", "/desk?done=", "/desk/posts?state=", "/desk/journal?after=",
      ] {
        let answer = test.get(path + encoded, as: editor)
        #expect(answer.status.code < 500 && faults(answer).isEmpty, "\(path): \(attack): \(faults(answer))")
      }
    }
    for path in [
      "/desk", "/desk/bans", "/desk/rules", "/desk/sections", "/desk/outlets", "/desk/accounts", "/desk/tokens",
      "/desk/journal", "/desk/articles/1", "/desk/articles/1/statements/new", "/desk/articles/1/statements/c1",
    ] {
      let answer = test.get(path, as: editor)
      #expect(faults(answer).isEmpty, "\(path): \(faults(answer))")
    }
    let address = try #require(test.get("/article/1").location)
    #expect(faults(test.get(address)).isEmpty, "\(faults(test.get(address)))")
  }

  @Test func `attacks in comments and browsers' names stay text`() throws {
    var policy = CommentPolicy()
    policy.rates = []
    let key = ArticleView.key(try test.site.article("1").address)
    for (index, attack) in XSSCorpus.all.enumerated() where index % 12 == 0 {
      let draft = CommentDraft(
        page: PageReference(number: 1, key: key), name: String(attack.prefix(60)), text: attack, sender: "s")
      _ = try? test.desk.submit(draft, policy: policy, publishedAt: nil, now: test.clock.now)
      if index % 60 == 0 {
        _ = test.post("/desk/sign-in", [("name", "Ann"), ("password", TestSite.password)]) {
          $0.fields[.userAgent] = attack.filter { $0.isASCII && $0 >= " " }
        }
      }
    }
    var path = "/desk/comments"
    while true {
      let answer = test.get(path, as: editor)
      #expect(faults(answer).isEmpty, "\(faults(answer))")
      guard let next = answer.text.split(separator: "rel=\"next\" href=\"").dropFirst().first else { break }
      path = next.prefix { $0 != "\"" }.split(separator: "&amp;").joined(separator: "&")
    }
    let sessions = test.get("/desk/sessions", as: editor)
    #expect(faults(sessions).isEmpty, "\(faults(sessions))")
  }
}
