import Foundation
import TestKit
import Testing

/// The program is killed again and again while it keeps pages; nothing that it kept is lost, and in the end all is as if it
/// had never been killed.
@Suite struct ArchiveKillTests {
  private static let seed: UInt64 = 20_240_514
  private static let moment = ["--kept-at", "2024-05-12T14:30:00Z", "--quiet", "--jobs", "1"]

  @Test(arguments: 0..<2)
  func `a hundred kills at random moments do no harm`(part: Int) throws {
    var dice = Dice(seed: Self.seed + UInt64(part))
    let desk = Desk()
    var inputs = [try write(1, to: desk)]
    // How long a run takes here, by an archive of its own.
    let trial = Desk()
    _ = try trial.run(["add", inputs[0]] + Self.moment)
    let usual = try trial.run(["add", try write(2, to: trial)] + Self.moment).seconds
    var kills = 0
    while kills < 100 {
      var command = Command(["add", inputs[inputs.count - 1], "--archive", desk.archive] + Self.moment)
      command.killSeconds = usual * Double(dice.number(below: 1200)) / 1000
      let run = try command.run()
      if run.signal == 9 {
        kills += 1
        if kills % 10 == 0 { try expectWell(desk) }
      } else {
        #expect(run.code == 0, "\(run.complaints)")
        inputs.append(try write(inputs.count + 1, to: desk))
      }
    }
    #expect(try desk.run(["add", inputs[inputs.count - 1]] + Self.moment).code == 0)
    try expectWell(desk)

    let other = Desk()
    #expect(try other.run(["add"] + inputs + Self.moment).code == 0)
    #expect(try desk.contents() == other.contents())
    #expect(inputs.count > 5, "some runs come to their end in between")
  }

  /// Writes lines that a run adds: new ones, a page in a new version, and one that was there.
  private func write(_ number: Int, to desk: Desk) throws -> String {
    func line(_ url: String, _ text: String) -> String {
      "{\"url\":\"https://wire.example/\(url)\",\"text\":\"\(text)\"}\n"
    }
    let lines =
      line("\(number)", "The mayor of Riga said that bridge \(number) was open since March 2024.")
      + line("front", "The council denied on Tuesday that road \(number) was closed.")
      + line("same", "The same words stand here every day.")
    return desk.folder.write(lines, to: "lines/\(number).jsonl")
  }

  private func expectWell(_ desk: Desk) throws {
    let run = try desk.run("verify")
    // Where every kill so far came before the archive was made, there is none.
    #expect(run.code == 0 || run.complaints.contains("DL-ARCHIVE-001"), "\(run.text)\(run.complaints)")
  }
}
