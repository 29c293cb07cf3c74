internal import Knowledge

/// Words of the text that the gazetteer knows, which may or may not name a place here.
struct Spot {
  /// Their bytes in the text, half-open.
  let start: Int32
  let end: Int32
  /// Their tokens, half-open; parts of hyphenated tokens count whole.
  let firstToken: Int32
  let endToken: Int32
  /// The number of words.
  let words: Int32
  /// The name as a key, and its rows in the gazetteer.
  let key: NameKey
  let rows: Range<Int>
  /// What the first row says: the commonest place of that name.
  let kind: Gazetteer.NameKind
  let feature: Gazetteer.Feature
  let size: UInt8
  /// The spot that qualifies this one ("Paris, Texas"), by its number, and whether some place of this name lies in it.
  var qualifier: Int32 = -1
  var qualifierFits = false
  /// The spot that this one qualifies.
  var qualified: Int32 = -1
  /// Where its features of the first and of the second pass stand in the spotter's list.
  var features = 0..<0
  var documentFeatures = 0..<0
  /// The score of the words around it alone, and the probability when all of the document was weighed.
  var local = 0.0
  var probability = 0.0
}
