/// A word, number or mark as the time rules see it: finer than a token ("third-quarter" is three, "2020-2022" is three).
struct TimeLexeme: Sendable {
  /// What it is; a boundary stands between blocks, so that no rule reads over one.
  enum Kind: UInt8, Sendable { case word, number, mark, boundary }

  /// UTF-8 offsets into the text.
  var start: Int32
  var end: Int32
  /// What it is.
  var kind: Kind
  /// Whether no white space stands before it.
  var glued = true
  /// Whether it begins with a capital.
  var capital = false
  /// Whether a number was written with commas between thousands.
  var grouped = false
  /// How many digits a number has.
  var digits: UInt8 = 0
  /// A number's value, at most `Int32.max`.
  var number: Int32 = 0
  /// A mark's byte; dashes are `-`, single quotation marks `'`.
  var mark: UInt8 = 0
  /// `WordHash` of the word in lower case.
  var hash: UInt64 = 0
  /// Its place in the lexicon, -1 where it has none.
  var entry: Int32 = -1
  /// The parts it may play, a bit each.
  var roles: UInt64 = 0

  /// What stands outside the text and between blocks.
  static let boundary = TimeLexeme(start: 0, end: 0, kind: .boundary)

  /// Whether it may play a part.
  func plays(_ role: TimeRole) -> Bool { roles & role.bit != 0 }
  /// Whether it is this mark.
  func isMark(_ byte: UInt8) -> Bool { kind == .mark && mark == byte }
}
