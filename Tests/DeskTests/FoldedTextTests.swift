import Testing

@testable import Desk

@Suite struct FoldedTextTests {
  @Test(arguments: [
    ("Casino", "casino"), ("  two \n\t words ", "two words"), ("ｃａｓｉｎｏ", "casino"), ("cas\u{200B}ino", "casino"),
    ("Zoe\u{308}", "zoë"), ("Zoe\u{200B}\u{308}", "zoë"), ("ﬁne", "fine"), ("\u{202E}abc", "abc"), ("", ""),
  ])
  func `case, width, blanks and invisible characters do not count`(text: String, folded: String) {
    #expect(FoldedText(text).value == folded)
    #expect(FoldedText(folded).value == folded)
  }

  @Test(arguments: [
    ("Buy cheap pills now", "cheap pills"), ("CASINO!", "casino"), ("(casino)", "casino"),
    ("best-casino.example", "casino"),
    ("看赌场吧", "赌场"), ("see http://bad.example/x", "http://bad.example"), ("a casinos casino", "casino"),
  ])
  func `a phrase is found as whole words`(text: String, phrase: String) {
    #expect(FoldedText(text).contains(words: FoldedText(phrase)))
  }

  @Test(arguments: [
    ("concatenate", "cat"), ("cats", "cat"), ("cheap blue pills", "cheap pills"), ("", "cat"), ("cat", ""),
    ("3000", "300"),
    ("казино", "каз"),
  ])
  func `a part of a word, or nothing, is not`(text: String, phrase: String) {
    #expect(!FoldedText(text).contains(words: FoldedText(phrase)))
  }

  @Test(arguments: [
    ("", 0), ("no links. none.", 0), ("https://a.example and http://b.example", 2), ("www.a.example", 1),
    ("https://www.a.example", 1), ("awww.cute", 0), ("HTTP://A WWW.B ftp://c", 3),
  ])
  func `links are counted`(text: String, count: Int) {
    #expect(FoldedText(text).links == count)
  }

  @Test func `folding twice, and making a slug of a slug, changes nothing, whatever the characters`() {
    var state: UInt32 = 7
    func next(_ bound: UInt32) -> UInt32 {
      state = state &* 1_664_525 &+ 1_013_904_223
      return (state >> 8) % bound
    }
    for round in 0..<3000 {
      var text = ""
      for _ in 0..<(1 + next(12)) {
        // Half of it from the first planes' busy parts.
        let value = next(2) == 0 ? next(0x3000) : next(0x1_FFFF)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      let folded = FoldedText(text).value
      #expect(
        FoldedText(folded).value.utf8.elementsEqual(folded.utf8), "round \(round): \(text.unicodeScalars.map(\.value))")
      let slug = Slug.make(from: text)
      #expect(
        Slug.make(from: slug).utf8.elementsEqual(slug.utf8), "round \(round): \(text.unicodeScalars.map(\.value))")
    }
  }
}
