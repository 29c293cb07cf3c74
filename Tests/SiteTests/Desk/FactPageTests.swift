import Archive
import Desk
import Foundation
import HTTPTypes
import Record
import Testing

@testable import Site

@Suite struct FactPageTests {
  private let test: TestSite
  private let editor: TestSession
  private let page: Int
  private let article: StoredArticle

  init() throws {
    test = try TestSite(pages: [.first])
    editor = try test.signIn(.editor, as: "Ann")
    article = try test.site.article("1", evidence: true)
    page = article.page
  }

  private var record: PageRecord { article.record }
  private var key: String { ArticleView.key(article.address) }
  private var text: Text { record.article?.text ?? Text(utf8: []) }

  private func shown() throws -> PageRecord {
    CorrectedRecord.record(record, with: try test.desk.corrections(of: key))
  }

  private func send(_ statement: String, _ fields: [(String, String)], seen: Int = 0) -> Answer {
    test.post(
      "/desk/articles/\(page)/statements/\(statement)", fields + [("version", "1"), ("seen", String(seen))], as: editor)
  }

  private func edit(_ id: String, content: String, _ more: [(String, String)] = [], seen: Int = 0) -> Answer {
    let fields = [
      ("do", id == "new" ? "add" : "edit"), ("kind", "indirect"), ("stance", "denies"), ("content", content),
    ]
    return send(id, fields.filter { field in !more.contains { $0.0 == field.0 } } + more, seen: seen)
  }

  @Test func `the page shows the text as it stands and each statement with its buttons`() throws {
    #expect(record.statements.count > 4)
    let html = test.get("/desk/articles/\(page)", as: editor).text
    for statement in record.statements {
      #expect(html.contains("action=\"/desk/articles/\(page)/statements/\(statement.id)\""))
    }
    #expect(html.contains("Nobody has checked it.") && html.contains("id=\"fact-text\""))
  }

  @Test func `accepting and rejecting are kept with who, when and why, and what was drawn stays`() throws {
    let id = record.statements[0].id
    let accepted = send(id, [("do", "accept")])
    #expect(accepted.location == "/desk/articles/\(page)?done=fact-accepted#\(id)")
    #expect(try shown().statements[0].confidence == 1)
    #expect(send(id, [("do", "reject"), ("why", "Nobody said <b>that</b>.")], seen: 1).status == .seeOther)
    #expect(try !shown().statements.contains { $0.id == id })
    #expect(try test.site.article("1").record.statements == record.statements)
    let said = try test.desk.corrections(of: key)
    #expect(said.map(\.by) == ["Ann", "Ann"] && said.map(\.supersededBy) == [2, nil])
    let html = test.get("/desk/articles/\(page)?done=fact-rejected", as: editor).text
    #expect(html.contains("Nobody said &lt;b&gt;that&lt;/b&gt;.") && html.contains("role=\"status\""))
    let site = test.get("/article/\(page)/\(slug)").text
    #expect(site.contains("One statement rejected") || site.contains("1 statement rejected by editors"))
    #expect(site.contains("Nobody said &lt;b&gt;that&lt;/b&gt;."))
  }

  private var slug: String {
    String(SiteAddress.article(page, record.article?.headline).split(separator: "/").last ?? "")
  }

  @Test func `a statement is edited by the words of its parts, and shown as edited`() throws {
    let id = record.statements[0].id
    let words = text.string.split(separator: "\n").filter { $0.count > 60 }[2].split(separator: " ").map(String.init)
    let (source, cue) = (Array(words[0..<2]).joined(separator: " "), words[2])
    let content = Array(words[4..<9]).joined(separator: " ")
    let answer = edit(
      id, content: content,
      [
        ("source", source), ("source-at", "1"), ("cue", cue), ("cue-at", "1"), ("party", "A <Party>"),
        ("country", "lv"),
      ])
    #expect(answer.status == .seeOther, "\(answer.text)")
    let statement = try #require(try shown().statements.first { $0.id == id })
    #expect(statement.content.map { text[$0] } == [content] && statement.source.map { text[$0] } == [source])
    #expect(statement.stance == "denies" && statement.kind == .indirect && statement.confidence == 1)
    let entity = try #require(try shown().entities.first { $0.id == statement.entity })
    #expect(entity.name == "A <Party>" && entity.country == "LV")
    let site = test.get("/article/\(page)/\(slug)").text
    #expect(site.contains("A &lt;Party&gt;") && site.contains("Corrected by Ann") && !site.contains("A <Party>"))
    // The form opens with what is there now.
    let form = test.get("/desk/articles/\(page)/statements/\(id)", as: editor).text
    #expect(form.contains("A &lt;Party&gt;") && form.contains("name=\"seen\" value=\"1\""))
    // It is accepted as it was drawn again.
    #expect(send(id, [("do", "accept")], seen: 1).status == .seeOther)
    #expect(try shown().statements.first { $0.id == id }?.content == record.statements[0].content)
  }

  @Test func `a statement is added, edited and rejected like another`() throws {
    let content = text.string.split(separator: " ")[3..<9].map(String.init).joined(separator: " ")
    let added = edit("new", content: content, [("content-at", "1"), ("stance", "says")])
    #expect(added.location == "/desk/articles/\(page)?done=fact-added#c1", "\(added.text)")
    #expect(try shown().statements.count == record.statements.count + 1)
    let other = text.string.split(separator: " ")[4..<8].map(String.init).joined(separator: " ")
    #expect(edit("c1", content: other, [("content-at", "1")], seen: 1).status == .seeOther)
    let edited = try #require(try shown().statements.first { $0.id == "c1" })
    #expect(edited.stance == "denies" && MarkedPlace.part(edited.content, in: text).words != content)
    #expect(try shown().statements.count == record.statements.count + 1)
    #expect(send("c1", [("do", "accept")], seen: 2).status == .unprocessableContent)
    #expect(send("c1", [("do", "reject")], seen: 2).status == .seeOther)
    #expect(try shown().statements == record.statements)
    #expect(test.get("/desk/articles/\(page)", as: editor).text.contains("id=\"c1\""))
    #expect(edit("c1", content: content, [("content-at", "1")], seen: 3).status == .seeOther)
    #expect(try shown().statements.count == record.statements.count + 1)
  }

  @Test func `what is wrong stands at its field, and what was typed stays`() throws {
    let id = record.statements[0].id
    let before = try test.desk.corrections(of: key).count
    let absent = edit(id, content: "words that <i>nobody</i> wrote", [("party", "P\"q")])
    #expect(absent.status == .unprocessableContent)
    #expect(absent.text.contains("id=\"content-problem\"") && absent.text.contains("do not stand in the text"))
    #expect(absent.text.contains("words that &lt;i&gt;nobody&lt;/i&gt; wrote") && absent.text.contains("P&quot;q"))
    let often = edit(id, content: "the")
    #expect(often.text.contains("times in the text. Say which by a number from 1 to"))
    #expect(edit(id, content: "the", [("content-at", "9999")]).text.contains("there is no number 9999"))
    #expect(edit(id, content: "the", [("content-at", "x")]).text.contains("Please give numbers from 1"))
    #expect(edit(id, content: "").text.contains("Please mark or enter the words that were said"))
    #expect(edit(id, content: "the", [("content-at", "1"), ("kind", "loud")]).text.contains("id=\"kind-problem\""))
    #expect(edit(id, content: "the", [("content-at", "1"), ("country", "AM")]).text.contains("id=\"party-problem\""))
    let country = edit(id, content: "the", [("content-at", "1"), ("party", "P"), ("country", "ARM")])
    #expect(country.text.contains("id=\"country-problem\""))
    #expect(edit(id, content: "the", [("sentence", "no such sentence")]).text.contains("id=\"sentence-problem\""))
    #expect(send(id, [("do", "destroy")]).status == .badRequest && send("s999", [("do", "reject")]).status == .notFound)
    #expect(try test.desk.corrections(of: key).count == before)
  }

  @Test func `two editors who correct the same statement hear of each other`() throws {
    let id = record.statements[0].id
    #expect(send(id, [("do", "reject")]).status == .seeOther)
    let late = send(id, [("do", "accept")])
    #expect(late.status == .conflict && late.text.contains("Someone else corrected this statement meanwhile"))
    #expect(late.text.contains("name=\"seen\" value=\"1\""))
    #expect(try test.desk.corrections(of: key).count == 1)
  }

  @Test func `checked statements go out as gold in code points of the text`() throws {
    let statements = record.statements
    #expect(send(statements[0].id, [("do", "accept")]).status == .seeOther)
    #expect(send(statements[1].id, [("do", "reject")]).status == .seeOther)
    let answer = test.get("/desk/corrections.jsonl", as: editor)
    #expect(answer.status == .ok && answer.fields[.contentType] == "application/jsonl; charset=utf-8")
    let line = try JSONParser().parse(answer.body.dropLast())
    #expect(line["text"]?.string == text.string && line["id"]?.string == key)
    let scalars = Array(text.string.unicodeScalars)
    let gold = try #require(line["attributions"]?.array)
    #expect(gold.count == 1)
    for (name, spans) in [
      ("source", statements[0].source), ("cue", statements[0].cue), ("content", statements[0].content),
    ] {
      let found = (gold[0][name]?.array ?? []).map { pair -> String in
        let ends = pair.array?.compactMap { $0.number.map { Int($0) } } ?? []
        return String(String.UnicodeScalarView(scalars[ends[0]..<ends[1]]))
      }
      #expect(found == spans.map { text[$0] }, "\(name)")
    }
    #expect(line["unchecked"]?.number == Double(statements.count - 2) && line["rejected"]?.number == 1)
    #expect(test.get("/desk/corrections.jsonl?only=complete", as: editor).body.isEmpty)
    for (index, statement) in statements.enumerated() where index > 1 {
      #expect(send(statement.id, [("do", "accept")]).status == .seeOther)
    }
    #expect(!test.get("/desk/corrections.jsonl?only=complete", as: editor).body.isEmpty)
  }
}
