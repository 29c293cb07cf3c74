internal import Record

/// The way to a page, in one line: "Home » Politics » Protesters give government until Tuesday".
///
/// Fires on a line that begins with a word for the start page, whose parts stand behind arrows, or behind slashes with a known
/// section among them. Leaves menus, which are longer and have bars between their items ("Home | Counties | Business | Sports
/// | Opinion").
struct Breadcrumb {
  /// What stands behind the start page, in order; never empty.
  let steps: [String]
  /// Whether it begins with a word for the start page, behind which no step is the outlet.
  let startsHome: Bool

  /// The longest way that is no menu.
  private static let longest = 5

  /// The way that `line` tells, without `headline`, which may end it.
  init?(_ line: String, headline: String? = nil) {
    var parts = Self.parts(of: line)
    if parts.count == 1, let glued = Self.glued(parts[0]) { parts = glued }
    guard parts.count >= 2, parts.count <= Self.longest + 1 else { return nil }
    startsHome = Masthead.isHome(parts[0])
    let hasArrows = line.contains { "»›→".contains($0) } || line.contains(" > ")
    let hasBars = line.contains("|") || line.contains("•")
    let hasSlashes = line.contains(" / ") && parts.contains { Masthead.isSection($0) }
    guard startsHome && !(hasBars && parts.count > 3) || (hasArrows || hasSlashes) && !hasBars else { return nil }
    if startsHome { parts.removeFirst() }
    if let last = parts.last, headline.map({ OutletName($0) == OutletName(last) }) ?? false || Self.isLong(last) {
      parts.removeLast()
    }
    guard !parts.isEmpty, !parts.contains(where: Self.isLong) else { return nil }
    steps = parts
  }

  /// The step nearest to the page: the section it stands in.
  var section: String { steps[steps.count - 1] }

  private static func parts(of line: String) -> [String] {
    var line = line[...]
    if let colon = line.firstIndex(of: ":"), WordPhrases.words(of: String(line[..<colon])).count <= 4,
      LineCues.known.find(in: WordPhrases.words(of: String(line[..<colon]))).kind == .navigation
    {
      line = line[line.index(after: colon)...]
    }
    return line.split(whereSeparator: { ">»›→/|•".contains($0) }).map { $0.trimming() }.filter { !$0.isEmpty }
  }

  /// The parts of a way that was run together: "HomeWorldAfrica".
  private static func glued(_ line: String) -> [String]? {
    guard line.count <= 80 else { return nil }
    var parts: [String] = []
    var start = line.startIndex
    for seam in Masthead.seams(in: line) {
      parts.append(line[start..<seam].trimming())
      start = seam
    }
    parts.append(line[start...].trimming())
    return parts.count >= 2 && Masthead.isHome(parts[0]) ? parts : nil
  }

  private static func isLong(_ part: String) -> Bool { part.split(separator: " ").count > 4 || part.count > 40 }
}
