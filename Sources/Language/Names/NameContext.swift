/// What the recogniser knows of a whole text before it reads a sentence: which tokens can be part of a name, what the tables
/// know of them, and how the same words are used elsewhere in the text.
struct NameContext {
  /// How a word with a capital is used in the text.
  struct Usage {
    /// The number of places it stands at with a capital, the first words of sentences left out.
    var capitalized = 0
    /// The word before and behind it, and the class of the former, at the first two of these places.
    var before: (UInt64, UInt64) = (0, 0)
    var after: (UInt64, UInt64) = (0, 0)
    var classBefore: UInt64 = 0
    /// Whether it stands somewhere in small letters.
    var isSmall = false
  }

  /// Whether each token can be part of a name: it has a capital, or stands between two that have.
  let candidates: [Bool]
  /// What the tables know.
  let hits: [NameLookups.Hit]
  /// The run of candidates that each token stands in, as its first token and the one behind its last.
  let runs: [(start: Int32, end: Int32)]
  private var usages: [UInt64: Usage] = [:]

  init(
    _ tokens: UnsafeBufferPointer<Token>, _ forms: UnsafeBufferPointer<WordForm>, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let capitals = tokens.map { Self.hasCapital($0, bytes) }
    candidates = Self.candidates(tokens, capitals)
    hits = NameLookups.hits(tokens, candidates, bytes)
    runs = Self.runs(tokens, candidates)
    readUsages(tokens, forms, capitals)
  }

  /// How the word with `hash` is used.
  func usage(_ hash: UInt64) -> Usage { usages[hash] ?? Usage() }

  private static func hasCapital(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if token.shape.contains(.capitalized) { return true }
    if token.shape.contains(.punctuation) { return false }
    var position = Int(token.start)
    let limit = min(Int(token.end), position + 24)
    while position < limit {
      let scalar = Scalar(bytes, at: position, end: limit)
      if scalar.kind == .letter, scalar.isUpper { return true }
      position += scalar.count
    }
    return false
  }

  /// Tokens with a capital, and up to three small ones or numbers between two of them in one sentence.
  private static func candidates(_ tokens: UnsafeBufferPointer<Token>, _ capitals: [Bool]) -> [Bool] {
    var candidates = capitals
    var last = -10
    for index in tokens.indices {
      if tokens[index].shape.contains(.sentenceStart) { last = -10 }
      guard capitals[index] else { continue }
      if index - last <= 4 {
        for inner in max(0, last + 1)..<index { candidates[inner] = true }
      }
      last = index
      // "Boeing 737", "G20 2023"
      if index + 1 < tokens.count, tokens[index + 1].shape.contains(.number) { candidates[index + 1] = true }
    }
    return candidates
  }

  private static func runs(_ tokens: UnsafeBufferPointer<Token>, _ candidates: [Bool]) -> [(start: Int32, end: Int32)] {
    var runs = [(start: Int32, end: Int32)](repeating: (0, 0), count: tokens.count)
    var start = 0
    while start < tokens.count {
      guard inRun(tokens, candidates, start) else {
        runs[start] = (Int32(start), Int32(start + 1))
        start += 1
        continue
      }
      var end = start + 1
      while end < tokens.count, !tokens[end].shape.contains(.sentenceStart), inRun(tokens, candidates, end) { end += 1 }
      for index in start..<end { runs[index] = (Int32(start), Int32(end)) }
      start = end
    }
    return runs
  }

  private static func inRun(_ tokens: UnsafeBufferPointer<Token>, _ candidates: [Bool], _ index: Int) -> Bool {
    candidates[index] && tokens[index].shape.contains(.capitalized)
  }

  private mutating func readUsages(
    _ tokens: UnsafeBufferPointer<Token>, _ forms: UnsafeBufferPointer<WordForm>, _ capitals: [Bool]
  ) {
    for index in tokens.indices where capitals[index] && !tokens[index].shape.contains(.sentenceStart) {
      var usage = usages[tokens[index].word] ?? Usage()
      let before = index > 0 ? forms[index - 1].word : 0
      let after = index + 1 < tokens.count ? forms[index + 1].word : 0
      if usage.capitalized == 0 {
        usage.before.0 = before
        usage.after.0 = after
      } else if usage.capitalized == 1 {
        usage.before.1 = before
        usage.after.1 = after
      }
      if index > 0, capitals[index - 1], usage.classBefore == 0 {
        usage.classBefore = UInt64(forms[index - 1].classes.middle)
      }
      usage.capitalized += 1
      usages[tokens[index].word] = usage
    }
    for index in tokens.indices where !capitals[index] && !tokens[index].shape.contains(.punctuation) {
      let word = tokens[index].word
      if usages[word] != nil { usages[word]!.isSmall = true }
    }
  }
}
