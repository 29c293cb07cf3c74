import Record
import TestKit
import Testing

@testable import Intake

@Suite struct ParcelTests {
  private func parcels(_ bytes: [UInt8], named name: String) -> [Parcel] {
    let folder = TemporaryFolder()
    let reader = InputReader(
      [.path(folder.write(bytes, to: name))], limits: IntakeLimits(), counter: ByteCounter(), tally: Tally())
    var parcels: [Parcel] = []
    while let parcel = reader.next() { parcels.append(parcel) }
    return parcels
  }

  @Test func `a parcel knows how many bytes it holds`() {
    let record = WARCSample.response("<p>Hello</p>")
    #expect(parcels(Array("<p>Hello</p>".utf8), named: "page.html").map(\.byteCount) == [12])
    #expect(parcels(record.bytes, named: "crawl.warc").map(\.byteCount) == [record.block.count])
    #expect(parcels([], named: "page.html").map(\.byteCount) == [0])
  }

  @Test func `opening a parcel again gives the same`() {
    let bytes = WARCSample.response(Compressed.gzip("<p>x".utf8), head: ["Content-Encoding: gzip"]).bytes
    for parcel in parcels(bytes, named: "crawl.warc") {
      #expect(parcel.open().capture == parcel.open().capture)
      #expect(parcel.open().problems == parcel.open().problems)
    }
  }

  @Test func `a page of bytes that are no text is lost with its capture`() {
    let taken = Taken([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], named: "picture.html")
    #expect(taken.codes == ["DL-INTAKE-008"])
    #expect(taken.captures.map(\.payload.count) == [8])
    #expect(taken.deliveries.map(\.lostID) == taken.captures.map(\.digest))
  }

  @Test func `the kind decides the form and the media type`() {
    let html = Taken("<p>x", named: "a.html").captures
    #expect(html.map(\.form) == [.html])
    #expect(html.map(\.mediaType) == ["text/html"])
    let text = Taken("<p>x", named: "a.txt").captures
    #expect(text.map(\.form) == [.pageText])
    #expect(text.map(\.mediaType) == ["text/plain"])
  }
}
