internal import Foundation

/// Text as it is compared: without case, compatibility forms (`ｆｕｌｌ ｗｉｄｔｈ`, ligatures), invisible characters, and with
/// one blank between words.
struct FoldedText: Sendable {
  let value: String
  private let scalars: [Unicode.Scalar]

  init(_ text: String) {
    // Invisible characters go first, as they keep a letter and its accent apart.
    let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Self.isInvisible($0) }))
    let folded = visible.precomposedStringWithCompatibilityMapping.lowercased()
      .precomposedStringWithCompatibilityMapping
    var scalars: [Unicode.Scalar] = []
    var needsBlank = false
    for scalar in folded.unicodeScalars where !Self.isInvisible(scalar) {
      if scalar.properties.isWhitespace {
        needsBlank = !scalars.isEmpty
      } else {
        if needsBlank { scalars.append(" ") }
        needsBlank = false
        scalars.append(scalar)
      }
    }
    self.init(scalars)
  }

  /// A text that was folded before it was kept.
  init(kept: String) { self.init(Array(kept.unicodeScalars)) }

  private init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    value = String(String.UnicodeScalarView(scalars))
  }

  var isEmpty: Bool { scalars.isEmpty }

  /// Whether a word or phrase stands in it as whole words: `cat` is in `the cat.`, not in `concatenate`. Scripts that put
  /// no blanks between words have no such bounds.
  func contains(words phrase: FoldedText) -> Bool {
    let (text, words) = (scalars, phrase.scalars)
    guard let first = words.first, let last = words.last, text.count >= words.count else { return false }
    for start in 0...(text.count - words.count) where text[start] == first {
      let end = start + words.count
      guard text[start..<end].elementsEqual(words) else { continue }
      let runsOnBefore = start > 0 && Self.isBound(text[start - 1]) && Self.isBound(first)
      let runsOnAfter = end < text.count && Self.isBound(text[end]) && Self.isBound(last)
      if !runsOnBefore && !runsOnAfter { return true }
    }
    return false
  }

  /// How many links it has: an address with a scheme, or one that begins with `www.`.
  var links: Int {
    let text = Array(value.utf8)
    let (scheme, host) = (Array("://".utf8), Array("www.".utf8))
    var count = 0
    var index = 0
    while index < text.count {
      let rest = text[index...]
      if rest.starts(with: scheme) {
        count += 1
        index += scheme.count
        if text[index...].starts(with: host) { index += host.count }
      } else if rest.starts(with: host), index == 0 || !Self.isWordByte(text[index - 1]) {
        count += 1
        index += host.count
      } else {
        index += 1
      }
    }
    return count
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
  }

  /// Whether a letter or digit holds together with its neighbours as one word.
  private static func isBound(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    guard properties.isAlphabetic || properties.numericType != nil else { return false }
    let isUnspaced =
      properties.isIdeographic || (0x0E00...0x0EFF).contains(scalar.value) || (0x3040...0x30FF).contains(scalar.value)
    return !isUnspaced
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isDefaultIgnorableCodePoint || properties.generalCategory == .control && !properties.isWhitespace
  }
}

extension FoldedText: Hashable {
  static func == (a: FoldedText, b: FoldedText) -> Bool { a.scalars == b.scalars }
  func hash(into hasher: inout Hasher) { hasher.combine(scalars) }
}
