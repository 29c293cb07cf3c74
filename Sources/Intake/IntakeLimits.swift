/// How much is taken from an input before the rest is refused.
public struct IntakeLimits: Sendable, Hashable {
  /// The longest page, in bytes after every compression is taken off; a longer one is cut there. `--max-page-bytes`.
  public var maxPageBytes = 16 << 20
  /// How many bytes one compressed byte may become, once the first MiB has come out. `--max-ratio`.
  public var maxRatio = 200

  /// The defaults.
  public init() {}

  /// The longest JSON line that is held: a page of the longest length in Base64, or with every second character escaped.
  var maxLineBytes: Int { maxPageBytes > .max >> 3 ? .max : maxPageBytes * 4 + (1 << 20) }

  /// As many bytes as a page may have and `more`, which show that it is longer.
  func pageBytes(and more: Int = 4) -> Int { maxPageBytes > .max - more ? .max : maxPageBytes + more }

  /// Whether `output` bytes out of `input` compressed ones are too many to be a page or an archive of pages.
  func isBomb(output: Int, input: Int) -> Bool {
    output > 1 << 20 && output / max(input, 1) > maxRatio
  }
}
