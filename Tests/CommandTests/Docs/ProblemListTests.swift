import Testing

/// `docs/problems.md` lists the codes that the sources have, each once.
@Suite struct ProblemListTests {
  @Test func `every code in the sources is listed once, and no other is`() throws {
    var used: Set<String> = []
    for file in Checkout.files(in: "Sources", suffix: ".swift") {
      used.formUnion(try Checkout.text(file).matches(of: #/DL-[A-Z]+-[0-9]+/#).map { String($0.output) })
    }
    #expect(used.count > 20)
    let listed = try Checkout.text("docs/problems.md").matches(of: #/DL-[A-Z]+-[0-9]+/#).map { String($0.output) }
    #expect(listed == listed.sorted())
    #expect(listed.count == Set(listed).count, "some are listed twice")
    #expect(used.subtracting(listed).isEmpty, "these are not listed: \(used.subtracting(listed).sorted())")
    #expect(Set(listed).subtracting(used).isEmpty, "nothing gives these: \(Set(listed).subtracting(used).sorted())")
  }

  @Test func `every row says what happened, where, which limit and what to do`() throws {
    let rows = try Checkout.text("docs/problems.md").split(separator: "\n").filter { $0.hasPrefix("| `DL-") }
    for row in rows {
      let cells = row.split(separator: "|").map { $0.drop { $0 == " " } }
      #expect(cells.count == 4 && cells.allSatisfy { !$0.isEmpty }, "\(row)")
    }
  }
}
