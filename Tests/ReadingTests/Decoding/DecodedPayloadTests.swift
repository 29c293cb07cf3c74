import TestKit
import Testing

@testable import Reading

@Suite struct DecodedPayloadTests {
  private func decode(_ bytes: [UInt8], _ charset: String) -> DecodedPayload {
    DecodedPayload(bytes, CharsetSniffer.Choice(name: charset))
  }

  private func text(_ payload: DecodedPayload) -> String { String(decoding: payload.utf8, as: UTF8.self) }

  /// "Пример — 例: é" and the like in many charsets, as other programs write them.
  static let samples: [(charset: String, bytes: [UInt8], text: String)] = [
    ("windows-1252", [0x93, 0x63, 0x61, 0x66, 0xE9, 0x94, 0x20, 0x81, 0x80], "“café” \u{81}€"),
    ("windows-1251", [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0, 0x20, 0x97, 0x20, 0x98], "Москва — \u{98}"),
    ("windows-1250", [0x8A, 0xE8, 0x65, 0x9A, 0x6B, 0xFD], "Ščešký"),
    ("windows-1253", [0xC1, 0xE8, 0xDE, 0xED, 0xE1, 0xD2], "Αθήνα\u{FFFD}"),
    ("windows-1255", [0xF9, 0xEC, 0xE5, 0xED, 0xCA], "שלום\u{5BA}"),
    ("windows-1256", [0xE3, 0xD1, 0xCD, 0xC8, 0xC7], "مرحبا"),
    ("koi8-r", [0xED, 0xCF, 0xD3, 0xCB, 0xD7, 0xC1], "Москва"),
    ("koi8-u", [0xEB, 0xC9, 0xA7, 0xD7, 0xAE], "Київ\u{45E}"),
    ("iso-8859-2", [0xA9, 0xB9, 0x80], "Šš\u{80}"),
    ("macintosh", [0x63, 0x61, 0x66, 0x8E, 0xDB], "café€"),
    ("x-mac-cyrillic", [0x8C, 0xA2, 0xFF], "МҐ€"),
    ("gbk", [0xC4, 0xE3, 0xBA, 0xC3, 0x80, 0x41], "你好€A"),
    ("gb18030", [0x94, 0x39, 0xFC, 0x36, 0xC4, 0xE3], "😀你"),
    ("big5", [0xA7, 0x41, 0xA6, 0x6E, 0x88, 0x62, 0x41], "你好Ê̄A"),
    ("euc-kr", [0xBE, 0xC8, 0xB3, 0xE7, 0x21], "안녕!"),
    ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC, 0x8E, 0xB1], "日本ｱ"),
    ("shift_jis", [0x93, 0xFA, 0x96, 0x7B, 0xB1, 0x5C], "日本ｱ\\"),
    ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42, 0x41], "日本A"),
    ("utf-16le", [0x1F, 0x04, 0x3D, 0xD8, 0x00, 0xDE, 0x41, 0x00], "П😀A"),
    ("utf-16be", [0x04, 0x1F, 0xD8, 0x3D, 0xDE, 0x00, 0x00, 0x41], "П😀A"),
    ("x-user-defined", [0x41, 0xFF], "A\u{F7FF}"),
  ]

  @Test(arguments: samples) func `each charset is read as the standard has it`(
    _ sample: (charset: String, bytes: [UInt8], text: String)
  ) {
    #expect(text(decode(sample.bytes, sample.charset)) == sample.text)
  }

  @Test(arguments: samples) func `each character is found again in the payload`(
    _ sample: (charset: String, bytes: [UInt8], text: String)
  ) {
    // The bytes of a piece of ISO-2022-JP mean nothing without the escape sequence before them.
    guard sample.charset != "iso-2022-jp" else { return }
    let payload = decode(sample.bytes, sample.charset)
    var offset = 0
    for character in sample.text {
      let next = offset + String(character).utf8.count
      let part = Array(sample.bytes[payload.payloadOffset(offset)..<payload.payloadOffset(next)])
      #expect(text(decode(part, sample.charset)) == String(character))
      offset = next
    }
    #expect(payload.payloadOffset(payload.utf8.count) == sample.bytes.count)
  }

  @Test func `any stretch of a long page is found again in the payload`() {
    for sample in Self.samples where sample.charset != "iso-2022-jp" {
      let bytes = Array(repeatElement(sample.bytes + Array(repeating: 0x20, count: 2), count: 90).joined())
      let payload = decode(bytes, sample.charset)
      var boundaries: [Int] = []
      // Big5 has pairs of bytes that are two characters: no stretch ends between those.
      for index in payload.utf8.indices
      where index == 0 || payload.payloadOffset(index) != payload.payloadOffset(index - 1) {
        boundaries.append(index)
      }
      for step in stride(from: 0, to: boundaries.count - 40, by: 17) {
        let range = boundaries[step]..<boundaries[step + 37]
        let part = Array(bytes[payload.payloadOffset(range.lowerBound)..<payload.payloadOffset(range.upperBound)])
        #expect(decode(part, sample.charset).utf8 == Array(payload.utf8[range]), "\(sample.charset) \(range)")
      }
    }
  }

  @Test func `clean UTF-8 is its own text and every offset is its own`() {
    let bytes = Array("naïve — 例".utf8)
    let payload = DecodedPayload(bytes)
    #expect(payload.utf8 == bytes)
    #expect(payload.charset == "utf-8")
    #expect((0...bytes.count).allSatisfy { payload.payloadOffset($0) == $0 })
  }

  @Test func `a byte order mark is left out and counted`() {
    let payload = DecodedPayload([0xEF, 0xBB, 0xBF, 0x41])
    #expect(payload.utf8 == [0x41])
    #expect(payload.payloadOffset(0) == 3)
    #expect(payload.payloadOffset(1) == 4)
    #expect(text(DecodedPayload([0xFF, 0xFE, 0x41, 0x00])) == "A")
  }

  @Test func `a bad byte is one mark at its place`() {
    let bytes: [UInt8] = [0x61, 0xC3, 0x62, 0xE2, 0x82, 0x63, 0xC3, 0xA9, 0xFF]
    let payload = DecodedPayload(bytes, servedCharset: "utf-8", isMarkup: false)
    let repaired = decode(bytes, "utf-8")
    #expect(text(repaired) == "a\u{FFFD}b\u{FFFD}c\u{E9}\u{FFFD}")
    let offsets = Array(text(repaired).unicodeScalars.indices).map {
      repaired.payloadOffset(text(repaired).utf8.distance(from: text(repaired).startIndex, to: $0))
    }
    #expect(offsets == [0, 1, 2, 3, 5, 6, 8])
    #expect(payload.charset == "windows-1252")
  }

  @Test func `bytes of any kind decode in any charset`() {
    var dice = Dice(seed: 5)
    for sample in Self.samples {
      for _ in 0..<60 {
        let bytes = (0..<Int.random(in: 0..<300, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) }
        let payload = decode(bytes, sample.charset)
        #expect(String(validating: payload.utf8, as: UTF8.self) != nil)
        var last = 0
        for offset in 0...payload.utf8.count {
          let place = payload.payloadOffset(offset)
          #expect(place >= last && place <= bytes.count, "\(sample.charset) \(bytes)")
          last = place
        }
      }
    }
  }
}
