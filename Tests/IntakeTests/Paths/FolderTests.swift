import TestKit
import Testing

@testable import Intake

@Suite struct FolderTests {
  private func entries(_ folder: TemporaryFolder, slash: String = "") throws -> [String] {
    try Folder.entries(of: folder.path + slash).map { entry in
      switch entry {
      case .file(let path): String(path.dropFirst(folder.path.count + 1))
      case .folder(let path): path.dropFirst(folder.path.count + 1) + "/"
      }
    }
  }

  @Test func `known endings and folders are listed by the bytes of their names`() throws {
    let folder = TemporaryFolder()
    for name in ["b.html", "a.txt", "B.warc.gz", "10.jsonl", "9.jsonl", "sub/x.html"] { folder.write([], to: name) }
    #expect(try entries(folder) == ["10.jsonl", "9.jsonl", "B.warc.gz", "a.txt", "b.html", "sub/"])
    #expect(try entries(folder, slash: "/") == ["10.jsonl", "9.jsonl", "B.warc.gz", "a.txt", "b.html", "sub/"])
  }

  @Test func `hidden names and unknown endings are left out`() throws {
    let folder = TemporaryFolder()
    for name in [".hidden.html", ".git/x.html", "notes.md", "html", "a.gz", "page.html~"] { folder.write([], to: name) }
    #expect(try entries(folder) == [])
  }

  @Test func `links to files are read, links to folders are not followed`() throws {
    let folder = TemporaryFolder()
    folder.write([], to: "sub/real.html")
    folder.link("link.html", to: "sub/real.html")
    folder.link("circle", to: ".")
    folder.link("circle.html", to: ".")
    folder.link("nowhere.html", to: "absent.html")
    folder.link("nowhere", to: "absent")
    // A link that leads nowhere is listed, so that its problem is told.
    #expect(try entries(folder) == ["link.html", "nowhere.html", "sub/"])
  }

  @Test func `a folder that is not there is told`() {
    #expect(throws: IntakeError.unreadable(Place(path: "/no/such"), errno: 2)) { try Folder.entries(of: "/no/such") }
    #expect(!Folder.isFolder("/no/such"))
    #expect(Folder.isFolder("/"))
  }
}
