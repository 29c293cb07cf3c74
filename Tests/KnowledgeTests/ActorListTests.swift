import Knowledge
import Testing

@Suite struct ActorListTests {
  let actors = ActorList.shared

  @Test func `a person's code depends on the day`() throws {
    let putin = try #require(actors.actors(NameKey("Vladimir Putin")).first)
    #expect(putin.isDated)
    #expect(putin.code(on: "2005-06-01") == "RUSGOV")
    #expect(putin.code(on: "1985-06-01") == "RUSELI")
  }

  @Test func `an organisation is found by its alias`() {
    let found = actors.actors(NameKey("North Atlantic Treaty Organization"))
    #expect(found.contains { $0.name == "NATO" && $0.source == .international && !$0.isDated })
  }

  @Test func `an armed group keeps its list`() {
    #expect(
      actors.actors(NameKey("Hamas")).contains {
        $0.source == .armed && $0.codes.first?.code.hasPrefix("PSEREB") == true
      })
  }

  @Test func `a name that is not listed gives nothing`() {
    #expect(!actors.contains(NameKey("Zxcvb Qwertz")))
    #expect(actors.actors(NameKey("")).isEmpty)
  }
}
