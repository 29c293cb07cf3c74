import Language
import Record
import TestKit
import Testing

struct LemmaTests {
  @Test(arguments: [
    ("said", "say"), ("says", "say"), ("was", "be"), ("met", "meet"), ("countries", "country"), ("went", "go"),
    ("denied", "deny"), ("children", "child"), ("minister", "minister"), ("Moscow", "moscow"), ("didn’t", "not"),
  ])
  func `a form leads to its dictionary form`(form: String, lemma: String) {
    let analysis = Analyzer().analyze(.of("They \(form)"))
    #expect(analysis.tokens.last!.lemma == WordHash.of(lemma))
  }
}
