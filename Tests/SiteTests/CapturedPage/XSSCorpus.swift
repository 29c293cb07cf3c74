import Foundation

/// The attacks of `Tests/Fixtures/xss`, with the characters put in that stand there as pictures.
enum XSSCorpus {
  static let page = vectors("page.txt")
  static let markdown = vectors("markdown.txt")
  static let comment = vectors("comment.txt")
  static var all: [String] { page + markdown + comment }

  private static func vectors(_ name: String) -> [String] {
    let tests = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    guard let data = FileManager.default.contents(atPath: "\(tests)/Fixtures/xss/\(name)") else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
      String(
        String.UnicodeScalarView(
          line.unicodeScalars.map { scalar in
            switch scalar {
            case "␊": "\n"
            case "␍": "\r"
            case "␉": "\t"
            case "␌": "\u{0C}"
            case "␀": "\0"
            case "␁": "\u{01}"
            default: scalar
            }
          }))
    }
  }
}
