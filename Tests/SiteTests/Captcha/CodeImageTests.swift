internal import CZlib
internal import Testing

@testable import Site

@Suite struct CodeImageTests {
  @Test func `the image is a grey PNG of 240 by 80 whose checks are right`() throws {
    let file = try #require(CaptchaSample.captcha.image(token: CaptchaSample.token()))
    let chunks = try Self.chunks(of: file)
    #expect(chunks.map(\.name) == ["IHDR", "IDAT", "IEND"])
    #expect(chunks[0].data == [0, 0, 0, 240, 0, 0, 0, 80, 8, 0, 0, 0, 0])
    var count = UInt(20_000)
    var rows = [UInt8](repeating: 0, count: 20_000)
    #expect(uncompress(&rows, &count, chunks[1].data, UInt(chunks[1].data.count)) == Z_OK)
    #expect(count == 241 * 80)
    let lines = stride(from: 0, to: 241 * 80, by: 241).map { rows[$0..<$0 + 241] }
    #expect(lines.allSatisfy { $0.first == 0 })
    let drawn = CodeImage.drawn(
      digits: Array(try CaptchaSample.code(of: CaptchaSample.token()).utf8),
      seed: try Self.seed(of: CaptchaSample.token()))
    #expect(lines.flatMap { $0.dropFirst() } == drawn.pixels)
  }

  @Test func `the same token shows the same image, another token another`() throws {
    let captcha = CaptchaSample.captcha
    #expect(captcha.image(token: CaptchaSample.token()) == captcha.image(token: CaptchaSample.token()))
    #expect(captcha.image(token: CaptchaSample.token()) != captcha.image(token: CaptchaSample.token(seed: 2)))
    #expect(captcha.image(token: "") == nil)
    #expect(captcha.image(token: String(repeating: "A", count: 96)) == nil)
  }

  @Test func `ink and paper stand apart, and most of the image is paper`() {
    for seed in UInt64(0)..<10 {
      let pixels = CodeImage.drawn(digits: Array("01234567".utf8), seed: seed).pixels
      let dark = pixels.count { $0 < 90 }
      #expect((1_500...6_000).contains(dark), "\(dark) dark pixels")
      #expect(pixels.count { $0 > 180 } > pixels.count / 2)
      // The edge stays free: no digit is cut off.
      for (index, shade) in pixels.enumerated() where index % 240 > 1 && index % 240 < 4 { #expect(shade > 15) }
    }
  }

  @Test func `no two digits have the same shape`() {
    let shapes = (0..<10).map { digit -> [Bool] in
      var canvas = Canvas(width: 24, height: 34, shade: 255)
      for stroke in DigitStrokes.strokes(of: digit) {
        let points = DigitStrokes.points(of: stroke).map { CanvasPoint(x: 4 + $0.x * 26, y: 4 + $0.y * 26) }
        canvas.draw(points, lineWidth: 4, shade: 0)
      }
      return canvas.pixels.map { $0 < 128 }
    }
    for first in 0..<10 {
      for second in 0..<first {
        let ink = zip(shapes[first], shapes[second]).count { $0 || $1 }
        let apart = zip(shapes[first], shapes[second]).count { $0 != $1 }
        #expect(apart * 5 > ink, "\(first) and \(second) differ in \(apart) of \(ink) pixels")
      }
    }
  }

  @Test func `strokes stay in their box`() {
    for digit in 0..<10 {
      for point in DigitStrokes.strokes(of: digit).flatMap({ DigitStrokes.points(of: $0) }) {
        #expect((-0.01...0.61).contains(point.x) && (-0.03...1.03).contains(point.y), "\(digit) at \(point)")
      }
    }
  }

  @Test func `lines that leave the picture, and none at all, are drawn as far as they go`() {
    var canvas = Canvas(width: 10, height: 10, shade: 255)
    canvas.draw([], lineWidth: 3, shade: 0)
    #expect(canvas.pixels.allSatisfy { $0 == 255 })
    canvas.draw([CanvasPoint(x: -50, y: 5), CanvasPoint(x: 90, y: 5)], lineWidth: 2, shade: 0)
    #expect(canvas.pixels[40..<60].allSatisfy { $0 == 0 })
    #expect(canvas.pixels[0..<30].allSatisfy { $0 == 255 })
  }

  private static func seed(of token: String) throws -> UInt64 {
    let keys = CaptchaKeys(key: CaptchaSample.key)
    return try #require(CodeToken(text: token, keys: keys)).seed(for: "image", keys: keys)
  }

  private static func chunks(of file: [UInt8]) throws -> [(name: String, data: [UInt8])] {
    #expect(Array(file.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    var chunks: [(String, [UInt8])] = []
    var position = 8
    while position < file.count {
      let count = Int(BigEndian.number(file[position..<position + 4]))
      try #require(position + 12 + count <= file.count)
      let body = Array(file[position + 4..<position + 8 + count])
      #expect(crc32(0, body, UInt32(body.count)) == UInt(BigEndian.number(file[(position + 8 + count)...].prefix(4))))
      chunks.append((String(decoding: body.prefix(4), as: UTF8.self), Array(body.dropFirst(4))))
      position += 12 + count
    }
    return chunks
  }
}
