internal import Testing

@testable import Site

@Suite struct CodeSpeechTests {
  @Test func `the recording is a WAV file of one channel whose header fits`() throws {
    let file = try #require(CaptchaSample.captcha.audio(token: CaptchaSample.token()))
    func number(_ range: Range<Int>) -> Int { Int(BigEndian.number(file[range].reversed())) }
    #expect(String(decoding: file[0..<4] + file[8..<16] + file[36..<40], as: UTF8.self) == "RIFFWAVEfmt data")
    #expect(number(4..<8) == file.count - 8)
    #expect(number(16..<20) == 16)
    #expect(number(20..<22) == 1)
    #expect(number(22..<24) == 1)
    #expect(number(24..<28) == 11_025)
    #expect(number(28..<32) == 22_050)
    #expect(number(32..<34) == 2)
    #expect(number(34..<36) == 16)
    #expect(number(40..<44) == file.count - 44)
    // Eight digits with pauses: long enough to type along, short enough to wait for.
    let seconds = Double(file.count - 44) / 22_050
    #expect((6...16).contains(seconds))
  }

  @Test func `the same token sounds the same, another token otherwise`() throws {
    let captcha = CaptchaSample.captcha
    #expect(captcha.audio(token: CaptchaSample.token()) == captcha.audio(token: CaptchaSample.token()))
    #expect(captcha.audio(token: CaptchaSample.token()) != captcha.audio(token: CaptchaSample.token(seed: 2)))
    #expect(captcha.audio(token: "x") == nil)
  }

  @Test func `the ten digits are ten sounds in each voice, equally loud`() {
    let recordings = DigitRecordings.shared
    #expect(recordings.voiceCount >= 2)
    for voice in 0..<recordings.voiceCount {
      let sounds = (0..<10).map { recordings.samples(digit: $0, voice: voice) }
      #expect(Set(sounds).count == 10)
      for sound in sounds {
        #expect((0.25...0.9).contains(Double(sound.count) / Double(recordings.rate)))
        #expect((0.08...0.2).contains(Self.loudness(sound)))
      }
    }
  }

  @Test func `speech stands well above what is behind it and is not cut off`() {
    let recordings = DigitRecordings.shared
    for seed in UInt64(0)..<5 {
      let mixed = CodeSpeech.mixed(digits: Array("90817263".utf8), seed: seed, recordings: recordings)
      // The first half second has only the murmur and the hiss.
      let behind = Self.loudness(Array(mixed.prefix(recordings.rate / 2)))
      let loudest = stride(from: 0, to: mixed.count - 1100, by: 1100).map {
        Self.loudness(Array(mixed[$0..<$0 + 1100]))
      }.max()
      #expect(behind > 0)
      #expect((loudest ?? 0) > 6 * behind, "\(loudest ?? 0) against \(behind)")
      #expect(mixed.count { abs($0) >= 1 } < mixed.count / 1000)
    }
  }

  @Test func `mu-law bytes are the samples that the standard says`() {
    #expect(DigitRecordings.sample(0xFF) == 0)
    #expect(DigitRecordings.sample(0x7F) == 0)
    #expect(DigitRecordings.sample(0x80) * 32768 == 32124)
    #expect(DigitRecordings.sample(0x00) * 32768 == -32124)
    #expect(DigitRecordings.sample(0xF0) * 32768 == 120)
  }

  @Test func `a damaged file of recordings is seen as such`() {
    func read(_ bytes: [UInt8]) -> DigitRecordings? { bytes.withUnsafeBytes { DigitRecordings($0) } }
    let sizes = (0..<10).flatMap { _ in [UInt8](arrayLiteral: 1, 0, 0, 0) }
    let head = Array("DIG1".utf8) + [1, 10, 0x11, 0x2B]
    let whole = head + sizes + [UInt8](repeating: 0xFF, count: 10)
    #expect(read(whole) != nil)
    for count in whole.indices { #expect(read(Array(whole.prefix(count))) == nil) }
    #expect(read(whole + [0]) == nil)
    #expect(read(head + [0xFF, 0xFF, 0xFF, 0xFF] + sizes.dropFirst(4) + [UInt8](repeating: 0, count: 10)) == nil)
  }

  private static func loudness(_ samples: [Float]) -> Double {
    (samples.reduce(0) { $0 + Double($1) * Double($1) } / Double(max(1, samples.count))).squareRoot()
  }
}
