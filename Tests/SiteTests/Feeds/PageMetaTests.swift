import Testing

@testable import Site

@Suite struct PageMetaTests {
  private static func text(_ meta: PageMeta) -> [String] {
    meta.pairs.map { "\($0.attribute.rawValue) \($0.name)=\($0.content)" }
  }

  @Test func `an article has its dates, section and names`() {
    var meta = PageMeta(page: "https://daily.example/article/3", title: "Ceasefire <now>", site: "The Daily")
    meta.original = "https://outlet.example/a"
    meta.description = "A \"truce\" holds."
    meta.isArticle = true
    meta.language = "en-GB"
    meta.image = "https://daily.example/card.png"
    meta.imageDescription = "A map"
    meta.published = "2023-09-20"
    meta.modified = "2023-09-20T18:30:00+04:00"
    meta.section = "World"
    meta.authors = ["Ann Reporter"]
    meta.tags = ["Talks"]
    #expect(
      Self.text(meta) == [
        "name description=A \"truce\" holds.", "name author=Ann Reporter", "property og:type=article",
        "property og:title=Ceasefire <now>", "property og:description=A \"truce\" holds.",
        "property og:url=https://outlet.example/a", "property og:site_name=The Daily", "property og:locale=en_GB",
        "property og:image=https://daily.example/card.png", "property og:image:alt=A map",
        "property article:published_time=2023-09-20", "property article:modified_time=2023-09-20T14:30:00Z",
        "property article:section=World", "property article:tag=Talks", "name twitter:card=summary_large_image",
        "name twitter:title=Ceasefire <now>", "name twitter:description=A \"truce\" holds.",
        "name twitter:image=https://daily.example/card.png", "name twitter:image:alt=A map",
      ])
    #expect(meta.canonical == "https://outlet.example/a")
  }

  @Test func `a page that is no article says little`() {
    var meta = PageMeta(page: "https://daily.example/", title: "The Daily", site: "The Daily")
    meta.published = "2023-09-20"
    meta.authors = ["Nobody"]
    meta.image = "data:image/png,x"
    meta.imageDescription = "Nothing"
    #expect(
      Self.text(meta) == [
        "property og:type=website", "property og:title=The Daily", "property og:url=https://daily.example/",
        "property og:site_name=The Daily", "name twitter:card=summary", "name twitter:title=The Daily",
      ])
    #expect(meta.canonical == "https://daily.example/")
  }
}
