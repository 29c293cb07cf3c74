internal import Record

/// How hard the proof of work is, and how long an answer is waited for.
struct CaptchaSettings: Sendable, Hashable {
  /// Iterations of PBKDF2 in one try of the browser, and in our one check of it: 100 to 1,000,000.
  var cost: Int
  /// Hex digits that the derived key must begin with, 1 to 8. Each one more makes the browser's work sixteen times as long, and
  /// ours no longer.
  var keyPrefix: String
  /// Seconds from showing a challenge to the last moment its answer is taken: 30 to 86,400.
  var lifetimeSeconds: Int

  /// 256 tries of 1,000 iterations on average. The number of tries is geometric: one reader in twenty needs three times the
  /// average.
  init(cost: Int = 1000, keyPrefix: String = "00", lifetimeSeconds: Int = 600) {
    self.cost = cost
    self.keyPrefix = keyPrefix
    self.lifetimeSeconds = lifetimeSeconds
  }

  /// What is wrong with these settings, in words for the one who set them; nil where they hold.
  var problem: String? {
    if !(100...1_000_000).contains(cost) { return "the cost of a captcha is 100 to 1000000, not \(cost)" }
    if !(1...8).contains(keyPrefix.utf8.count) || !keyPrefix.utf8.allSatisfy(Hexadecimal.isLowerDigit) {
      return "the key prefix of a captcha is 1 to 8 of the digits 0 to 9 and a to f, not “\(keyPrefix)”"
    }
    if !(30...86_400).contains(lifetimeSeconds) {
      return "the life of a captcha is 30 to 86400 seconds, not \(lifetimeSeconds)"
    }
    return nil
  }
}
