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
    return challenge(for: page, now: visit.now)
  }

  /// A challenge for a comment on a page.
  func challenge(for page: PageNumber, now: Int) -> Answer {
    var random = SystemRandomNumberGenerator()
    return Answer(
      type: "application/json",
      body: captcha.challenge(form: CommentForm.purpose(of: page), now: now, random: &random), caching: .none)
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
    switch try receive(
      form, captchaAnswer(fields), on: view.reference, shownSince: shownSince(view.article), visit)
    {
    case .kept(let comment):
      let said = comment.state == .approved ? "shown" : "waits"
      return .redirect("/article/\(view.article.page)?comment=\(said)#comments")
    case .faulty(let problems):
      form.problems = problems
      return try again(form, view, visit, isWithoutScript: !hasScript(fields))
    case .refused(let refusal):
      form.problems.whole = refusal.message
      return try again(
        form, view, visit, isWithoutScript: !hasScript(fields), status: refusal.isOfRate ? .tooManyRequests : nil)
    }
  }

  /// Whether the form was sent with script: only then is there a field of the widget with something in it.
  private func hasScript(_ fields: FormFields) -> Bool { fields["altcha"] != nil }

  private func captchaAnswer(_ fields: FormFields) -> CaptchaAnswer? {
    if let altcha = fields["altcha"] { return .proof(altcha) }
    if let code = fields["captcha"], let token = fields["captcha-token"] { return .code(code, token: token) }
    return nil
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
