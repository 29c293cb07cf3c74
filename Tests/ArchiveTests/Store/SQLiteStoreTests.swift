import Archive
import Foundation
import TestKit
import Testing

@Suite struct SQLiteStoreTests {
  @Test(arguments: StoreConformance.names)
  func `the SQLite store does what every store has to`(name: String) throws {
    let folder = TemporaryFolder()
    try StoreConformance { try SQLiteStore(path: folder.path + "/a.db", makes: true) }.run(name)
  }
}
