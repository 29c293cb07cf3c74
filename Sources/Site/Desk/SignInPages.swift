internal import Desk
internal import HTTPTypes

extension Site {
  /// Routes of coming and going.
  var signInRoutes: [Route] {
    [
      .get("/desk/sign-in", .everyone) { try self.signInPage($0) },
      .post("/desk/sign-in", .everyone, maxBodyBytes: 8 << 10, signIn),
      .post("/desk/sign-out", .moderator, maxBodyBytes: 4 << 10) { visit in
        let session = try visit.signedIn()
        try self.desk.endSession(
          session.session.number, of: session.account.name, by: session.account.name, now: visit.now)
        var answer = Answer.done(.signedOut, at: "/desk/sign-in")
        answer.setSession(nil, isSecure: self.isSecure)
        return answer
      },
    ]
  }

  private func signIn(_ visit: Visit) throws -> Answer {
    let name = visit.form["name"] ?? ""
    let password = visit.typed("password")
    var problems = DeskProblems()
    if name.isEmpty { problems["name"] = "Please enter your name" }
    if password.isEmpty { problems["password"] = "Please enter your password" }
    guard problems.isEmpty else { return try signInPage(visit, problems, .unprocessableContent) }
    let outcome = try desk.signIn(
      name: name, password: password, sender: desk.senderHash(of: ClientAddress.group(visit.client)),
      userAgent: visit.fields[.userAgent] ?? "", now: visit.now)
    switch outcome {
    case .signedIn(let session):
      var answer = Answer.redirect(DeskReturn.path(visit.form["then"]) ?? "/desk")
      if let token = session.newToken { answer.setSession(token, isSecure: isSecure) }
      return answer
    case .refused:
      problems.whole = "No account has this name and password, or it is disabled. Check both and try again."
      return try signInPage(visit, problems, .unprocessableContent)
    case .wait(let seconds):
      problems.whole = "There were too many wrong tries. Wait \(DeskReturn.words(seconds: seconds)) and try again."
      var answer = try signInPage(visit, problems, .tooManyRequests)
      answer.fields[.retryAfter] = String(seconds)
      return answer
    }
  }

  private func signInPage(
    _ visit: Visit, _ problems: DeskProblems = DeskProblems(), _ status: HTTPResponse.Status = .ok
  ) throws -> Answer {
    let then = DeskReturn.path(visit.method == .post ? visit.form["then"] : visit.query["then"])
    return try deskPage(visit, "Sign in", problem: problems.summary, status: status) { html in
      let form = DeskForm(visit, problems)
      form.open("/desk/sign-in", to: &html)
      if let then { DeskForm.hidden("then", then, to: &html) }
      form.line("name", "Name", visit.form["name"] ?? "", isRequired: true, complete: "username", to: &html)
      form.line(
        "password", "Password", kind: "password", isRequired: true, complete: "current-password", to: &html)
      DeskForm.button("Sign in", isFirst: true, to: &html)
      DeskForm.close(to: &html)
    }
  }
}

/// Where one goes on after signing in.
enum DeskReturn {
  /// A path of the desk; nil for every other address, and for spellings that a browser might take for one.
  static func path(_ text: String?) -> String? {
    guard let text, text.utf8.count <= 500, text == "/desk" || text.hasPrefix("/desk/") || text.hasPrefix("/desk?")
    else { return nil }
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "/-_?=&".utf8.contains(byte)
    }
    return isPlain && !text.contains("//") ? text : nil
  }

  /// A time as people say it.
  static func words(seconds: Int) -> String {
    switch seconds {
    case 1: "one second"
    case ..<90: "\(seconds) seconds"
    default: "\((seconds + 59) / 60) minutes"
    }
  }
}
