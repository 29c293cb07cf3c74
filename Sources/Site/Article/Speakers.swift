internal import Archive
internal import Record

/// Who speaks in an article, by how much is quoted of them: each has a number, by which the style gives a colour.
struct Speakers: Sendable {
  /// One of them.
  struct Speaker: Sendable {
    /// The entity of the record; nil for words whose speaker was not found.
    var entity: Entity?
    /// What to call them.
    var name: String
    /// Words quoted directly (the direct and mixed ones), and told of indirectly.
    var direct = 0, indirect = 0
    /// Their statements, by place in the record.
    var statements: [Int] = []

    /// The address of the party; nil where nobody was found.
    var address: String? { entity.map { SiteAddress.party($0.name, $0.country) } }
  }

  /// Speakers that have a colour of their own; the others share one.
  static let colours = 6

  /// Those with the most words first.
  let all: [Speaker]
  private let numbers: [Int]

  /// The speakers of `record`.
  init(_ record: PageRecord) {
    let text = record.article?.text ?? Text(utf8: [])
    let entities = Dictionary(record.entities.map { ($0.id, $0) }) { first, _ in first }
    var speakers: [Speaker] = []
    var known: [String: Int] = [:]
    for (index, statement) in record.statements.enumerated() {
      let entity = statement.entity.flatMap { entities[$0] }
      let name = entity?.name ?? statement.source.map { text[$0] }.joined(separator: " ")
      let key = entity?.id ?? "words " + name
      let place = known[key] ?? speakers.count
      if place == speakers.count {
        known[key] = place
        speakers.append(Speaker(entity: entity, name: name.isEmpty ? "Nobody named" : name))
      }
      let words = statement.content.reduce(0) { $0 + Self.words(text, $1) }
      if statement.kind == .indirect { speakers[place].indirect += words } else { speakers[place].direct += words }
      speakers[place].statements.append(index)
    }
    let order = speakers.indices.sorted {
      let (a, b) = (speakers[$0], speakers[$1])
      return a.direct + a.indirect != b.direct + b.indirect ? a.direct + a.indirect > b.direct + b.indirect : $0 < $1
    }
    all = order.map { speakers[$0] }
    var numbers = Array(repeating: 0, count: record.statements.count)
    for (number, speaker) in all.enumerated() {
      for statement in speaker.statements { numbers[statement] = number }
    }
    self.numbers = numbers
  }

  /// The number of the speaker of a statement.
  func number(ofStatement index: Int) -> Int { numbers[index] }

  /// The class by which the style colours a statement.
  func style(ofStatement index: Int) -> StaticString { Self.style(numbers[index]) }

  /// The class of a speaker.
  static func style(_ number: Int) -> StaticString {
    switch number {
    case 0: "v0"
    case 1: "v1"
    case 2: "v2"
    case 3: "v3"
    case 4: "v4"
    case 5: "v5"
    default: "v6"
    }
  }

  /// The words at a span: runs of what is no blank.
  private static func words(_ text: Text, _ span: Span) -> Int {
    var (count, isInside) = (0, false)
    for byte in text.utf8[span.range] {
      let isBlank = byte == 0x20 || byte == 0x0A
      if !isBlank, !isInside { count += 1 }
      isInside = !isBlank
    }
    return count
  }
}
