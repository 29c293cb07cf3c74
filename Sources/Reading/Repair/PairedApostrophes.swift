/// Turns a quotation mark that was typed as two apostrophes into one: `''illegal''` is `"illegal"`, ``` ``yes'' ``` is `"yes"`.
///
/// Fires on pairs only: two marks before a word and two behind one, in the same block. Leaves a lone pair (5'' of snow), three
/// in a row, and an apostrophe that meets a quotation mark ('"…").
enum PairedApostrophes {
  static func edits(in utf8: UnsafeBufferPointer<UInt8>) -> [TracedText.Edit] {
    var edits: [TracedText.Edit] = []
    var open: Int?
    var index = 0
    while index + 1 < utf8.count {
      guard isPair(utf8, index) else {
        index += 1
        continue
      }
      if opensWord(utf8, index) {
        open = index
      } else if let start = open, closesWord(utf8, index), utf8[index] == 0x27 {
        edits.append(.init(range: start..<(start + 2), replacement: [0x22], kind: "pairedApostrophes"))
        edits.append(.init(range: index..<(index + 2), replacement: [0x22], kind: "pairedApostrophes"))
        open = nil
      }
      index += 2
    }
    return edits
  }

  /// Two apostrophes or two grave accents, and no third beside them.
  private static func isPair(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let mark = utf8[index]
    return (mark == 0x27 || mark == 0x60) && utf8[index + 1] == mark && (index == 0 || utf8[index - 1] != mark)
      && (index + 2 >= utf8.count || utf8[index + 2] != mark)
  }

  private static func opensWord(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let isStart = index == 0 || [0x20, 0x28, 0x5B, 0x2D, 0x94, 0x93].contains(utf8[index - 1])
    return isStart && index + 2 < utf8.count && utf8[index + 2] != 0x20
  }

  private static func closesWord(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index > 0, utf8[index - 1] != 0x20 else { return false }
    return index + 2 >= utf8.count || !Letter(utf8, at: index + 2, before: utf8.count).isWord
  }
}
