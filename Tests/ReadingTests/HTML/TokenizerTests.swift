import TestKit
import Testing

@testable import Reading

/// html5lib's tokenizer tests, of the shared data.
@Suite struct TokenizerTests {
  @Test(.enabled(if: SharedData.has("data/html5lib"), "the shared data is not here"))
  func `tokens are those of the standard, but for the listed ones`() {
    let failures = ExpectedFailures()
    var count = 0
    let path = "data/html5lib/tokenizer"
    for file in SharedData.names(in: path, suffix: ".test") {
      let root = TestJSON.read(SharedData.bytes("\(path)/\(file)"))
      for (index, test) in (root["tests"] ?? root["xmlViolationTests"] ?? .null).array.enumerated() {
        let states = (test["initialStates"]?.array ?? []).compactMap(\.string)
        for state in states.isEmpty ? ["Data state"] : states {
          count += 1
          let isDouble = test["doubleEscaped"] == .bool(true)
          var input = test["input"]?.string ?? ""
          if isDouble { input = TestJSON.unescaped(input) }
          var expected = test["output"]?.array ?? []
          if isDouble { expected = expected.map(unescaped) }
          let actual = tokens(of: Array(input.utf8), state: state, lastStartTag: test["lastStartTag"]?.string)
          let name = "\(file)#\(index + 1)" + (state == "Data state" ? "" : " " + state)
          failures.check(
            name, actual == joined(expected),
            "\(input.debugDescription)\nexpected \(joined(expected))\nactual \(actual)")
        }
      }
    }
    #expect(count > 6_500)
  }

  private func unescaped(_ value: TestJSON) -> TestJSON {
    switch value {
    case .string(let text): .string(TestJSON.unescaped(text))
    case .array(let items): .array(items.map(unescaped))
    case .object(let items):
      .object(Dictionary(uniqueKeysWithValues: items.map { (TestJSON.unescaped($0), unescaped($1)) }))
    default: value
    }
  }

  /// Characters that follow one another as one token.
  private func joined(_ tokens: [TestJSON]) -> [TestJSON] {
    var result: [TestJSON] = []
    for token in tokens {
      if token.array.first == .string("Character"), result.last?.array.first == .string("Character") {
        let text = (result[result.count - 1].array[1].string ?? "") + (token.array[1].string ?? "")
        result[result.count - 1] = .array([.string("Character"), .string(text)])
      } else {
        result.append(token)
      }
    }
    return result
  }

  private func tokens(of input: [UInt8], state: String, lastStartTag: String?) -> [TestJSON] {
    let page = input.withUnsafeBufferPointer(HTMLArena.copy)
    var tokenizer = HTMLTokenizer(page: page)
    switch state {
    case "PLAINTEXT state": tokenizer.enter(.plaintext)
    case "RCDATA state": tokenizer.enter(.rcdata)
    case "RAWTEXT state": tokenizer.enter(.rawtext)
    case "Script data state": tokenizer.enter(.scriptData)
    case "CDATA section state": tokenizer.enter(.cdata)
    default: break
    }
    if var lastStartTag {
      tokenizer.lastStartTag = HTMLTag(rawValue: lastStartTag.withUTF8 { tokenizer.names.intern($0) })
    }
    var result: [TestJSON] = []
    loop: while true {
      let token = tokenizer.next()
      switch token {
      case .endOfFile: break loop
      case .text: result.append(.array([.string("Character"), .string(text(tokenizer))]))
      case .null: result.append(.array([.string("Character"), .string("\0")]))
      case .comment: result.append(.array([.string("Comment"), .string(text(tokenizer))]))
      case .startTag: result.append(.array(startTag(tokenizer)))
      case .endTag: result.append(.array([.string("EndTag"), .string(tokenizer.names.string(tokenizer.tag.rawValue))]))
      case .doctype: result.append(.array(doctype(tokenizer)))
      }
    }
    page.deallocate()
    return joined(result)
  }

  private func text(_ tokenizer: HTMLTokenizer) -> String {
    let chunk = tokenizer.chunk
    let base = chunk.origin == .verbatim ? tokenizer.page : UnsafePointer(tokenizer.side.base)
    return String(
      decoding: UnsafeBufferPointer(start: base + Int(chunk.start), count: Int(chunk.count)), as: UTF8.self)
  }

  private func startTag(_ tokenizer: HTMLTokenizer) -> [TestJSON] {
    var attributes: [String: TestJSON] = [:]
    for index in tokenizer.firstAttribute..<tokenizer.firstAttribute + tokenizer.attributeCount {
      let attribute = tokenizer.attributes[index]
      let base = attribute.isCopied ? UnsafePointer(tokenizer.side.base) : tokenizer.page
      let value = UnsafeBufferPointer(start: base + Int(attribute.start), count: Int(attribute.count))
      attributes[tokenizer.names.string(attribute.name.rawValue)] = .string(String(decoding: value, as: UTF8.self))
    }
    let name = TestJSON.string(tokenizer.names.string(tokenizer.tag.rawValue))
    return [.string("StartTag"), name, .object(attributes)] + (tokenizer.isSelfClosing ? [.bool(true)] : [])
  }

  private func doctype(_ tokenizer: HTMLTokenizer) -> [TestJSON] {
    let doctype = tokenizer.doctype
    func identifier(_ range: Range32?) -> TestJSON {
      range.map { .string(String(decoding: $0.range.map { tokenizer.side[$0] }, as: UTF8.self)) } ?? .null
    }
    let name: TestJSON = doctype.hasName ? .string(tokenizer.names.string(tokenizer.tag.rawValue)) : .null
    return [
      .string("DOCTYPE"), name, identifier(doctype.publicID), identifier(doctype.systemID),
      .bool(!doctype.forcesQuirks),
    ]
  }
}
