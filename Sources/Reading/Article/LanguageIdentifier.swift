internal import Knowledge

/// Tells in what language a text is written: by its script where that decides it, else by its small words.
///
/// Linear in the text. Says nothing rather than guess: a text of a few words, or of names only, has no language.
struct LanguageIdentifier: Sendable {
  /// A language and its small words.
  struct Tongue: Sendable {
    /// BCP 47.
    let tag: String
    /// What each of its small words counts: less the more languages share it.
    let weights: [UInt64: Float]
  }

  /// All languages that are known, in the order of the knowledge file.
  static let tongues: [Tongue] = load()
  /// For each small word, the languages that have it, as indices into `tongues`, with its weight.
  private static let owners: [UInt64: [UInt8]] = {
    var owners: [UInt64: [UInt8]] = [:]
    for (index, tongue) in tongues.enumerated() {
      for word in tongue.weights.keys { owners[word, default: []].append(UInt8(index)) }
    }
    return owners
  }()

  /// The language of `utf8[range]` as an index into `tongues`; nil where the text is too short or too mixed to say.
  func identify(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var scores = [Float](repeating: 0, count: Self.tongues.count)
    var words = 0
    var hits = 0
    for word in WordScanner(utf8, range) {
      words += 1
      if words > 20_000 { break }
      guard let owners = Self.owners[word.hash] else { continue }
      hits += 1
      for owner in owners { scores[Int(owner)] += 1 / Float(owners.count) }
    }
    if let tag = Self.scriptLanguage(utf8, range) { return Self.tongues.firstIndex { $0.tag == tag } }
    guard hits >= 3, hits * 12 >= words else { return nil }
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    let rival = scores.indices.filter { $0 != best }.max { scores[$0] < scores[$1] } ?? 0
    guard scores[best] >= 1.2 * scores[rival] || hits >= 40 else { return nil }
    return best
  }

  /// The language that the script alone tells, where more than a third of the letters beyond ASCII are of it.
  private static func scriptLanguage(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String? {
    var counts: [Int] = [0, 0, 0, 0, 0, 0, 0, 0]
    var letters = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = utf8[index]
      if byte >= 0xC0 {
        letters += 1
        let second = index + 1 < range.upperBound ? utf8[index + 1] : 0
        switch byte {
        case 0xCE, 0xCF: counts[0] += 1
        case 0xD6 where second >= 0x90, 0xD7: counts[1] += 1
        case 0xD4 where second >= 0xB0, 0xD5, 0xD6: counts[2] += 1
        case 0xE0 where second == 0xB8 || second == 0xB9: counts[3] += 1
        case 0xE1 where second == 0x83: counts[4] += 1
        case 0xEA where second >= 0xB0, 0xEB, 0xEC, 0xED: counts[5] += 1
        case 0xE3 where second == 0x81 || second == 0x82 || second == 0x83: counts[6] += 1
        case 0xE4...0xE9: counts[7] += 1
        default: break
        }
      } else if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
        letters += byte & 3 == 0 ? 1 : 0
      }
      index += Letter.length(byte)
    }
    guard letters > 8 else { return nil }
    let tags = ["el", "he", "hy", "th", "ka", "ko"]
    for (tag, count) in zip(tags, counts) where count * 2 > letters { return tag }
    if (counts[6] + counts[7]) * 2 > letters { return counts[6] * 10 > counts[7] ? "ja" : "zh" }
    return nil
  }

  private static func load() -> [Tongue] {
    let lists = KnowledgeFile("function-words.tsv").rows.map { row in
      (row[0], Set(row[1].split(separator: " ").map { WordScanner.hash(of: $0) }))
    }
    var owners: [UInt64: Int] = [:]
    for (_, words) in lists { for word in words { owners[word, default: 0] += 1 } }
    return lists.map { tag, words in
      Tongue(
        tag: tag, weights: Dictionary(uniqueKeysWithValues: words.map { ($0, 1 / Float(owners[$0] ?? 1)) }))
    }
  }
}
