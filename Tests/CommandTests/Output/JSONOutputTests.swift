import Record
import Testing

@Suite struct JSONOutputTests {
  private let examples = Checkout.path + "/Examples"

  @Test func `every page is one record on one line, in the order of a folder's names`() throws {
    let run = try Command("read", "--format", "json", examples).run()
    #expect(run.code == 0)
    #expect(run.output.last == 0x0A)
    let sources = run.records.map { $0["capture"]?["source"]?.string ?? "" }
    #expect(
      sources.filter { $0.hasSuffix("page.txt") }
        == Checkout.files(in: "Examples", suffix: "page.txt").map { Checkout.path + "/" + $0 })
  }

  @Test func `evidence adds the source map and changes nothing else`() throws {
    let plain = try Command("read", "--format", "json", examples).run().records
    let full = try Command("read", "--format", "json", "--evidence", examples).run().records
    #expect(full.allSatisfy { $0["article"]?["sourceMap"]?.array?.isEmpty == false })
    #expect(full.map { without("sourceMap", $0) } == plain.map { without("sourceMap", $0) })
    #expect(plain.allSatisfy { $0["article"]?["sourceMap"] == nil })
  }

  @Test func `inputs come out in the order they were named`() throws {
    let first = examples + "/thames-strike-tags/page.txt"
    let second = examples + "/first/page.txt"
    let run = try Command("read", "--format", "json", first, examples + "/nothing-here", second, first).run()
    #expect(run.records.map { $0["capture"]?["source"]?.string } == [first, nil, second, first])
  }

  @Test func `the same bytes come out whatever the number of jobs`() throws {
    let example = try Checkout.text("Examples/first/page.txt")
    let words = example.split(separator: " ")
    // Lengths that differ by a hundred times, so that pages overtake each other.
    let lines = (0..<120).map { number in
      let text = words.prefix(number % 7 == 0 ? 700 : 5 + number % 11).joined(separator: " ")
      return line(id: "n\(number)", text: text)
    }
    let input = lines.joined() + "{broken\n" + lines.joined()
    func output(_ jobs: String) throws -> [UInt8] {
      let run = try Command("read", "--input", "-", "--format", "json", "--jobs", jobs, examples).run(input: input)
      #expect(run.code == 0)
      return run.output
    }
    let one = try output("1")
    #expect(one.count { $0 == 0x0A } == 249)
    #expect(try output("2") == one)
    #expect(try output("8") == one)
  }

  private func line(id: String, text: String) -> String {
    var writer = JSONWriter()
    writer.object {
      $0.string("id", id)
      $0.string("pageText", text)
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  /// The record with a key of its article taken out.
  private func without(_ key: String, _ record: JSONValue) -> JSONValue {
    guard case .object(let members) = record else { return record }
    return .object(
      members.map { member in
        guard member.key == "article", case .object(let parts) = member.value else { return bare(member) }
        return .init(key: member.key, value: .object(parts.filter { $0.key != key }.map(bare)))
      })
  }

  /// The member without the places of its strings, which differ where a line has more in it.
  private func bare(_ member: JSONValue.Member) -> JSONValue.Member {
    .init(key: member.key, value: bare(member.value))
  }

  private func bare(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let words, _): .string(words, at: Span(0, 0))
    case .array(let values): .array(values.map { bare($0) })
    case .object(let members): .object(members.map { bare($0) })
    default: value
    }
  }
}
