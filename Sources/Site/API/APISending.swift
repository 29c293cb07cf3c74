internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// What readers' programs send: comments.
  var sendingOperations: [APIOperation] {
    let id = APIOperation.Parameter.path("id", .count, "The article's number.")
    return [
      APIOperation(
        method: .get, path: "/articles/{id}/captcha", access: .everyone, id: "getChallenge", tag: "Articles",
        summary: "A challenge to be solved before a comment on this article is sent.",
        about:
          "A proof of work after the ALTCHA protocol. Find a counter for which PBKDF2-HMAC-SHA256 of nonce and counter (four bytes, the first one highest) begins with keyPrefix. A challenge is good for one comment, and for some minutes.",
        parameters: [id], gives: "Challenge", isOnce: true, errors: [.gone]
      ) { visit in
        try self.challenge(for: self.commented(visit).page, now: visit.now)
      },
      APIOperation(
        method: .post, path: "/articles/{id}/comments", access: .everyone, id: "sendComment", tag: "Articles",
        summary: "Sends a comment, as the form of the article's page does.",
        about:
          "It takes no token but a solved challenge. Where moderators see comments first, it is pending and appears once it is approved.",
        parameters: [id], body: "NewComment", success: .created, gives: "SentComment", maxBodyBytes: 64 << 10,
        errors: [.conflict, .gone], handler: sendComment),
    ]
  }

  /// The article that a comment is for; throws where there is none, or it was withdrawn.
  private func commented(_ visit: Visit) throws -> StoredArticle {
    let article = try article(visit.parameters["id"])
    _ = try ownPost(ArticleView.key(article.address))
    return article
  }

  private func sendComment(_ visit: Visit) throws -> Answer {
    let article = try commented(visit)
    let body = try APIBody(
      visit, "NewComment",
      whereEmpty: [
        "/text": CommentForm.Problems.noComment, "/name": CommentForm.Problems.noName,
        "/captcha": CommentForm.Problems.noCaptcha,
      ])
    // As a form gives them: without blanks around, with one kind of line end.
    func typed(_ name: String) -> String {
      body.text(name).flatMap { FormFields.trimmed(FormFields.text(Array($0.utf8))) } ?? ""
    }
    var form = CommentForm(page: article.page)
    (form.name, form.comment, form.email) = (typed("name"), typed("text"), typed("email"))
    form.parent = body.whole("parent")
    let page = PageReference(number: article.page, key: ArticleView.key(article.address))
    let reception = try APIFault.placed(["name": "/name", "comment": "/text", "e-mail": "/email"]) {
      try receive(
        form, .proof(body.text("captcha") ?? ""), on: page,
        shownSince: shownSince(article), visit)
    }
    switch reception {
    case .kept(let comment):
      return .json(.created) { json in
        json.key("number")
        json.number(comment.number)
        json.string("state", comment.state.rawValue)
      }
    case .faulty(let problems):
      let fields = [
        ("/text", problems.comment), ("/name", problems.name), ("/email", problems.email),
        ("/captcha", problems.captcha),
      ]
      guard let (pointer, words) = fields.first(where: { $0.1 != nil }), let words else { throw SiteError.failed }
      throw APIFault.said(words, at: pointer)
    case .refused(let refusal): throw refusal.fault
    }
  }
}

extension CommentRefusal {
  /// The refusal as programs are told of it.
  fileprivate var fault: SiteError {
    switch self {
    case .closed: return .conflict(message)
    case .noParent: return APIFault.said(message, at: "/parent")
    case .rule: return APIFault.said(message, at: "")
    case .tooMany(let seconds):
      var error = SiteError.tooMany(retryAfterSeconds: seconds)
      error.message = message
      return error
    case .queueFull:
      var error = SiteError.busy
      (error.message, error.retryAfterSeconds) = (message, 86_400)
      return error
    }
  }
}
