/// What a captcha says of an answer.
enum CaptchaOutcome: Sendable, Hashable {
  /// The answer is right. `token` names the challenge, 34 ASCII characters; whoever spends it first wins, and it need not be
  /// remembered after `until` (seconds since 1970), when the challenge has expired.
  case solved(token: String, until: Int)
  /// The code is not the one shown: one of `Captcha.triesPerCode` tries of `token` is used.
  case wrong(token: String, until: Int)
  /// The answer cannot be right, and nothing needs to be remembered of it.
  case refused(CaptchaRefusal)
}

/// Why an answer was refused. The reader is told to try again whatever it was; the reason is for counters and logs.
enum CaptchaRefusal: String, Sendable, Hashable, CaseIterable {
  /// There is no answer.
  case missing
  /// The answer is longer than any of ours, or not in the form of one.
  case malformed
  /// The challenge's time is over, or lies further ahead than we ever give.
  case expired
  /// The challenge is not one that we signed, or was altered since.
  case signature
  /// The challenge was given for another form.
  case otherForm
  /// The challenge is ours, but was made with other settings than now apply.
  case otherSettings
  /// The challenge is ours, but the solution does not solve it.
  case unsolved
}
