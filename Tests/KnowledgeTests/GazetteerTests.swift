import Knowledge
import Testing

@Suite struct GazetteerTests {
  let gazetteer = Gazetteer.shared

  func first(_ name: String) -> (name: String, area: Gazetteer.Area, place: Gazetteer.Place)? {
    gazetteer.places(named: name).first.map { match in
      let place = gazetteer.place(match.place)
      return (gazetteer.name(place), gazetteer.area(place.area), place)
    }
  }

  @Test(arguments: ["Azerbaijan", "AZERBAIJAN", "azerbaijan"])
  func `case makes no difference`(name: String) throws {
    let found = try #require(first(name))
    #expect(found.place.geonames == 587116)
    #expect(found.place.feature == .country)
    #expect(found.area.country == "AZ")
  }

  @Test(arguments: [
    ("Şuşa", "Susa"), ("Nagorno-Karabakh", "Nagorno Karabakh"), ("N’Djamena", "NDjamena"), ("U.S.", "US"),
  ])
  func `accents, hyphens, apostrophes and full stops make no difference`(a: String, b: String) {
    #expect(NameKey(a) == NameKey(b))
    #expect(!gazetteer.places(named: a).isEmpty)
  }

  @Test func `different names have different keys`() {
    #expect(NameKey("Georgia") != NameKey("Georgian"))
    #expect(NameKey("New York") != NameKey("NewYork"))
  }

  @Test func `a key fed in pieces is that of the whole`() {
    let bytes = Array("St. Louis, Missouri".utf8)
    var key = NameKey()
    bytes.withUnsafeBufferPointer {
      key.add($0, from: 0, to: 3)
      key.part()
      key.add($0, from: 4, to: 9)
    }
    #expect(key == NameKey("St. Louis"))
  }

  @Test func `the largest place of the usual name comes first`() throws {
    let london = try #require(first("London"))
    #expect(london.area.country == "GB")
    #expect(london.place.feature == .capital)
    #expect(gazetteer.places(named: "London").count > 5)
  }

  @Test func `a county is found without its generic word`() throws {
    let found = try #require(first("Avoyelles"))
    #expect(found.name == "Avoyelles Parish")
    #expect(found.area.name == "Louisiana")
  }

  @Test func `demonyms and abbreviations say that they are such`() {
    #expect(gazetteer.places(named: "Russian").contains { $0.kind == .demonym })
    #expect(gazetteer.places(named: "Azeris").contains { $0.kind == .demonym })
    #expect(gazetteer.places(named: "Ill.").contains { $0.kind == .abbreviation })
  }

  @Test(arguments: ["", "Qwxzzq", "the", "Prime Minister"])
  func `words that name no place give nothing`(name: String) {
    #expect(gazetteer.places(named: name).isEmpty)
  }

  @Test func `broken UTF-8 is hashed and not trapped on`() {
    for bytes: [UInt8] in [[0xFF], [0xE2, 0x80], [0xC3], [0x80, 0x41], [0xF0, 0x9F, 0x98]] {
      var key = NameKey()
      bytes.withUnsafeBufferPointer { key.add($0, from: 0, to: $0.count) }
      #expect(gazetteer.find(key).isEmpty)
    }
  }
}
