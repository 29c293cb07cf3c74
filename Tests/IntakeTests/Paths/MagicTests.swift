import TestKit
import Testing

@testable import Intake

@Suite struct MagicTests {
  private func binary(_ bytes: [UInt8]) -> String? { bytes.withUnsafeBufferPointer { Magic.binary($0) } }
  private func compression(_ bytes: [UInt8]) -> Magic.Compression? {
    bytes.withUnsafeBufferPointer { Magic.compression($0) }
  }

  @Test func `compressions are told by their first bytes`() {
    #expect(compression(Compressed.gzip([1])) == .gzip)
    #expect(compression(Compressed.zstd([1])) == .zstd)
    #expect(compression(Compressed.skippableZstd([1])) == .zstd)
  }

  @Test(arguments: [[], [0x1F], [0x28, 0xB5, 0x2F], [0x50, 0x2A, 0x4D], [0x60, 0x2A, 0x4D, 0x18], Array("<p>".utf8)])
  func `what begins otherwise is not compressed`(bytes: [UInt8]) {
    #expect(compression(bytes) == nil)
  }

  @Test(arguments: [
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a PNG image"), ([0xFF, 0xD8, 0xFF, 0xE0], "a JPEG image"),
    (Array("PK\u{3}\u{4}".utf8), "a zip archive"), (Array("GIF89a\u{1}\u{0}\u{1}\u{0}".utf8), "a GIF image"),
    (Array("%PDF-1.4\n\u{1}\u{2}".utf8), "a PDF document"), ([0x1F, 0x8B, 0x08], "gzip data inside another"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
  ]) func `formats that are no text are named`(bytes: [UInt8], name: String) {
    #expect(binary(bytes) == name)
  }

  @Test(arguments: [
    "", "%PDF- is how a PDF begins", "GIF89a is a format", "RIFF", "tab\tand\u{1B}escape", "page\u{C}break",
    "Rar! said the lion",
  ]) func `text that begins like a format is text`(text: String) {
    #expect(binary(Array(text.utf8)) == nil)
  }

  @Test func `UTF-16 is text, with and without its mark`() {
    #expect(binary([0xFF, 0xFE] + Array("word".utf8).flatMap { [$0, 0] }) == nil)
    #expect(binary(Array("word".utf8).flatMap { [0, $0] }) == nil)
  }

  @Test func `bytes in every charset are text, control bytes are not`() {
    #expect(binary([0x93, 0xFA, 0x96, 0x7B, 0x8E, 0xB1, 0xE9, 0x80]) == nil)
    #expect(binary([0x00, 0x01, 0x02, 0x03]) == "")
    #expect(binary(Array(repeating: 0, count: 100)) == "")
    #expect(
      binary(Array("a page with one zero\0 in a hundred characters, as some servers send them now and then".utf8))
        == nil)
  }
}
