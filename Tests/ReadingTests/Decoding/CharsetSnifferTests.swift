import TestKit
import Testing

@testable import Reading

@Suite struct CharsetSnifferTests {
  private func charset(_ bytes: [UInt8], served: String? = nil, isMarkup: Bool = true) -> String {
    DecodedPayload(bytes, servedCharset: served, isMarkup: isMarkup).charset
  }

  @Test(.enabled(if: SharedData.has("data/html5lib/encoding"), "the shared data is not here"))
  func `the meta element is found as html5lib's tests have it`() {
    let failures = ExpectedFailures()
    var count = 0
    for file in SharedData.names(in: "data/html5lib/encoding", suffix: ".dat") {
      let bytes = SharedData.bytes("data/html5lib/encoding/\(file)")
      for (index, test) in Self.cases(bytes).enumerated() {
        count += 1
        let isMarked = test.data.starts(with: [0xEF, 0xBB, 0xBF])
        let found = isMarked ? "utf-8" : test.data.withUnsafeBufferPointer { MetaPrescan($0).charset } ?? "windows-1252"
        let expected = Charset.name(ofLabel: test.expected)
        failures.check(
          "\(file)#\(index + 1)", found == expected,
          "\(String(decoding: test.data.prefix(300), as: UTF8.self)): \(expected ?? "?"), not \(found)")
      }
    }
    #expect(count > 75)
  }

  private static func cases(_ bytes: [UInt8]) -> [(data: [UInt8], expected: [UInt8])] {
    var cases: [(data: [UInt8], expected: [UInt8])] = []
    var data: [[UInt8]] = []
    var isExpectation = false
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init) {
      if line.elementsEqual("#data".utf8) {
        (data, isExpectation) = ([], false)
      } else if line.elementsEqual("#encoding".utf8) {
        isExpectation = true
      } else if isExpectation {
        if !line.isEmpty { cases.append((Array(data.joined(separator: [0x0A])), line)) }
        isExpectation = false
      } else {
        data.append(line)
      }
    }
    return cases
  }

  @Test func `the server is believed before the page, and a mark before both`() {
    let page = Array("<meta charset=windows-1251>".utf8) + [0xE9]
    #expect(charset(page, served: "ISO-8859-2") == "iso-8859-2")
    #expect(charset(page) == "windows-1251")
    #expect(charset([0xEF, 0xBB, 0xBF] + page, served: "ISO-8859-2") == "utf-8")
    #expect(charset(page, served: "no such charset") == "windows-1251")
  }

  @Test func `an old meta on a page saved again as UTF-8 is not believed`() {
    #expect(charset(Array("<meta charset=windows-1251>Москва, Київ".utf8)) == "utf-8")
    #expect(charset(Array("<meta charset=gbk>你好，世界。新闻".utf8)) == "utf-8")
  }

  @Test func `a meta that the bytes do not contradict is believed`() {
    #expect(charset(Array("<meta charset=windows-1251>plain".utf8)) == "windows-1251")
    // These four bytes are two characters of GBK, and two of UTF-8 as well.
    #expect(charset(Array("<meta charset=gbk>".utf8) + [0xC1, 0xAA, 0xCD, 0xA8]) == "gbk")
  }

  @Test func `a page that says UTF-8 and is not is read by its bytes`() {
    let page = Array("<meta charset=utf-8>".utf8) + [0x63, 0x61, 0x66, 0xE9, 0x20, 0x93, 0x78, 0x94]
    #expect(charset(page) == "windows-1252")
    #expect(charset(page + Array("ééééé".utf8)) == "utf-8")
  }

  @Test func `an XML declaration counts where no meta does`() {
    #expect(charset(Array("<?xml version='1.0' encoding='koi8-r'?><html>".utf8) + [0xC1]) == "koi8-r")
    #expect(charset(Array("<?xml version='1.0'?><html>".utf8)) == "utf-8")
  }

  @Test func `a text is not searched for a meta`() {
    #expect(charset(Array("<meta charset=koi8-r>".utf8), isMarkup: false) == "utf-8")
  }

  static let silent: [(charset: String, text: [UInt8])] = [
    (
      "windows-1252",
      Array("Le pr".utf8) + [0xE9] + Array("sident a d".utf8) + [0xE9] + Array("clar".utf8) + [0xE9, 0x20, 0xE0]
    ),
    (
      "windows-1251",
      [
        0xCF, 0xF0, 0xE5, 0xE7, 0xE8, 0xE4, 0xE5, 0xED, 0xF2, 0x20, 0xE7, 0xE0, 0xFF, 0xE2, 0xE8, 0xEB, 0x2C, 0x20,
        0xF7,
        0xF2, 0xEE, 0x20, 0xEF, 0xE5, 0xF0, 0xE5, 0xE3, 0xEE, 0xE2, 0xEE, 0xF0, 0xFB, 0x20, 0xED, 0xE0, 0xF7, 0xE0,
        0xEB,
        0xE8, 0xF1, 0xFC,
      ]
    ),
    (
      "koi8-r",
      [
        0xF0, 0xD2, 0xC5, 0xDA, 0xC9, 0xC4, 0xC5, 0xCE, 0xD4, 0x20, 0xDA, 0xC1, 0xD1, 0xD7, 0xC9, 0xCC, 0x2C, 0x20,
        0xDE,
        0xD4, 0xCF, 0x20, 0xD0, 0xC5, 0xD2, 0xC5, 0xC7, 0xCF, 0xD7, 0xCF, 0xD2, 0xD9,
      ]
    ),
    (
      "shift_jis",
      [
        0x82, 0xB1, 0x82, 0xEA, 0x82, 0xCD, 0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x82, 0xCC, 0x83, 0x65, 0x83, 0x58,
        0x83,
        0x67, 0x82, 0xC5, 0x82, 0xB7,
      ]
    ),
    (
      "gbk",
      [
        0xD6, 0xD0, 0xB9, 0xFA, 0xD5, 0xFE, 0xB8, 0xAE, 0xD0, 0xFB, 0xB2, 0xBC, 0xC1, 0xCB, 0xD0, 0xC2, 0xB5, 0xC4,
        0xBE,
        0xAD, 0xBC, 0xC3, 0xD5, 0xFE, 0xB2, 0xDF,
      ]
    ),
    (
      "euc-kr",
      [
        0xB4, 0xEB, 0xC7, 0xD1, 0xB9, 0xCE, 0xB1, 0xB9, 0xC0, 0xC7, 0x20, 0xB4, 0xEB, 0xC5, 0xEB, 0xB7, 0xC9, 0xC0,
        0xCC,
        0x20, 0xB9, 0xDF, 0xC7, 0xA5, 0xC7, 0xDF, 0xB4, 0xD9,
      ]
    ),
  ]

  @Test(arguments: silent) func `a page that says nothing is read by its bytes`(
    _ sample: (charset: String, text: [UInt8])
  ) {
    let text = Array(repeatElement(sample.text + Array(" - ".utf8), count: 4).joined())
    #expect(charset(Array("<p>".utf8) + text) == sample.charset)
  }
}
