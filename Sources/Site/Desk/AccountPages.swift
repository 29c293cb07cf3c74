internal import Desk
internal import HTTPTypes

extension Site {
  /// Routes of accounts.
  var accountRoutes: [Route] {
    [
      .get("/desk/accounts", .editor) { try self.accountsPage($0) },
      .post("/desk/accounts", .editor, maxBodyBytes: 16 << 10, addAccount),
      .post("/desk/accounts/{number}/role", .editor, maxBodyBytes: 4 << 10) { visit in
        let account = try self.other(visit)
        guard let role = visit.form["role"].flatMap(DeskRole.init(rawValue:)) else {
          throw SiteError.unprocessable("Choose editor or moderator.")
        }
        try self.desk.changeRole(of: account.name, to: role, by: visit.who(), now: visit.now)
        return .done(.roleChanged, at: "/desk/accounts")
      },
      .post("/desk/accounts/{number}/disable", .editor, maxBodyBytes: 4 << 10) { visit in
        try self.desk.setDisabled(true, account: try self.other(visit).name, by: visit.who(), now: visit.now)
        return .done(.accountDisabled, at: "/desk/accounts")
      },
      .post("/desk/accounts/{number}/enable", .editor, maxBodyBytes: 4 << 10) { visit in
        try self.desk.setDisabled(false, account: try self.other(visit).name, by: visit.who(), now: visit.now)
        return .done(.accountEnabled, at: "/desk/accounts")
      },
    ]
  }

  /// Someone else's account: who takes their own rights away might leave nobody to give them back.
  private func other(_ visit: Visit) throws -> Account {
    let number = try visit.number("number")
    guard let account = try desk.accounts().first(where: { $0.number == number }) else {
      throw SiteError.notFound("There is no such account.")
    }
    guard account.number != (try visit.signedIn().account.number) else {
      throw SiteError.conflict("This is your own account. Have another editor change it.")
    }
    return account
  }

  private func addAccount(_ visit: Visit) throws -> Answer {
    var problems = DeskProblems()
    let name = visit.form["name"] ?? ""
    let password = visit.typed("password")
    if name.isEmpty { problems["name"] = "Please enter a name" }
    if password.isEmpty { problems["password"] = "Please enter a password" }
    let role = visit.form["role"].flatMap(DeskRole.init(rawValue:))
    if role == nil { problems["role"] = "Please choose one" }
    guard problems.isEmpty, let role else { return try accountsPage(visit, problems, .unprocessableContent) }
    do {
      try desk.addAccount(name: name, role: role, password: password, by: visit.who(), now: visit.now)
    } catch let error as DeskError {
      let names = ["name": "name", "password": "password", "taken": "name"]
      return try accountsPage(visit, DeskProblems(error, fields: names), .unprocessableContent)
    }
    return .done(.accountAdded, at: "/desk/accounts")
  }

  private func accountsPage(
    _ visit: Visit, _ problems: DeskProblems = DeskProblems(), _ status: HTTPResponse.Status = .ok
  ) throws -> Answer {
    let accounts = try desk.accounts()
    let own = try visit.signedIn().account.number
    return try deskPage(visit, "Accounts", problem: problems.summary, status: status) { html in
      let form = DeskForm(visit, problems)
      DeskTable.write("Accounts", ["Name", "Role", "Since", "Change"], accounts, to: &html) { account, html in
        DeskTable.cell(account.name, to: &html)
        DeskTable.cell(account.role.rawValue + (account.isDisabled ? ", disabled" : ""), to: &html)
        DeskTable.cell(at: account.createdAt, to: &html)
        DeskTable.cell(to: &html) { html in
          if account.number == own { return html.raw("your own") }
          let path = "/desk/accounts/\(account.number)"
          if account.role == .editor {
            form.press(path + "/role", "Make moderator", [("role", "moderator")], about: account.name, to: &html)
          } else {
            form.press(path + "/role", "Make editor", [("role", "editor")], about: account.name, to: &html)
          }
          if account.isDisabled {
            form.press(path + "/enable", "Let in again", about: account.name, to: &html)
          } else {
            form.press(path + "/disable", "Disable", about: account.name, to: &html)
          }
        }
      }
      html.raw("<h2>Add an account</h2>")
      form.open("/desk/accounts", to: &html)
      form.line("name", "Name", visit.form["name"] ?? "", isRequired: true, to: &html)
      form.choice(
        "role", "Role", [("moderator", "moderator: comments only"), ("editor", "editor: everything")],
        chosen: visit.form["role"] ?? "moderator", to: &html)
      form.line(
        "password", "First password", kind: "password", isRequired: true,
        help: "At least ten characters. Its owner changes it after signing in.", complete: "new-password", to: &html)
      DeskForm.button("Add the account", isFirst: true, to: &html)
      DeskForm.close(to: &html)
    }
  }
}
