internal import Desk
internal import HTTPTypes

extension Site {
  /// Routes of the keys by which programs write through the API.
  var tokenRoutes: [Route] {
    [
      .get("/desk/tokens", .editor) { try self.tokensPage($0) },
      .post("/desk/tokens", .editor, maxBodyBytes: 8 << 10, addToken),
      .post("/desk/tokens/{number}/revoke", .editor, maxBodyBytes: 4 << 10) { visit in
        try self.desk.revokeAPIToken(try visit.number("number"), by: visit.who(), now: visit.now)
        return .done(.tokenRevoked, at: "/desk/tokens")
      },
    ]
  }

  private func addToken(_ visit: Visit) throws -> Answer {
    var problems = DeskProblems()
    if visit.form["name"] == nil { problems["name"] = "Please say what it is for" }
    let role = visit.form["role"].flatMap(DeskRole.init(rawValue:))
    if role == nil { problems["role"] = "Please choose one" }
    guard problems.isEmpty, let role else { return try tokensPage(visit, problems, .unprocessableContent) }
    let new: NewAPIToken
    do {
      new = try desk.addAPIToken(name: visit.form["name"] ?? "", role: role, by: visit.who(), now: visit.now)
    } catch let error as DeskError {
      return try tokensPage(visit, DeskProblems(error, fields: ["name": "name"]), .unprocessableContent)
    }
    // The secret is in this answer and nowhere else: no address leads to it again.
    return try deskPage(visit, "New token") { html in
      html.raw("<p class=\"thanks\" role=\"status\">The token ")
      html.text(new.token.name)
      html.raw(" is made. Copy it now: it is shown this once.</p><pre class=\"secret\">")
      html.text(new.secret)
      html.raw("</pre><p>A program sends it as <code>Authorization: Bearer …</code>.</p>")
      html.raw("<p class=\"more\"><a href=\"/desk/tokens\">All tokens</a></p>")
    }
  }

  private func tokensPage(
    _ visit: Visit, _ problems: DeskProblems = DeskProblems(), _ status: HTTPResponse.Status = .ok
  ) throws -> Answer {
    let tokens = try desk.apiTokens()
    return try deskPage(visit, "API tokens", problem: problems.summary, status: status) { html in
      let form = DeskForm(visit, problems)
      DeskTable.write("Tokens", ["For", "Role", "By", "Made", "Last used", "Revoke"], tokens, to: &html) {
        token, html in
        DeskTable.cell(token.name, to: &html)
        DeskTable.cell(token.role.rawValue, to: &html)
        DeskTable.cell(token.by + (token.madeBy.map { ", by token \($0)" } ?? ""), to: &html)
        DeskTable.cell(at: token.createdAt, to: &html)
        DeskTable.cell(at: token.lastUsedAt, to: &html)
        DeskTable.cell(to: &html) { html in
          if token.revokedAt != nil { return html.raw("revoked") }
          form.press("/desk/tokens/\(token.number)/revoke", "Revoke", about: token.name, to: &html)
        }
      }
      html.raw("<h2>Make a token</h2>")
      form.open("/desk/tokens", to: &html)
      form.line("name", "What it is for", visit.form["name"] ?? "", isRequired: true, to: &html)
      form.choice(
        "role", "What it may do", [("moderator", "comments"), ("editor", "everything")],
        chosen: visit.form["role"] ?? "moderator", to: &html)
      DeskForm.button("Make the token", isFirst: true, to: &html)
      DeskForm.close(to: &html)
    }
  }
}
