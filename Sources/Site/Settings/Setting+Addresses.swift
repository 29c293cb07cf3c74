extension Setting {
  /// The language of the site's own words.
  static let language = Setting(
    key: "language", range: "a BCP 47 tag", effect: "The language of the site's own words.", example: "en-GB",
    set: { settings, value in
      let parts = value.split(separator: "-", omittingEmptySubsequences: false)
      let isTag = parts.enumerated().allSatisfy { index, part in
        (index == 0 ? 2...8 : 1...8).contains(part.utf8.count)
          && part.allSatisfy { $0.isASCII && ($0.isLetter || index > 0 && $0.isNumber) }
      }
      guard isTag, value.utf8.count <= 35 else { return false }
      settings.language = value
      return true
    }, written: { $0.language })

  /// Where it listens.
  static let listen = Setting(
    key: "listen", range: "an address and a port, 0 to 65535; IPv6 in brackets",
    effect: "Where it listens; port 0 is any that is free. `--listen` is short for it.", example: "[::1]:8080",
    set: { settings, value in
      guard let colon = value.lastIndex(of: ":"), let port = UInt16(value[value.index(after: colon)...]) else {
        return false
      }
      var host = value[..<colon]
      if host.hasPrefix("["), host.hasSuffix("]") {
        host = host.dropFirst().dropLast()
        guard NetworkAddress(String(host)) != nil else { return false }
      } else if host.contains(":") || !isHost(host) {
        return false
      }
      settings.host = String(host)
      settings.port = Int(port)
      return true
    }, written: { "\($0.shownHost):\($0.port)" })

  /// Under which address people reach it.
  static let publicAddress = Setting(
    key: "public-address", range: "nothing, or `http://` or `https://` with a host, and nothing behind it",
    effect: "Under which address people reach the site; once it is set, articles of others show as excerpts.",
    example: "https://news.example",
    set: { settings, value in
      if value.isEmpty {
        settings.publicAddress = nil
        return true
      }
      guard let scheme = ["https://", "http://"].first(where: { value.hasPrefix($0) }) else { return false }
      var host = value.dropFirst(scheme.utf8.count)
      if let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") {
        guard let port = UInt16(host[host.index(after: colon)...]), port > 0 else { return false }
        host = host[..<colon]
      }
      if host.hasPrefix("[") {
        guard host.hasSuffix("]"), NetworkAddress(String(host.dropFirst().dropLast())) != nil else { return false }
      } else if !isHost(host) {
        return false
      }
      settings.publicAddress = value.lowercased()
      return true
    }, written: { $0.publicAddress ?? "" })

  /// The proxies whose word is taken.
  static let trustedProxies = Setting(
    key: "trusted-proxies", range: "nothing, or IP addresses and ranges of them, with commas between",
    effect: "The proxies whose `X-Forwarded-For` is believed.", example: "127.0.0.1, 10.1.0.0/16, fd00::/8",
    set: { settings, value in
      let parts = value.split { $0 == "," || $0 == " " }.map(String.init)
      guard parts.allSatisfy({ NetworkRange($0) != nil }) else { return false }
      settings.trustedProxies = parts
      return true
    }, written: { $0.trustedProxies.joined(separator: ", ") })

  /// The digits that a solution of the proof of work begins with.
  static let captchaPrefix = Setting(
    key: "captcha.key-prefix", range: "1 to 8 of the digits `0` to `9` and `a` to `f`",
    effect: "What the key of a solved CAPTCHA begins with; each digit more makes the work sixteen times as long.",
    example: "000",
    set: { settings, value in
      var captcha = settings.captcha
      captcha.keyPrefix = value
      guard captcha.problem == nil else { return false }
      settings.captcha = captcha
      return true
    }, written: { $0.captcha.keyPrefix })

  private static func isHost(_ text: Substring) -> Bool {
    (1...253).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasPrefix(".")
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
          || $0 == 0x2E
      }
  }
}
