public import ArgumentParser
public import Desk
internal import Site

/// `dateline user`: accounts of the desk.
struct User: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Manage the accounts of the desk.", subcommands: [Add.self, List.self])

  /// `dateline user add NAME`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add an account; its password is the first line of standard input.")

    @Argument(help: "What the account is called.")
    var name: String
    @Option(help: "What it may do: editor, or moderator (comments only).")
    var role: DeskRole = .moderator
    @OptionGroup var archive: ArchiveOptions

    func run() throws {
      if Terminal.isTerminal(0) { Terminal.say("Password: ") }
      guard let password = readLine(strippingNewline: true), !password.isEmpty else {
        throw ValidationError("Give the password on standard input: dateline user add \(name) < password.txt")
      }
      let desk = try Failure.told { () throws(DeskError) in
        try DeskStore(path: DeskStore.path(besideArchive: archive.archive))
      }
      _ = try Failure.told { () throws(DeskError) in
        try desk.addAccount(
          name: name, role: role, password: password, by: "command line", now: SystemClock.seconds())
      }
      Terminal.complain("Added \(role.rawValue) \(name). Sign in at /desk.")
    }
  }

  /// `dateline user list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the accounts.")

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
      let desk = try Failure.told { () throws(DeskError) in
        try DeskStore(path: DeskStore.path(besideArchive: archive.archive), makes: false)
      }
      for account in try Failure.told({ () throws(DeskError) in try desk.accounts() }) {
        print("\(account.name)\t\(account.role.rawValue)\(account.isDisabled ? "\tdisabled" : "")")
      }
    }
  }
}

extension DeskRole: ExpressibleByArgument {}
