internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// Routes by which readers send comments.
  var commentRoutes: [Route] {
    [
      .post("/article/{id}/comments", .everyone, comment),
      .get("/article/{id}/comments/{number}/answer", .everyone, answerForm),
      .get("/captcha/challenge", .everyone, challenge),
      .get("/captcha/{token}/image.png") { visit in
        guard let image = self.captcha.image(token: visit.parameters["token"] ?? "") else { throw SiteError.notFound() }
        return Answer(type: "image/png", body: image, caching: .none)
      },
      .get("/captcha/{token}/audio.wav") { visit in
        guard let audio = self.captcha.audio(token: visit.parameters["token"] ?? "") else { throw SiteError.notFound() }
        return Answer(type: "audio/wav", body: audio, caching: .none)
      },
    ]
  }

  /// A challenge for the form of a page.
  private func challenge(_ visit: Visit) throws -> Answer {
    guard let page = visit.query["page"].flatMap({ Int($0) }) else {
      throw SiteError.badRequest("Say for which article: page=NUMBER.")
    }
    var random = SystemRandomNumberGenerator()
    return Answer(
      type: "application/json",
      body: captcha.challenge(form: CommentForm.purpose(of: page), now: visit.now, random: &random), caching: .none)
  }

  /// The form for an answer to a comment.
  private func answerForm(_ visit: Visit) throws -> Answer {
    let view = try view(of: article(visit.parameters["id"]), now: visit.now)
    guard let number = visit.parameters["number"].flatMap({ Int($0) }),
      let thread = view.threads.first(where: { $0.comment.number == number })
    else { throw SiteError.notFound("There is no comment at this address.") }
    guard view.isOpen else { throw SiteError.forbidden("No more comments are taken here.") }
    var form = CommentForm(page: view.article.page)
    form.parent = number
    return try page(form, view, quoting: thread.comment, visit, .ok)
  }

  /// Takes a comment, or gives the form back with what is wrong at its fields.
  private func comment(_ visit: Visit) throws -> Answer {
    let view = try view(of: article(visit.parameters["id"]), now: visit.now)
    let fields = visit.form
    var form = CommentForm(page: view.article.page)
    form.name = fields["name"] ?? ""
    form.comment = fields["comment"] ?? ""
    form.email = fields["email"] ?? ""
    form.parent = fields["parent"].flatMap { Int($0) }
    form.problems = problems(form)
    let solved = captcha(fields, form, visit)
    if case .failure(let problem) = solved { form.problems.captcha = problem.message }
    guard form.problems.isEmpty, case .success(let solution) = solved else {
      return try again(form, view, visit, isWithoutScript: !hasScript(fields))
    }
    // Spent before the comment is kept: who comes second with the same answer finds it spent.
    guard try desk.spend(token: solution.token, until: solution.until, now: visit.now) else {
      form.problems.captcha = "This CAPTCHA was used already. Solve it once more."
      return try again(form, view, visit, isWithoutScript: !hasScript(fields))
    }
    let draft = CommentDraft(
      page: view.reference, parent: form.parent, name: form.name, text: form.comment,
      email: form.email.isEmpty ? nil : form.email, sender: desk.senderHash(of: ClientAddress.group(visit.client)),
      secondsToWrite: max(0, visit.now - (solution.until - settings.captcha.lifetimeSeconds)))
    let outcome = try desk.submit(
      draft, policy: settings.comments.policy, publishedAt: shownSince(view.captures), now: visit.now)
    switch outcome {
    case .kept(let comment):
      let said = comment.state == .approved ? "shown" : "waits"
      return .redirect("/article/\(view.article.page)?comment=\(said)#comments")
    case .refused(let refusal):
      form.problems.whole = refusal.message
      return try again(
        form, view, visit, isWithoutScript: !hasScript(fields), status: refusal.isOfRate ? .tooManyRequests : nil)
    }
  }

  private func problems(_ form: CommentForm) -> CommentForm.Problems {
    var problems = CommentForm.Problems()
    if form.comment.isEmpty { problems.comment = "Please enter your comment" }
    if form.comment.utf8.count > settings.comments.maxBytes {
      problems.comment = "Your comment is longer than \(settings.comments.maxBytes) bytes. Please shorten it"
    }
    if form.name.isEmpty { problems.name = "Please enter your name here" }
    if form.name.utf8.count > settings.comments.policy.longestName { problems.name = "Please enter a shorter name" }
    if !form.email.isEmpty, !Self.isEmail(form.email) {
      problems.email = "This is no e-mail address. Correct it, or leave it out"
    }
    return problems
  }

  private static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && text.utf8.count <= 254
      && !text.contains { $0.isWhitespace }
  }

  /// Whether the form was sent with script: only then is there a field of the widget with something in it.
  private func hasScript(_ fields: FormFields) -> Bool { fields["altcha"] != nil }

  private struct CaptchaProblem: Error { var message: String }

  private func captcha(
    _ fields: FormFields, _ form: CommentForm, _ visit: Visit
  ) -> Result<(token: String, until: Int), CaptchaProblem> {
    let outcome: CaptchaOutcome
    if let altcha = fields["altcha"] {
      outcome = captcha.verify(altcha: altcha, form: form.purpose, now: visit.now)
    } else if let code = fields["captcha"], let token = fields["captcha-token"] {
      outcome = captcha.verify(code: code, token: token, form: form.purpose, now: visit.now)
    } else {
      return .failure(CaptchaProblem(message: "CAPTCHA required"))
    }
    switch outcome {
    case .solved(let token, let until): return .success((token, until))
    case .wrong(let token, let until):
      // A token has as many rows to spend as it has tries; a solution spends the first of them.
      for attempt in 1...Captcha.triesPerCode
      where (try? desk.spend(token: "\(token) \(attempt)", until: until, now: visit.now)) == true {
        if attempt == Captcha.triesPerCode { _ = try? desk.spend(token: token, until: until, now: visit.now) }
        break
      }
      return .failure(CaptchaProblem(message: "These are not the digits shown. Try this new code"))
    case .refused(.missing): return .failure(CaptchaProblem(message: "CAPTCHA required"))
    case .refused(.expired): return .failure(CaptchaProblem(message: "The CAPTCHA has expired. Solve it once more"))
    case .refused: return .failure(CaptchaProblem(message: "The CAPTCHA was not solved. Solve it once more"))
    }
  }

  private func again(
    _ form: CommentForm, _ view: ArticleView, _ visit: Visit, isWithoutScript: Bool, status: HTTPResponse.Status? = nil
  ) throws -> Answer {
    var form = form
    if isWithoutScript {
      var random = SystemRandomNumberGenerator()
      form.codeToken = captcha.codeForm(form: form.purpose, now: visit.now, random: &random)
    }
    return try page(form, view, quoting: nil, visit, status ?? .unprocessableContent)
  }

  /// A page with the form alone.
  private func page(
    _ form: CommentForm, _ view: ArticleView, quoting comment: Comment?, _ visit: Visit, _ status: HTTPResponse.Status
  ) throws -> Answer {
    var head = Frame(title: "Your comment", isPrivate: true, kind: "comment-page")
    head.hasCaptcha = true
    let title = view.record.article?.headline ?? view.article.address
    let page = try head.page(frame(now: visit.now)) { html in
      html.raw("<h1>Your comment</h1><p>On ")
      html.link(SiteAddress.article(view.article.page, view.record.article?.headline), text: title)
      html.raw("</p>")
      if let comment {
        html.raw("<blockquote class=\"answered\"><p class=\"who\"><strong dir=\"auto\">")
        html.text(comment.name)
        html.raw("</strong></p><div dir=\"auto\">")
        html.safe(CommentText.html(comment.text).utf8)
        html.raw("</div></blockquote>")
      }
      form.write(to: &html)
    }
    return .html(page, status, caching: .none)
  }
}

extension CommentRefusal {
  /// What the reader is told.
  fileprivate var message: String {
    switch self {
    case .closed: "No more comments are taken here."
    case .noParent: "The comment you answer is not there any more."
    case .tooMany(let seconds): "You have sent many comments in a short time. Try again in \(seconds) seconds."
    case .queueFull: "Many comments wait for a moderator. Please try again tomorrow."
    case .rule: "This comment is not taken here."
    }
  }

  /// Whether too many came in too short a time.
  fileprivate var isOfRate: Bool {
    if case .tooMany = self { true } else { false }
  }
}
