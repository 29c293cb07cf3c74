import Record
import Testing

@testable import Desk

@Suite struct DeskErrorTests {
  private static let all: [DeskError] = [
    .absent(path: "d.db"), .notADesk(path: "d.db", why: "it is a database of another program"),
    .tooNew(path: "d.db", version: "9 things"), .locked(path: "d.db", waitedSeconds: 10), .diskFull(path: "d.db"),
    .system(path: "d.db", doing: "making the file", errno: 13), .damaged(path: "d.db", what: "the database is damaged"),
    .unknown(kind: "comment", name: "12"), .taken(kind: "account", name: "Ann"),
    .invalid(field: "slug", rule: "it may not be empty"), .outdated(post: 3, revision: 8),
    .wrongState(kind: "post", name: "3", state: "draft", doing: "withdrawing"), .backupExists(path: "c.db"),
  ]

  @Test func `each has a code of its own`() {
    let codes = Self.all.map(\.problem.code)
    #expect(codes == (1...13).map { "DL-DESK-0" + ($0 < 10 ? "0" : "") + "\($0)" })
  }

  @Test func `each says what, where and what to do next`() {
    #expect(
      Self.all.map(\.problem.message) == [
        "d.db: there is no desk. Make one with `dateline user add NAME --role editor`.",
        "d.db: this is no desk of Dateline's: it is a database of another program. Move the file away, or name another archive.",
        "d.db: the desk was written by a newer version (9 things) and is not touched. Install that version.",
        "d.db: another process is writing to the desk; waited 10 s. Wait for it to end and try again.",
        "d.db: the disk is full; nothing of this step was kept. Make room and try again.",
        "d.db: making the file failed: Permission denied. Mend the cause and try again.",
        "d.db: the database is damaged. Put the last copy that `dateline backup` made in its place.",
        "12: the desk knows no comment of this name. It may have been removed; look at the list.",
        "Ann: another account has this name. Choose a different one, or change that account.",
        "slug: it may not be empty. Change it and try again.",
        "Post 3 was saved by someone else meanwhile and is at revision 8. Open it again and bring your change into it.",
        "The post 3 is draft: withdrawing is not possible now. Look at it again.",
        "c.db: a file stands in the way of the backup. Move it away, or name another.",
      ])
  }
}
