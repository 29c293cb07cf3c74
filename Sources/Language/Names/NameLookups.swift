internal import Knowledge
internal import Record

/// What the tables of places and actors know of the tokens of a text.
struct NameLookups {
  /// What a token is part of.
  struct Hit: OptionSet {
    let rawValue: UInt16
    /// The first word of a place's usual name, and another word of it.
    static let placeBegins = Hit(rawValue: 1)
    static let placeGoesOn = Hit(rawValue: 2)
    /// A name of a place in another language, or a short form.
    static let otherPlace = Hit(rawValue: 4)
    /// A place that many know: a country, a region, a city of 200,000 people.
    static let greatPlace = Hit(rawValue: 8)
    /// A word for the people of a place.
    static let demonym = Hit(rawValue: 16)
    /// A word of a name of the list of actors.
    static let actorBegins = Hit(rawValue: 32)
    static let actorGoesOn = Hit(rawValue: 64)
  }

  /// The most tokens of a name that is looked up.
  private static let longest = 4
  /// `Gazetteer.Place.size` of 200,000 people.
  private static let greatSize: UInt8 = 158

  /// Looks up every run of up to four tokens that begins with a candidate. The result has an entry for each token.
  static func hits(
    _ tokens: UnsafeBufferPointer<Token>, _ candidates: [Bool], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [Hit] {
    var hits = [Hit](repeating: [], count: tokens.count)
    for start in tokens.indices where candidates[start] {
      var key = NameKey()
      for length in 1...longest {
        let index = start + length - 1
        guard index < tokens.count, index == start || !tokens[index].shape.contains(.sentenceStart),
          !tokens[index].shape.contains(.punctuation)
        else { break }
        if length > 1 { key.part() }
        key.add(bytes, from: Int(tokens[index].start), to: Int(tokens[index].end))
        if candidates[index] { look(up: key, start..<index + 1, &hits) }
      }
    }
    return hits
  }

  private static func look(up key: NameKey, _ range: Range<Int>, _ hits: inout [Hit]) {
    let rows = Gazetteer.shared.find(key)
    if !rows.isEmpty {
      let match = Gazetteer.shared.match(rows.lowerBound)
      if match.kind == .demonym {
        for index in range { hits[index].insert(.demonym) }
      } else {
        let place = Gazetteer.shared.place(match.place)
        let isGreat = place.size >= greatSize || place.feature == .country || place.feature == .region
        for index in range {
          hits[index].insert(
            match.kind == .main ? (index == range.lowerBound ? .placeBegins : .placeGoesOn) : .otherPlace)
          if isGreat { hits[index].insert(.greatPlace) }
        }
      }
    }
    if ActorList.shared.contains(key) {
      for index in range { hits[index].insert(index == range.lowerBound ? .actorBegins : .actorGoesOn) }
    }
  }
}
