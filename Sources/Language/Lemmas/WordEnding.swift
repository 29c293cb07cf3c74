/// The letters of a word, to take endings off it. Works on ASCII endings; the stem may be of any letters.
struct WordEnding {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let range: Range<Int>

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  /// The last byte, small; 0 where there is none.
  var last: UInt8 { letter(1) }
  /// Whether the word ends with the same consonant twice.
  var isDoubled: Bool { range.count > 2 && letter(1) == letter(2) && !Self.isVowel(letter(1)) }
  /// Whether its double consonant is part of it: "pass", "fall", "buzz", "staff".
  var keepsDouble: Bool { [0x6C, 0x73, 0x7A, 0x66].contains(letter(1)) }
  /// Whether a stem that ends like this one is likely to have lost an "e": "mak", "charg", "not", "judg", "handl", "creat".
  var wantsE: Bool {
    switch letter(1) {
    case UInt8(ascii: "v"), UInt8(ascii: "u"), UInt8(ascii: "c"), UInt8(ascii: "z"): return true
    case UInt8(ascii: "g"): return letter(2) == UInt8(ascii: "d") || letter(2) == UInt8(ascii: "r") || isShort
    case UInt8(ascii: "l"): return !Self.isVowel(letter(2)) && letter(2) != UInt8(ascii: "r")
    case UInt8(ascii: "s"): return letter(2) != UInt8(ascii: "s")
    case UInt8(ascii: "t"): return letter(2) == UInt8(ascii: "a") && !Self.isVowel(letter(3))
    case UInt8(ascii: "r"): return letter(2) == UInt8(ascii: "i") || letter(2) == UInt8(ascii: "u") || isShort
    case UInt8(ascii: "k"), UInt8(ascii: "m"), UInt8(ascii: "n"), UInt8(ascii: "p"), UInt8(ascii: "d"),
      UInt8(ascii: "b"):
      return isShort
    default: return false
    }
  }

  /// The word without its plural or third person "s".
  var withoutPlural: UInt64 {
    guard range.count > 3, letter(1) == UInt8(ascii: "s") else { return hash() }
    if letter(2) == UInt8(ascii: "e") {
      if letter(3) == UInt8(ascii: "i") { return range.count > 4 ? hash(dropping: 3, adding: "y") : hash(dropping: 1) }
      let hisses =
        [0x73, 0x78, 0x7A].contains(letter(3)) || (letter(3) == 0x68 && (letter(4) == 0x63 || letter(4) == 0x73))
      if hisses, !(letter(3) == 0x73 && Self.isVowel(letter(4))) { return hash(dropping: 2) }
    }
    let keeps = letter(2) == UInt8(ascii: "s") || letter(2) == UInt8(ascii: "u") || letter(2) == UInt8(ascii: "i")
    return keeps ? hash() : hash(dropping: 1)
  }

  /// What is left before `ending`; nil where the word does not end so or hardly anything would be left.
  func stem(without ending: StaticString) -> WordEnding? {
    let count = ending.utf8CodeUnitCount
    guard range.count >= count + 2 else { return nil }
    for offset in 0..<count where letter(count - offset) != ending.utf8Start[offset] { return nil }
    return WordEnding(bytes, range.lowerBound..<range.upperBound - count)
  }

  /// `WordHash` of the word in small letters, its last bytes dropped and others added.
  func hash(dropping count: Int = 0, adding ending: StaticString = "") -> UInt64 {
    var hash = LowercaseHash()
    var position = range.lowerBound
    let limit = max(range.lowerBound, range.upperBound - count)
    while position < limit {
      let scalar = Scalar(bytes, at: position, end: limit)
      hash.add(scalar)
      position += scalar.count
    }
    for offset in 0..<ending.utf8CodeUnitCount { hash.add(ending.utf8Start[offset]) }
    return hash.value
  }

  /// Whether it is one consonant behind a single vowel behind consonants alone, as in "mak", "hop".
  private var isShort: Bool {
    guard Self.isVowel(letter(2)), !Self.isVowel(letter(1)), !Self.isVowel(letter(3)) else { return false }
    for offset in 3..<max(4, range.count + 1) where Self.isVowel(letter(offset)) { return false }
    return true
  }

  /// The byte at `offset` from the end, counted from 1, as a small letter.
  private func letter(_ offset: Int) -> UInt8 {
    guard offset <= range.count else { return 0 }
    let byte = bytes[range.upperBound - offset]
    return byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: return true
    default: return false
    }
  }
}
