/// Words in several styles, set in lines of a given width.
///
/// Every piece is cleaned when it is added, so that nothing from a page can steer the terminal. Lines break at blanks; a word
/// that is longer than a line is broken between characters, never inside one.
struct Paragraph {
  private struct Piece {
    var text: String
    var mark: Style.Mark?
  }

  private var pieces: [Piece] = []

  /// A paragraph that begins with `text`.
  init(_ text: String = "", _ mark: Style.Mark? = nil) {
    add(text, mark)
  }

  /// Whether no words are in it.
  var isEmpty: Bool { pieces.isEmpty }

  /// Adds `text`; blanks at its ends are kept.
  mutating func add(_ text: String, _ mark: Style.Mark? = nil) {
    guard !text.isEmpty else { return }
    let clean = CleanText.line(text)
    let before = text.first == " " ? " " : ""
    let after = text.count > 1 && text.last == " " ? " " : ""
    pieces.append(Piece(text: before + clean + (clean.isEmpty ? "" : after), mark: mark))
  }

  /// Adds `parts` that are there, with ` · ` before each but the first of the paragraph.
  mutating func add(listing parts: [String?], _ mark: Style.Mark? = nil) {
    for case let part? in parts where !part.isEmpty {
      if !isEmpty { add(" · ", .dim) }
      add(part, mark)
    }
  }

  /// The lines, none wider than the style's columns unless a single character is. The first begins behind `indent` columns,
  /// the others behind `hanging`.
  func lines(_ style: Style, indent: Int = 0, hanging: Int? = nil) -> [String] {
    var setter = LineSetter(style: style, indent: indent, hanging: hanging ?? indent)
    for piece in pieces {
      var word = ""
      for character in piece.text {
        if character == " " {
          setter.add(word: word, piece.mark)
          setter.addBlank()
          word = ""
        } else {
          word.append(character)
        }
      }
      setter.add(word: word, piece.mark)
    }
    return setter.finish()
  }
}

/// Sets words one after the other. Pieces of a word in different styles are kept together on a line.
private struct LineSetter {
  private typealias Piece = (text: String, mark: Style.Mark?)

  private let style: Style
  private let hanging: Int
  private var lines: [String] = []
  private var line: [Piece] = []
  private var start: Int
  private var width: Int
  private var hasBlank = false
  /// The pieces of the word that has not ended yet, and their columns.
  private var word: [Piece] = []
  private var wordWidth = 0

  init(style: Style, indent: Int, hanging: Int) {
    self.style = style
    self.hanging = min(hanging, style.columns / 2)
    start = min(indent, style.columns / 2)
    width = start
  }

  mutating func add(word text: String, _ mark: Style.Mark?) {
    guard !text.isEmpty else { return }
    word.append((text, mark))
    wordWidth += DisplayWidth.of(text)
  }

  mutating func addBlank() {
    endWord()
    hasBlank = width > start
  }

  mutating func finish() -> [String] {
    endWord()
    if width > start { breakLine() }
    return lines
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    if width > start, width + (hasBlank ? 1 : 0) + wordWidth > style.columns { breakLine() }
    if hasBlank {
      // The blank between two words of one style is of that style, so that it need not begin anew.
      let mark = line.last?.mark == word[0].mark ? word[0].mark : nil
      put(" ", mark)
      hasBlank = false
    }
    for (text, mark) in word { put(text, mark) }
    word = []
    wordWidth = 0
  }

  private mutating func put(_ text: String, _ mark: Style.Mark?) {
    if line.isEmpty || line[line.count - 1].mark != mark { line.append(("", mark)) }
    for character in text {
      let columns = DisplayWidth.of(character)
      if width + columns > style.columns, width > start {
        breakLine()
        line.append(("", mark))
      }
      line[line.count - 1].text.append(character)
      width += columns
    }
  }

  private mutating func breakLine() {
    let words = line.map { piece in piece.mark.map { style.mark($0, piece.text) } ?? piece.text }
    lines.append(String(repeating: " ", count: start) + words.joined())
    line = []
    start = hanging
    width = start
    hasBlank = false
  }
}
