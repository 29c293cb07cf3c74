import Foundation
import TestKit
import Testing

@testable import Site

/// Texts made to take long: twice as long must take at most about twice the time, or be refused.
@Suite(.serialized) struct HostileTextTests {
  struct Family: Sendable, CustomStringConvertible {
    let description: String
    let text: @Sendable (Int) -> String

    init(_ pattern: String) {
      description = pattern.debugDescription
      text = { Self.repeated(pattern, $0) }
    }

    init(_ name: String, _ text: @escaping @Sendable (Int) -> String) {
      description = name
      self.text = text
    }

    static func repeated(_ pattern: String, _ count: Int) -> String {
      String(String(repeating: pattern, count: count / pattern.utf8.count + 1).prefix(count))
    }
  }

  static let families: [Family] = [
    Family("["), Family("[a]("), Family("![[]()"), Family("*a **a _b __b "), Family("*_"), Family("<"), Family("a <? "),
    Family("a <!A "), Family("<a x='"), Family("> a\n\n"), Family("|a|\n|-|\n"), Family("|c|d|\n"), Family("http://a_"),
    Family("a@"), Family("[^1]"), Family("~~a~~b"), Family("\\"), Family("&#x"), Family("- a\n\n"),
    Family("`") { count in
      var (text, length) = ("", 1)
      while text.utf8.count < count {
        text += "e" + String(repeating: "`", count: length)
        length += 1
      }
      return text
    },
    Family("quotations in each other") { Family.repeated(">", $0 / 2) + "a\n" + Family.repeated("a\n", $0 / 2) },
    Family("lists in each other") { Family.repeated("- ", $0 / 2) + "a\n" + Family.repeated("\n", $0 / 2) },
    Family("a wide table") {
      Family.repeated("|a", $0 / 4) + "\n" + Family.repeated("|-", $0 / 4) + "\n" + Family.repeated("|a\n", $0 / 2)
    },
    Family("a long address often used") {
      "[a]: " + Family.repeated("u", $0 / 2) + "\n\n" + Family.repeated("[a] ", $0 / 2)
    },
    Family("parentheses behind an address") { "www.a" + Family.repeated(")", $0) },
  ]

  /// The processor's seconds for `body`: the least of some runs.
  private func seconds(_ body: () -> Void) -> Double {
    var least = Double.infinity
    for _ in 0..<3 where least > 0.06 {
      let start = ProcessorTime.now()
      body()
      least = min(least, ProcessorTime.now() - start)
    }
    return least
  }

  /// From 10 to 80 KB is doubled thrice. What takes a few hundredths of a second is not measured well enough to be judged.
  private func expectLinear(_ family: Family, _ body: (String) -> Void) {
    let long = family.text(80 << 10)
    let last = seconds { body(long) }
    guard last > 0.06 else { return }
    let short = family.text(10 << 10)
    let first = seconds { body(short) }
    #expect(last < first * 2.3 * 2.3 * 2.3, "\(family): \(first) s for 10 KB, \(last) s for 80 KB")
    #expect(last < 2, "\(family): \(last) s")
  }

  @Test(arguments: families) func `Markdown takes time as its length`(family: Family) {
    expectLinear(family) { _ = try? Markdown().html($0) }
  }

  @Test(arguments: families) func `a comment takes time as its length`(family: Family) {
    expectLinear(family) { _ = CommentText.html($0) }
  }

  @Test(
    arguments: families
      + ["<!--", "<script>", "<style>", "<a b=\"", "<a ", "</", "<title>", "<svg>", "<!", "<a b=c "].map { Family($0) })
  func `a captured page takes time as its length`(family: Family) {
    expectLinear(family) { _ = InertMarkup.written(Array($0.utf8)) }
  }
}
