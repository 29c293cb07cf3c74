internal import Desk
internal import Record

/// What a reader answers to the CAPTCHA.
enum CaptchaAnswer: Sendable, Hashable {
  /// The widget's field: a challenge and its solution.
  case proof(String)
  /// The digits that were typed, and the token they belong to.
  case code(String, token: String)
}

/// What became of a comment that a reader sent.
enum CommentReception: Sendable {
  /// It is on the page, or waits: see its state.
  case kept(Comment)
  /// Something is wrong at its fields.
  case faulty(CommentForm.Problems)
  /// Its fields are right, and still it is not taken.
  case refused(CommentRefusal)
}

extension Site {
  /// Takes a comment on `page`, which is shown since `shownSince`: the one way for the form and the API. The CAPTCHA is looked
  /// at also where a field is wrong, as wrong codes count.
  func receive(
    _ form: CommentForm, _ answer: CaptchaAnswer?, on page: PageReference, shownSince: Int?, _ visit: Visit
  ) throws -> CommentReception {
    var problems = problems(form)
    let solved = solution(answer, form, now: visit.now)
    if case .failure(let problem) = solved { problems.captcha = problem.message }
    guard problems.isEmpty, case .success(let solution) = solved else { return .faulty(problems) }
    // Spent before the comment is kept: who comes second with the same answer finds it spent.
    guard try desk.spend(token: solution.token, until: solution.until, now: visit.now) else {
      problems.captcha = "This CAPTCHA was used already. Solve it once more."
      return .faulty(problems)
    }
    let draft = CommentDraft(
      page: page, parent: form.parent, name: form.name, text: form.comment,
      email: form.email.isEmpty ? nil : form.email, sender: desk.senderHash(of: ClientAddress.group(visit.client)),
      secondsToWrite: max(0, visit.now - (solution.until - settings.captcha.lifetimeSeconds)))
    switch try desk.submit(draft, policy: settings.comments.policy, publishedAt: shownSince, now: visit.now) {
    case .kept(let comment): return .kept(comment)
    case .refused(let refusal): return .refused(refusal)
    }
  }

  private func problems(_ form: CommentForm) -> CommentForm.Problems {
    var problems = CommentForm.Problems()
    if form.comment.isEmpty { problems.comment = CommentForm.Problems.noComment }
    if form.comment.utf8.count > settings.comments.maxBytes {
      problems.comment = "Your comment is longer than \(settings.comments.maxBytes) bytes. Please shorten it"
    }
    if form.name.isEmpty { problems.name = CommentForm.Problems.noName }
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

  private struct CaptchaProblem: Error { var message: String }

  private func solution(
    _ answer: CaptchaAnswer?, _ form: CommentForm, now: Int
  ) -> Result<(token: String, until: Int), CaptchaProblem> {
    let outcome: CaptchaOutcome
    switch answer {
    case .proof(let altcha): outcome = captcha.verify(altcha: altcha, form: form.purpose, now: now)
    case .code(let code, let token):
      outcome = captcha.verify(code: code, token: token, form: form.purpose, now: now)
    case nil: outcome = .refused(.missing)
    }
    switch outcome {
    case .solved(let token, let until): return .success((token, until))
    case .wrong(let token, let until):
      // A token has as many rows to spend as it has tries; a solution spends the first of them.
      for attempt in 1...Captcha.triesPerCode
      where (try? desk.spend(token: "\(token) \(attempt)", until: until, now: now)) == true {
        if attempt == Captcha.triesPerCode { _ = try? desk.spend(token: token, until: until, now: now) }
        break
      }
      return .failure(CaptchaProblem(message: "These are not the digits shown. Try this new code"))
    case .refused(.missing): return .failure(CaptchaProblem(message: CommentForm.Problems.noCaptcha))
    case .refused(.expired): return .failure(CaptchaProblem(message: "The CAPTCHA has expired. Solve it once more"))
    case .refused: return .failure(CaptchaProblem(message: "The CAPTCHA was not solved. Solve it once more"))
    }
  }
}

extension CommentForm.Problems {
  /// What is said where a field is empty.
  static let (noComment, noName) = ("Please enter your comment", "Please enter your name here")
  /// What is said where nothing was solved.
  static let noCaptcha = "CAPTCHA required"
}

extension CommentRefusal {
  /// What the reader is told.
  var message: String {
    switch self {
    case .closed: "No more comments are taken here."
    case .noParent: "The comment you answer is not there any more."
    case .tooMany(let seconds): "You have sent many comments in a short time. Try again in \(seconds) seconds."
    case .queueFull: "Many comments wait for a moderator. Please try again tomorrow."
    case .rule: "This comment is not taken here."
    }
  }

  /// Whether too many came in too short a time.
  var isOfRate: Bool {
    if case .tooMany = self { true } else { false }
  }
}
