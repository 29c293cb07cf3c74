internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// Who may sign in at the desk.
  ///
  /// A token ends when it is taken back; what it gave to an account would not. So it gives nobody an editor's rights and lets
  /// no editor in again, and a password is only set for an account that it adds.
  var accountOperations: [APIOperation] {
    let number = APIOperation.Parameter.path("number", .count, "The account's number.")
    return [
      APIOperation(
        method: .get, path: "/accounts", access: .editorToken, id: "listAccounts", tag: "People",
        summary: "The accounts of the desk by name.", gives: APISchemas.list(of: "Account")
      ) { visit in
        .list(try self.desk.accounts(), next: nil, visit) { APIWriting.write($1, to: &$0) }
      },
      APIOperation(
        method: .post, path: "/accounts", access: .editorToken, id: "addAccount", tag: "People",
        summary: "Adds an account of a moderator.",
        about:
          "No token makes an editor: that would outlast the token. Another editor gives the role at the desk.",
        body: "NewAccount", success: .created, gives: "Account", errors: [.conflict]
      ) { visit in
        let body = try APIBody(visit, "NewAccount")
        guard let role = body.text("role").flatMap(DeskRole.init) else {
          throw APIFault.field("/role", "must be there")
        }
        try Self.checkRights(after: role, isDisabled: false, of: nil)
        let account = try APIFault.placed(["name": "/name", "password": "/password"]) {
          try self.desk.addAccount(
            name: body.text("name") ?? "", role: role, password: body.text("password") ?? "", by: visit.writer,
            now: visit.now)
        }
        return APIWriting.answer(.created) { APIWriting.write(account, to: &$0) }
      },
      APIOperation(
        method: .put, path: "/accounts/{number}", access: .editorToken, id: "putAccount", tag: "People",
        summary: "Says what an account may do, and whether it may sign in.",
        about:
          "Disabling an account ends its sessions and stops its tokens. A token makes nobody an editor, lets no editor in again, and changes neither its own account nor that of the last editor.",
        parameters: [number], body: "AccountSetting", gives: "Account", errors: [.conflict], handler: putAccount),
    ]
  }

  private func putAccount(_ visit: Visit) throws -> Answer {
    let number = try visit.number("number")
    let all = try desk.accounts()
    guard let account = all.first(where: { $0.number == number }) else {
      throw SiteError.notFound("There is no account of this number.")
    }
    let body = try APIBody(visit, "AccountSetting")
    guard let role = body.text("role").flatMap(DeskRole.init), let isDisabled = body.value["isDisabled"]?.bool else {
      throw APIFault.field("", "is not whole")
    }
    guard account.number != visit.token?.account else {
      throw SiteError.conflict("This is the account that the token speaks for. Have another editor change it.")
    }
    try Self.checkRights(after: role, isDisabled: isDisabled, of: account)
    if account.isActiveEditor, role != .editor || isDisabled,
      !all.contains(where: { $0.isActiveEditor && $0.number != number })
    {
      throw SiteError.conflict("This is the last editor who may sign in. Add another one first.")
    }
    try desk.changeRole(of: account.name, to: role, by: visit.writer, now: visit.now)
    try desk.setDisabled(isDisabled, account: account.name, by: visit.writer, now: visit.now)
    guard let changed = try desk.account(named: account.name) else { throw SiteError.failed }
    return APIWriting.answer { APIWriting.write(changed, to: &$0) }
  }

  /// Throws where somebody would have an editor's rights who has not got them now; `account` is nil for a new one.
  private static func checkRights(after role: DeskRole, isDisabled: Bool, of account: Account?) throws {
    guard role == .editor, account?.role != .editor || (account?.isDisabled ?? false) && !isDisabled else { return }
    throw SiteError.forbidden(
      "No token makes an editor or lets one in again: that would outlast the token. Do it at the desk.")
  }
}

extension Account {
  /// Whether this is an editor who may sign in.
  fileprivate var isActiveEditor: Bool { role == .editor && !isDisabled }
}

extension APIWriting {
  /// Writes an account.
  static func write(_ account: Account, to json: inout JSONWriter) {
    json.object { json in
      json.key("number")
      json.number(account.number)
      json.string("name", account.name)
      json.string("role", account.role.rawValue)
      json.key("isDisabled")
      json.bool(account.isDisabled)
      json.string("at", Timestamp.rfc3339(account.createdAt))
    }
  }
}
