import Record
import Testing

@Suite struct ToponymTests {
  private func place(_ geonames: Int) -> Toponym.Candidate {
    Toponym.Candidate(
      geonames: geonames, name: "Riga", latitude: 56.946, longitude: 24.106, country: "LV", precision: "city")
  }

  @Test func `a place has its address at GeoNames, and none where GeoNames lacks it`() {
    #expect(place(456_172).uri == "https://sws.geonames.org/456172/")
    #expect(place(0).uri == nil)
  }
}
