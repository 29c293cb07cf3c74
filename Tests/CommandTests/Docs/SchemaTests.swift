import Record
import TestKit
import Testing

/// Records as they are printed keep to `docs/record.schema.json`, and their keys to its order.
///
/// The check is that of Debian's python3-jsonschema, called by `Scripts/validate-records.py`.
@Suite struct SchemaTests {
  private func check(_ records: [UInt8]) throws -> Command.Result {
    try Command(script: "/usr/bin/python3 '\(Checkout.path)/Scripts/validate-records.py'").run(input: .bytes(records))
  }

  private func expectValid(_ records: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let run = try check(records)
    let count = records.count { $0 == 0x0A }
    #expect(
      run.code == 0 && run.text == "\(count) records, 0 of them wrong\n",
      "\(run.text)\(run.complaints.prefix(3000))", sourceLocation: sourceLocation)
  }

  /// Expects that what these arguments print is valid, with and without `--evidence`; gives the number of records.
  private func expectValid(
    _ arguments: [String], input: [UInt8] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Int {
    var count = 0
    for evidence in [[], ["--evidence"]] {
      let run = try Command(["read", "-q", "--format", "json"] + evidence + arguments).run(input: .bytes(input))
      try expectValid(run.output, sourceLocation: sourceLocation)
      count = run.lines.count
    }
    return count
  }

  @Test func `the records of all examples`() throws {
    #expect(try expectValid([Checkout.path + "/Examples"]) == 8)
  }

  @Test func `the records of broken inputs`() throws {
    let folder = TemporaryFolder()
    let broken = try BrokenInputs()
    broken.write(to: folder)
    let count = broken.cases.reduce(0) { $0 + $1.codes.count }
    #expect(try expectValid(["--all", folder.path, folder.path + "/none"]) == count + 1)
    #expect(try expectValid(["--max-seconds", "0.000001", "--max-page-bytes", "700", folder.path]) > 20)
  }

  @Test func `the records of odd lines`() throws {
    let lines = [
      #"{"id":"","text":"x","url":"","published":""}"#, #"{"id":-0.5,"html":"<title></title><h1></h1><html lang=''>"}"#,
      #"{"id":null,"text":null,"pageText":" \n "}"#, #"{"text":"\ud800 \u0000 \u001b"}"#,
      #"{"html":"<html lang='x-1234567890 €'><meta property=og:site_name content=' '><h1>\u0000</h1>"}"#,
      #"{"html":"<script type='application/ld+json'>{\"datePublished\":\"2024-13-99\",\"author\":\"\"}</script><p>a"}"#,
      #"{"text":"x","published":"2024-03-14T10:00:00.5+02:00"}"#, #"{"text":"x","published":"2024-03-14T10"}"#,
      #"{"text":"x","published":20240314}"#, "[]", "{}", "", "\u{0}x",
    ]
    #expect(try expectValid(["--input", "-"], input: Array(lines.joined(separator: "\n").utf8)) == 12)
  }

  @Test(.enabled(if: SharedData.has("data/pages/html"), "needs the shared data: set DATELINE_SHARED to its folder"))
  func `the records of 160 pages`() throws {
    let names = SharedData.names(in: "data/pages/html", suffix: ".html.gz").enumerated().filter { $0.offset % 5 == 0 }
    let folder = try #require(SharedData.folder) + "/data/pages/html/"
    #expect(try expectValid(names.map { folder + $0.element }) >= 100)
  }

  @Test(.enabled(if: SharedData.has("data/attribution"), "needs the shared data: set DATELINE_SHARED to its folder"))
  func `the records of 100 articles`() throws {
    let articles = ["data/attribution/dev.jsonl.gz", "data/times/timebank.jsonl.gz"].flatMap {
      SharedData.jsonLines($0).prefix(60)
    }
    var input: [UInt8] = []
    for article in articles {
      var writer = JSONWriter()
      writer.object {
        $0.string("id", article["id"]?.string)
        $0.string("text", article["text"]?.string)
        $0.string("published", article["dct"]?.string ?? article["date"]?.string)
      }
      input += writer.bytes + [0x0A]
    }
    #expect(try expectValid(["--input", "-"], input: input) >= 100)
  }

  @Test(arguments: [
    (#"{"id":"a","dateline":1}"#, "do not stand in the schema's order"),
    (#"{"dateline":1,"id":"a","mood":"x"}"#, "'mood' was unexpected"),
    (#"{"dateline":2,"id":"a"}"#, "1 was expected"),
    (#"{"dateline":1,"id":"a","id":"b"}"#, "a key comes twice"),
    (#"{"dateline":1,"id":"a","figures":[{"span":[0],"value":27,"unit":"dead","assertedBy":"s4"}]}"#, "too short"),
    (#"{"dateline":1,"id":"a","problems":[{"message":"m","code":"DL-READ-001"}]}"#, "the schema's order"),
    ("{", "no JSON"),
  ])
  func `the check finds what is wrong`(record: String, words: String) throws {
    let run = try check(Array((record + "\n").utf8))
    #expect(run.code == 1)
    #expect(run.complaints.contains(words))
  }

  @Test func `events and figures have their form though none are drawn yet`() throws {
    let record = """
      {"dateline":1,"id":"a","events":[{"id":"v1","type":"ASSAULT","cameo":"19","trigger":[0,4],"actors":["e1"],\
      "recipients":["e2"],"time":"t3","place":"Riga","assertedBy":"reporter","modality":"happened","confidence":0.5}],\
      "figures":[{"span":[5,7],"value":27,"unit":"dead","assertedBy":"s4"}]}

      """
    try expectValid(Array(record.utf8))
  }
}
