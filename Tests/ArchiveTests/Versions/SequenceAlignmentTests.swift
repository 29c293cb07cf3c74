import Record
import Testing

@testable import Archive

@Suite struct `Alignment of sequences` {
  @Test func `what is matched is equal and in order, and gaps are all the rest`() {
    var state: UInt64 = 0x5EED_0002
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for round in 0..<600 {
      let letters = 1 + round % 12
      let old = (0..<next(30)).map { _ in next(letters) }
      let new =
        round % 3 == 0 ? (0..<next(30)).map { _ in next(letters) } : old.filter { _ in next(5) > 0 } + [next(letters)]
      let alignment = SequenceAlignment(old, new)
      var (oldEnd, newEnd) = (0, 0)
      for run in alignment.runs {
        #expect(run.count > 0 && run.old >= oldEnd && run.new >= newEnd)
        #expect(old[run.old..<run.old + run.count] == new[run.new..<run.new + run.count])
        (oldEnd, newEnd) = (run.old + run.count, run.new + run.count)
      }
      let matched = alignment.runs.reduce(0) { $0 + $1.count }
      #expect(alignment.gaps.reduce(0) { $0 + $1.old.count } == old.count - matched)
      #expect(alignment.gaps.reduce(0) { $0 + $1.new.count } == new.count - matched)
      #expect(alignment.gaps.allSatisfy { !$0.old.isEmpty || !$0.new.isEmpty })
    }
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 3), ("abc", "", 0), ("abcabba", "cbabac", 4), ("aabbaabb", "abab", 4),
    ("aXbYc", "abc", 3), ("xaxcxabc", "abcy", 3),
  ])
  func `the shortest edit is found`(old: String, new: String, common: Int) {
    func ids(_ text: String) -> [Int] { text.utf8.map { Int($0) } }
    #expect(SequenceAlignment(ids(old), ids(new)).runs.reduce(0) { $0 + $1.count } == common)
  }

  @Test func `what has nothing in common is one gap`() {
    let gaps = SequenceAlignment(Array(0..<1_000), Array(1_000..<3_000)).gaps
    #expect(gaps == [SequenceAlignment.Gap(old: 0..<1_000, new: 0..<2_000)])
  }
}

@Suite struct `Words of a text for comparing` {
  private func words(_ text: String) -> [String] {
    var numbering = WordTokens.Numbering()
    let text = Text(text)
    return WordTokens.of(text, in: text.span, &numbering).map { text[$0.span] }
  }

  @Test(arguments: [
    ("Don’t well-known 1,200.5 a.b", ["Don’t", "well-known", "1,200.5", "a", ".", "b"]),
    ("“Ainaži,” 27%", ["“", "Ainaži", ",", "”", "27", "%"]), ("日本語 で", ["日", "本", "語", "で"]),
    ("e\u{301}te\u{301} ٢٧", ["e\u{301}te\u{301}", "٢٧"]), ("   ", []), ("'a' -", ["'", "a", "'", "-"]),
  ])
  func `words keep their joints, numbers their points, and marks stand alone`(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }
}
