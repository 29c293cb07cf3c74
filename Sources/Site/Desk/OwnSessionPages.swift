internal import Desk
internal import HTTPTypes

extension Site {
  /// Routes of one's own account: where one is signed in, and the password.
  var ownSessionRoutes: [Route] {
    [
      .get("/desk/sessions", .moderator) { try self.sessionsPage($0) },
      .post("/desk/sessions/{number}/end", .moderator, maxBodyBytes: 4 << 10) { visit in
        let (number, who) = (try visit.number("number"), try visit.who())
        try self.desk.endSession(number, of: who, by: who, now: visit.now)
        return .done(.ended, at: "/desk/sessions")
      },
      .post("/desk/sessions/end-others", .moderator, maxBodyBytes: 4 << 10) { visit in
        let session = try visit.signedIn()
        try self.desk.endSessions(
          of: session.account.name, except: session.session.number, by: session.account.name, now: visit.now)
        return .done(.endedAll, at: "/desk/sessions")
      },
      .post("/desk/password", .moderator, maxBodyBytes: 16 << 10, changePassword),
    ]
  }

  private func changePassword(_ visit: Visit) throws -> Answer {
    let name = try visit.who()
    let (old, new) = (visit.typed("current"), visit.typed("new"))
    var problems = DeskProblems()
    if old.isEmpty { problems["current"] = "Please enter your password as it is now" }
    if new.isEmpty { problems["new"] = "Please enter a new password" }
    if new != visit.typed("again") { problems["again"] = "This is not the same as the new password" }
    guard problems.isEmpty else { return try sessionsPage(visit, problems, .unprocessableContent) }
    // The old password is tried as at the door, so that an open browser is no place to guess it.
    let sender = desk.senderHash(of: ClientAddress.group(visit.client))
    let agent = visit.fields[.userAgent] ?? ""
    switch try desk.signIn(name: name, password: old, sender: sender, userAgent: agent, now: visit.now) {
    case .signedIn(let tried):
      // Signing in was only to hear whether it is right.
      try desk.endSession(tried.session.number, of: name, by: name, now: visit.now)
    case .refused: problems["current"] = "This is not your password"
    case .wait(let seconds):
      problems["current"] = "There were too many wrong tries. Wait \(DeskReturn.words(seconds: seconds))"
    }
    guard problems.isEmpty else { return try sessionsPage(visit, problems, .unprocessableContent) }
    do {
      try desk.changePassword(of: name, to: new, by: name, now: visit.now)
    } catch {
      return try sessionsPage(visit, DeskProblems(error, fields: ["password": "new"]), .unprocessableContent)
    }
    // All sessions have ended, this one too: it begins anew.
    var answer = Answer.done(.password, at: "/desk/sessions")
    if case .signedIn(let session) = try desk.signIn(
      name: name, password: new, sender: sender, userAgent: agent, now: visit.now), let token = session.newToken
    {
      answer.setSession(token, isSecure: isSecure)
    }
    return answer
  }

  private func sessionsPage(
    _ visit: Visit, _ problems: DeskProblems = DeskProblems(), _ status: HTTPResponse.Status = .ok
  ) throws -> Answer {
    let own = try visit.signedIn()
    let sessions = try desk.sessions(of: own.account.name, now: visit.now)
    return try deskPage(visit, "Your sessions", problem: problems.summary, status: status) { html in
      let form = DeskForm(visit, problems)
      DeskTable.write("Where you are signed in", ["Browser", "Since", "Last used", "End"], sessions, to: &html) {
        session, html in
        DeskTable.cell(session.userAgent.isEmpty ? "unknown" : session.userAgent, to: &html)
        DeskTable.cell(at: session.createdAt, to: &html)
        DeskTable.cell(at: session.lastUsedAt, to: &html)
        DeskTable.cell(to: &html) { html in
          if session.number == own.session.number { return html.raw("this one") }
          form.press(
            "/desk/sessions/\(session.number)/end", "End", about: "session \(session.number)", to: &html)
        }
      }
      if sessions.count > 1 { form.press("/desk/sessions/end-others", "End all others", to: &html) }
      html.raw("<h2>Change your password</h2>")
      form.open("/desk/password", to: &html)
      form.line(
        "current", "Password now", kind: "password", isRequired: true, complete: "current-password", to: &html)
      form.line(
        "new", "New password", kind: "password", isRequired: true, help: "At least ten characters.",
        complete: "new-password", to: &html)
      form.line(
        "again", "New password once more", kind: "password", isRequired: true, complete: "new-password", to: &html)
      DeskForm.button("Change the password", isFirst: true, to: &html)
      DeskForm.close(to: &html)
    }
  }
}
