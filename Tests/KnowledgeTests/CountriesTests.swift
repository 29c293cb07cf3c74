import Knowledge
import Testing

@Suite struct CountriesTests {
  let countries = Countries.shared

  @Test(arguments: [
    ("Azerbaijan", "AZ"), ("Russian Federation", "RU"), ("U.S.", "US"), ("the United States", ""), ("Britain", "GB"),
  ])
  func `a country is found by its names, without an article`(name: String, code: String) {
    let found = countries.meanings(of: NameKey(name)).filter { $0.relation == .name }.map(\.country.iso2)
    #expect(found.first ?? "" == code)
  }

  @Test(arguments: [("Russian", "RU"), ("Azeris", "AZ"), ("French", "FR"), ("Britons", "GB"), ("Ukrainians", "UA")])
  func `a demonym stands for its country`(word: String, code: String) {
    #expect(countries.meanings(of: NameKey(word)).contains { $0.country.iso2 == code && $0.relation == .demonym })
  }

  @Test(arguments: [("Baku", "AZ"), ("Kremlin", "RU"), ("Downing Street", "GB"), ("White House", "US")])
  func `a seat of power stands for its country`(word: String, code: String) {
    #expect(countries.meanings(of: NameKey(word)).contains { $0.country.iso2 == code && $0.relation == .seat })
  }

  @Test func `a city that is no seat of power stands for no country`() {
    #expect(countries.meanings(of: NameKey("Gyumri")).isEmpty)
  }

  @Test func `codes lead to the country`() {
    #expect(countries["AZE"]?.name == "Azerbaijan")
    #expect(countries["AZ"]?.neighbours.contains("AM") == true)
    #expect(countries["ZZ"] == nil)
  }
}
