internal import Knowledge

/// The charset that bytes look like, for pages that do not say theirs and are not UTF-8.
///
/// It looks at the bytes beyond ASCII alone. Pairs that only an East Asian charset allows decide first; then whether those bytes
/// make up whole words, as in Cyrillic or Arabic, or stand among ASCII letters, as in French; then which charset makes of them
/// the letters that its languages write most. A page of few such bytes is windows-1252, the standard's own fallback.
struct CharsetGuess {
  /// The WHATWG name of the charset.
  let name: String

  init(_ payload: UnsafeBufferPointer<UInt8>) {
    let sample = UnsafeBufferPointer(rebasing: payload.prefix(1 << 16))
    let pairs = Pairs(sample)
    if let name = pairs.charset {
      self.name = name
    } else {
      name = Self.singleByte(sample)
    }
  }

  /// How the bytes read as pairs of the East Asian charsets.
  private struct Pairs {
    private var pairs = 0
    /// Pairs whose second byte is also beyond ASCII, as in the charsets after ISO 2022.
    private var evenPairs = 0
    private var kanaEUC = 0
    private var kanaShiftJIS = 0
    private var hangul = 0
    private var commonChinese = 0
    private var beyondHangul = 0
    private var strayLeads = 0
    private var loneShiftJIS = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      var place = 0
      while place + 1 < bytes.count {
        let lead = bytes[place]
        guard lead >= 0x80 else {
          place += 1
          continue
        }
        let trail = bytes[place + 1]
        guard lead > 0x80, lead < 0xFF, trail >= 0x40, trail != 0x7F else {
          strayLeads += 1
          place += 1
          continue
        }
        pairs += 1
        if trail >= 0xA1, lead >= 0xA1 { evenPairs += 1 }
        if lead == 0xA4 || lead == 0xA5, trail >= 0xA1 { kanaEUC += 1 }
        if lead == 0x82 || lead == 0x83 { kanaShiftJIS += 1 }
        if (0xB0...0xC8).contains(lead), trail >= 0xA1 { hangul += 1 }
        if (0xB0...0xD7).contains(lead), trail >= 0xA1 { commonChinese += 1 }
        if (0xC9...0xF7).contains(lead), trail >= 0xA1 { beyondHangul += 1 }
        if (0xA1...0xDF).contains(lead) { loneShiftJIS += 1 }
        place += 2
      }
    }

    /// Nil where the bytes are no pairs.
    var charset: String? {
      guard pairs >= 8, strayLeads * 20 < pairs else { return nil }
      if kanaShiftJIS * 4 > pairs { return "shift_jis" }
      if evenPairs * 100 >= pairs * 97 {
        if kanaEUC * 4 > pairs { return "euc-jp" }
        // Half of the characters of Chinese text lie beyond the range that Korean syllables keep to.
        if hangul * 10 > pairs * 7, beyondHangul * 10 < pairs { return "euc-kr" }
        return commonChinese * 10 > pairs * 6 ? "gbk" : nil
      }
      let isBig5 = evenPairs * 10 < pairs * 8 && evenPairs * 10 > pairs * 3 && loneShiftJIS * 10 > pairs * 8
      return isBig5 ? "big5" : nil
    }
  }

  private static func singleByte(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var counts = [Int](repeating: 0, count: 256)
    var total = 0
    var inRuns = 0
    var place = 0
    while place < bytes.count {
      guard bytes[place] >= 0x80 else {
        place += 1
        continue
      }
      let start = place
      while place < bytes.count, bytes[place] >= 0x80 {
        counts[Int(bytes[place])] += 1
        place += 1
      }
      total += place - start
      if place - start >= 3 { inRuns += place - start }
    }
    guard total >= 8 else { return "windows-1252" }
    let script = inRuns * 2 > total ? "other" : "latin"
    var best = (name: "windows-1252", share: 0)
    for row in KnowledgeFile("charset-letters.tsv").rows where row[1] == script {
      let share = share(of: row[2], in: counts, charset: row[0])
      // The first of the table wins unless another explains clearly more.
      if share * 20 > best.share * 21 { best = (row[0], share) }
    }
    return best.share * 3 > total ? best.name : "windows-1252"
  }

  /// How many of the bytes are one of `letters` in a charset.
  private static func share(of letters: String, in counts: [Int], charset: String) -> Int {
    guard case .singleByte(let table)? = Charset(named: charset) else { return 0 }
    let wanted = Set(letters.unicodeScalars.map { UInt16(truncatingIfNeeded: $0.value) })
    return (0x80..<0x100).reduce(0) { $0 + (wanted.contains(table[$1 - 0x80]) ? counts[$1] : 0) }
  }
}
