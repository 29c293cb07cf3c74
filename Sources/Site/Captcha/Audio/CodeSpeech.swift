/// Speaks a code so that people hear it: each digit in one of the voices, faster or slower and with that higher or lower, louder
/// or softer, after a pause of its own; behind it a soft murmur of digits played backwards, and hiss.
enum CodeSpeech {
  /// The sound of ASCII digits as a WAV file; the same digits and seed give the same bytes. About ten seconds, 220 KB.
  static func wav(digits: [UInt8], seed: UInt64) -> [UInt8] {
    let recordings = DigitRecordings.shared
    return WAVWriter.mono(mixed(digits: digits, seed: seed, recordings: recordings), rate: recordings.rate)
  }

  /// The samples, full scale being 1.
  static func mixed(digits: [UInt8], seed: UInt64, recordings: DigitRecordings) -> [Float] {
    var numbers = SeededNumbers(seed: seed)
    let rate = Double(recordings.rate)
    var speech: [Float] = silence(0.6 * rate)
    for (place, digit) in digits.enumerated() {
      let voice = Int.random(in: 0..<recordings.voiceCount, using: &numbers)
      let sound = recordings.samples(digit: Int(digit) - 0x30, voice: voice)
      let loudness = Float(numbers.number(0.8...1.1))
      speech += respaced(sound, by: numbers.number(0.88...1.12)).map { $0 * loudness }
      // A longer pause in the middle, as people say long numbers.
      speech += silence(rate * numbers.number(0.4...0.75) + (place == digits.count / 2 - 1 ? 0.5 * rate : 0))
    }
    murmur(into: &speech, recordings: recordings, numbers: &numbers)
    hiss(into: &speech, numbers: &numbers)
    return speech
  }

  private static func silence(_ count: Double) -> [Float] { [Float](repeating: 0, count: Int(count)) }

  /// The sound at another speed: above 1 faster and higher.
  private static func respaced(_ sound: [Float], by speed: Double) -> [Float] {
    (0..<Int(Double(sound.count - 1) / speed)).map { index in
      let position = Double(index) * speed
      let whole = Int(position)
      let part = Float(position - Double(whole))
      return sound[whole] * (1 - part) + sound[min(whole + 1, sound.count - 1)] * part
    }
  }

  /// Adds digits played backwards, an eighth as loud as the speech, so that pauses do not tell where a digit begins.
  private static func murmur(into speech: inout [Float], recordings: DigitRecordings, numbers: inout SeededNumbers) {
    var position = Int.random(in: 0...recordings.rate / 2, using: &numbers)
    while position < speech.count {
      let digit = Int.random(in: 0..<10, using: &numbers)
      let voice = Int.random(in: 0..<recordings.voiceCount, using: &numbers)
      let sound = respaced(recordings.samples(digit: digit, voice: voice), by: numbers.number(0.8...1.3))
      let loudness = Float(numbers.number(0.08...0.14))
      for (offset, sample) in sound.reversed().enumerated() where position + offset < speech.count {
        speech[position + offset] += sample * loudness
      }
      position += sound.count / 2 + Int.random(in: 0...recordings.rate / 3, using: &numbers)
    }
  }

  /// Adds noise, softened above 1 kHz, some 30 dB below the speech.
  private static func hiss(into speech: inout [Float], numbers: inout SeededNumbers) {
    var held: Float = 0
    for index in speech.indices {
      held += 0.4 * (Float(numbers.number(-1...1)) * 0.02 - held)
      speech[index] += held
    }
  }
}
