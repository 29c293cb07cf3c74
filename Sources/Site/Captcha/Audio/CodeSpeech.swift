/// Speaks a code so that people hear it.
enum CodeSpeech {
  static func wav(digits: [UInt8], seed: UInt64) -> [UInt8] { [] }
}
