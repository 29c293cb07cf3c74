internal import Desk

/// Tells readers from programs, without asking anyone else: a proof of work where there is script, an image and a spoken
/// code where there is none.
///
/// Everything is checked from what the browser sends back and a key of ours; nothing is kept for a challenge that was only
/// shown. What was solved must be spent by the caller, in one transaction with what the form does:
///
/// - `.solved(token, until)`: refuse where `token` is spent already, or has `Captcha.triesPerCode` wrong tries; else spend it.
/// - `.wrong(token, until)`: add one to the wrong tries of `token`.
///
/// The row may be dropped once `until` is past. A guess that arrives beside others gains nothing: only what comes before the
/// third wrong try can be spent, whatever the order in which the answers were compared.
struct Captcha: Sendable {
  /// Wrong tries after which a code is spent. With eight digits three tries hit once in 33 million.
  static let triesPerCode = 3

  let settings: CaptchaSettings
  private let keys: CaptchaKeys

  /// A captcha whose challenges are signed with `key`, 32 or more random bytes that stay the same over restarts and in all
  /// processes of a site. Traps where the key is shorter than 16 bytes or a setting is out of range.
  init(key: [UInt8], settings: CaptchaSettings = CaptchaSettings()) {
    precondition(key.count >= 16, "the key of a captcha has 16 bytes or more")
    precondition(settings.problem == nil, settings.problem ?? "")
    self.settings = settings
    keys = CaptchaKeys(key: key)
  }

  /// A new proof-of-work challenge for `form` as JSON, for the widget's `challenge` address. To be served with
  /// `Cache-Control: no-store`.
  ///
  /// `form` says what the answer is for, such as "comment:" and the article's id; an answer for one form is none for another.
  func challenge(form: String, now: Int, random: inout some RandomNumberGenerator) -> [UInt8] {
    ProofChallenge(
      form: keys.mark(form: form), settings: settings, expiresAt: now + settings.lifetimeSeconds, random: &random
    ).signed(with: keys).json
  }

  /// Judges the widget's field `altcha`: never `.wrong`, as there is nothing to guess. One key derivation at most, and that
  /// only for challenges that we signed.
  func verify(altcha: String, form: String, now: Int) -> CaptchaOutcome {
    ProofAnswer.outcome(of: altcha, form: keys.mark(form: form), settings: settings, keys: keys, now: now)
  }

  /// A new token for the form's hidden field when there is no script: 96 letters, digits, `-` and `_`. The code is derived
  /// from it, see `image(token:)` and `audio(token:)`.
  func codeForm(form: String, now: Int, random: inout some RandomNumberGenerator) -> String {
    CodeToken(form: keys.mark(form: form), expiresAt: now + settings.lifetimeSeconds, random: &random).text(keys: keys)
  }

  /// The code of `token` as a PNG of 240 by 80 pixels; nil where the token is not ours. The same token gives the same bytes,
  /// so that asking again does not help to average the noise away.
  func image(token: String) -> [UInt8]? {
    guard let token = CodeToken(text: token, keys: keys) else { return nil }
    return CodeImage.png(digits: token.digits(keys: keys), seed: token.seed(for: "image", keys: keys))
  }

  /// The code of `token` spoken in English as a WAV file; nil where the token is not ours. The same token gives the same bytes.
  func audio(token: String) -> [UInt8]? {
    guard let token = CodeToken(text: token, keys: keys) else { return nil }
    return CodeSpeech.wav(digits: token.digits(keys: keys), seed: token.seed(for: "audio", keys: keys))
  }

  /// Judges the digits that a reader typed. Blanks and hyphens between them do not count; digits of any script do, also wide
  /// ones.
  func verify(code: String, token: String, form: String, now: Int) -> CaptchaOutcome {
    guard !token.isEmpty else { return .refused(.missing) }
    guard let token = CodeToken(text: token, keys: keys) else { return .refused(.signature) }
    guard token.form == keys.mark(form: form) else { return .refused(.otherForm) }
    guard token.expiresAt > now, token.expiresAt <= now + settings.lifetimeSeconds else { return .refused(.expired) }
    switch TypedCode.digits(code) {
    case .empty: return .refused(.missing)
    case .unreadable: return .wrong(token: token.name, until: token.expiresAt)
    case .digits(let typed):
      return ConstantTime.areEqual(typed, token.digits(keys: keys))
        ? .solved(token: token.name, until: token.expiresAt) : .wrong(token: token.name, until: token.expiresAt)
    }
  }
}
