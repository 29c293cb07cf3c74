import Testing

@testable import Intake

@Suite struct InputKindTests {
  @Test(arguments: [
    ("a.html", InputKind.html), ("a/b.HTM", .html), ("a.html.gz", .html), ("a.txt.zst", .pageText), ("x.warc", .warc),
    ("x.warc.gz", .warc), ("pages.jsonl", .lines), ("a.tar.html", .html),
  ]) func `a known ending tells the kind`(path: String, kind: InputKind) {
    #expect(InputKind(path: path) == kind)
  }

  @Test(arguments: [
    "", "/", ".gz", "a.html/b", "html", "a.xhtml.bak", "a.gz", "a.json", "a.warc.bz2", "a.html.", "a.zip",
  ])
  func `any other ending tells nothing`(path: String) {
    #expect(InputKind(path: path) == nil)
  }

  private func sniff(_ bytes: [UInt8]) -> InputKind { bytes.withUnsafeBufferPointer { InputKind(sniffing: $0) } }
  private func sniff(_ text: String) -> InputKind { sniff(Array(text.utf8)) }

  @Test(arguments: [
    "<!DOCTYPE html>", "  \n<html>", "<p>x", "<?xml version='1.0'?><html/>", "\u{FEFF}<HTML>", "<!-- x --><body>",
    "junk before <!doctype HTML>", "text, then <body>",
  ]) func `markup looks like HTML`(text: String) {
    #expect(sniff(text) == .html)
  }

  @Test func `markup in UTF-16 looks like HTML`() {
    #expect(sniff([0xFF, 0xFE] + "<html>".utf8.flatMap { [$0, 0] }) == .html)
    #expect(sniff([0xFE, 0xFF] + "<html>".utf8.flatMap { [0, $0] }) == .html)
  }

  @Test(arguments: ["{\"html\": 1}", "\n{ \"id\"", "\u{FEFF}{\"a\""]) func `an object looks like lines`(text: String) {
    #expect(sniff(text) == .lines)
  }

  @Test(arguments: ["WARC/1.0\r\n", "\r\nWARC/1.1\r\n"]) func `a version line looks like WARC`(text: String) {
    #expect(sniff(text) == .warc)
  }

  @Test(arguments: ["", "< 5 people", "{braces} in text", "{", "[1]", "WAR", "a <b> c", "<3 this", "1 < 2"])
  func `what looks like nothing is text`(text: String) {
    #expect(sniff(text) == .pageText)
  }
}
