import Record
import Testing

@Suite struct TimeLimitTests {
  @Test func `a page that takes long is given up, and the next one is read`() throws {
    let sentence = #"\"Bridge number 7 is open,\" the minister of transport said on Tuesday in Riga. "#
    let input =
      Sample.line(id: "long", text: String(repeating: sentence, count: 100_000))
      + Sample.line(id: "next", text: sentence)
    let run = try Command("read", "--input", "-", "--format", "json", "--max-seconds", "2").run(input: input)
    #expect(run.problemCodes == [["DL-FACTS-001"], []])
    let long = try #require(run.records.first)
    #expect(long["article"]?["blocks"]?.array?.isEmpty == false, "the article is there")
    #expect(long["statements"] == nil)
    #expect(long["problems"]?.array?.first?["message"]?.string?.contains("--max-seconds") == true)
    #expect(run.records.last?["statements"]?.array?.isEmpty == false)
  }
}
