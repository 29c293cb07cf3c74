import Foundation
import Record
import Testing

@testable import Site

@Suite struct NewsArticleDataTests {
  private static let page = "https://daily.example/article/3/ceasefire"

  private static func article(of text: String) -> NewsArticleData {
    var data = NewsArticleData(page: page, headline: text)
    data.original = "https://outlet.example/" + text
    data.description = text
    data.authors = [text]
    data.publisher = text
    data.section = text
    data.language = text
    data.published = text
    data.citations = [.init(type: "CreativeWork", name: text, sameAs: text, date: text)]
    data.mentions = [.init(type: "Person", name: text)]
    data.corrections = [.init(text: text, date: text)]
    return data
  }

  @Test func `an article says what it is, whose and after what`() throws {
    var data = NewsArticleData(page: Self.page, headline: "Ceasefire")
    data.original = "https://outlet.example/a"
    data.description = "A truce holds."
    data.authors = ["Ann Reporter"]
    data.publisher = "The Outlet"
    data.site = "The Daily"
    data.published = "2023-09-20"
    data.modified = "2023-09-20T18:30:00+04:00"
    data.language = "en"
    data.section = "World"
    data.citations = [.init(type: "CreativeWork", name: "Trilateral statement", date: "2020-11-09")]
    data.locations = [
      .init(
        type: "Place", name: "Stepanakert", sameAs: "https://sws.geonames.org/586523/", latitude: 39.8153,
        longitude: 46.7519)
    ]
    data.mentions = [.init(type: "GovernmentOrganization", name: "Foreign Ministry")]
    data.corrections = [.init(text: "An earlier version had the wrong day.", date: "2023-09-21")]
    let json = try JSONParser().parse(data.json)
    #expect(json["@context"]?.string == "https://schema.org")
    #expect(json["@type"]?.string == "NewsArticle")
    #expect(json["url"]?.string == "https://outlet.example/a")
    #expect(json["isBasedOn"]?.string == "https://outlet.example/a")
    #expect(json["mainEntityOfPage"]?.string == Self.page)
    #expect(json["headline"]?.string == "Ceasefire")
    #expect(json["author"]?.array?.first?["@type"]?.string == "Person")
    #expect(json["publisher"]?["name"]?.string == "The Outlet")
    #expect(json["sdPublisher"]?["name"]?.string == "The Daily")
    #expect(json["datePublished"]?.string == "2023-09-20")
    #expect(json["dateModified"]?.string == "2023-09-20T14:30:00Z")
    #expect(json["inLanguage"]?.string == "en")
    #expect(json["citation"]?.array?.first?["dateCreated"]?.string == "2020-11-09")
    #expect(json["contentLocation"]?.array?.first?["geo"]?["latitude"]?.number == 39.8153)
    #expect(json["mentions"]?.array?.first?["name"]?.string == "Foreign Ministry")
    #expect(json["correction"]?.array?.first?["@type"]?.string == "CorrectionComment")
    #expect(json["correction"]?.array?.first?["text"]?.string == "An earlier version had the wrong day.")
  }

  @Test func `a post of one's own is based on nothing`() throws {
    let json = try JSONParser().parse(NewsArticleData(page: Self.page, headline: "Ours").json)
    #expect(json["url"]?.string == Self.page)
    #expect((json.members ?? []).map(\.key) == ["@context", "@type", "url", "mainEntityOfPage", "headline"])
  }

  @Test func `a live blog is called one and a nameless author none`() throws {
    var data = NewsArticleData(page: Self.page, headline: "As it happened")
    data.isLiveBlog = true
    data.authors = ["", "Ann Reporter"]
    let json = try JSONParser().parse(data.json)
    #expect(json["@type"]?.string == "LiveBlogPosting")
    #expect(json["author"]?.array?.map { $0["name"]?.string } == ["Ann Reporter"])
  }

  @Test func `a place that is nowhere has no coordinates`() throws {
    var data = NewsArticleData(page: Self.page, headline: "x")
    for (latitude, longitude) in [(Double.nan, 0.0), (0, .infinity), (91, 0), (0, -180.5)] {
      data.locations = [.init(type: "Place", name: "Nowhere", latitude: latitude, longitude: longitude)]
      let place = try JSONParser().parse(data.json)["contentLocation"]?.array?.first
      #expect(place?["name"]?.string == "Nowhere" && place?["geo"] == nil)
    }
  }

  @Test func `no text gets out of the script element and every text comes back as it was`() throws {
    let head = Array(#"<script type="application/ld+json">"#.utf8)
    let tail = Array("</script>".utf8)
    for text in HostileText.all {
      let script = Self.article(of: text).script
      #expect(script.starts(with: head) && script.suffix(tail.count) == tail[...])
      let inside = Array(script.dropFirst(head.count).dropLast(tail.count))
      #expect(!inside.contains { "<>&".utf8.contains($0) })
      let scalars = String(decoding: inside, as: UTF8.self).unicodeScalars
      #expect(!scalars.contains { $0 == "\u{2028}" || $0 == "\u{2029}" || $0.value < 0x20 })
      let json = try JSONParser().parse(inside)
      let shown = [
        json["headline"], json["description"], json["author"]?.array?.first?["name"], json["publisher"]?["name"],
        json["articleSection"], json["citation"]?.array?.first?["name"], json["mentions"]?.array?.first?["name"],
        json["correction"]?.array?.first?["text"],
      ]
      for value in shown {
        #expect(HostileText.areSame(value?.string, text), "\(text.prefix(60).debugDescription)")
      }
    }
  }

  @Test(.enabled(if: OtherParsers.areThere, "run Scripts/test-python first"))
  func `another reader of HTML finds one script and its data`() throws {
    let texts = HostileText.all
    let pages = texts.map {
      Array("<!doctype html><title>x</title>".utf8) + Self.article(of: $0).script + Array("<p>y".utf8)
    }
    let script = """
      from html.parser import HTMLParser
      class Reader(HTMLParser):
          def __init__(self):
              super().__init__()
              self.tags, self.script = [], ""
          def handle_starttag(self, tag, attributes):
              self.tags.append(tag)
          def handle_data(self, data):
              if self.tags[-1] == "script" and self.get_starttag_text() and not self.script:
                  self.script = data
      def read(body):
          reader = Reader()
          reader.feed(body.decode())
          reader.close()
          return [reader.tags, json.loads(reader.script)["headline"]]
      """
    for (text, read) in zip(texts, try OtherParsers.read(pages, script)) {
      #expect(read.array?[0].array?.map(\.string) == ["title", "script", "p"], "\(text.prefix(60).debugDescription)")
      #expect(HostileText.areSame(read.array?[1].string, text), "\(text.prefix(60).debugDescription)")
    }
  }
}
