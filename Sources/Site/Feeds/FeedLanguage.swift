/// Language tags as a page states them, put into the forms that documents take. What is no tag is left out.
///
/// Source: BCP 47 (RFC 5646 §2.1), by its outer form only.
enum FeedLanguage {
  /// `text` where it has the form of a language tag.
  static func tag(_ text: String?) -> String? {
    guard let text, text.utf8.count <= 35 else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isTag = parts.enumerated().allSatisfy { index, part in
      (index == 0 ? 2...8 : 1...8).contains(part.count)
        && part.allSatisfy { isLetter($0) || index > 0 && (0x30...0x39).contains($0) }
    }
    return isTag ? text : nil
  }

  /// The code of a news sitemap: two or three letters, but `zh-cn` and `zh-tw` for Chinese.
  static func news(_ text: String?) -> String? {
    guard let parts = tag(text)?.lowercased().split(separator: "-"), let language = parts.first,
      (2...3).contains(language.count)
    else { return nil }
    guard language == "zh" else { return String(language) }
    return parts.contains { ["hant", "tw", "hk", "mo"].contains($0) } ? "zh-tw" : "zh-cn"
  }

  /// `language_TERRITORY`, where the tag has a territory.
  static func openGraph(_ text: String?) -> String? {
    guard let parts = tag(text)?.split(separator: "-"), let language = parts.first,
      let territory = parts.dropFirst().first(where: { $0.utf8.count == 2 && $0.utf8.allSatisfy(isLetter) })
    else { return nil }
    return language.lowercased() + "_" + territory.uppercased()
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 }
}
