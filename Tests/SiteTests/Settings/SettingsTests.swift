import Foundation
import Testing

@testable import Site

/// Settings come from flag, environment, file and default, in this order, and nothing unknown is passed over.
@Suite struct SettingsTests {
  private func settings(
    file: String? = nil, environment: [String: String] = [:], flags: [String] = []
  ) throws(SettingProblem) -> SiteSettings {
    try SettingsReader.settings(
      file: file.map { ("site.conf", Array($0.utf8)) }, environment: environment, flags: flags)
  }

  private func problem(
    file: String? = nil, environment: [String: String] = [:], flags: [String] = []
  ) -> SettingProblem? {
    do {
      _ = try settings(file: file, environment: environment, flags: flags)
      return nil
    } catch { return error }
  }

  @Test func `a flag goes before the environment, that before the file, that before the default`() throws {
    let (file, environment) = (
      "title = File\nmotto = File\npage-length = 11\n",
      ["DATELINE_TITLE": "Environment", "DATELINE_MOTTO": "Environment"]
    )
    let all = try settings(file: file, environment: environment, flags: ["title=Flag"])
    #expect(all.title == "Flag" && all.motto == "Environment" && all.pageLength == 11)
    #expect(all.requestsPerMinute == SiteSettings().requestsPerMinute)
  }

  @Test func `a file has comments, blanks, quotation marks, line ends of other systems`() throws {
    let file =
      "\u{FEFF}# our site\r\n\r\n  title =  The = Post # not a comment \r\nmotto=\" two \"\r\n\tpage-length\t=\t12\r\n"
    let read = try settings(file: file)
    #expect(read.title == "The = Post # not a comment" && read.motto == " two " && read.pageLength == 12)
  }

  @Test func `an unknown key is refused wherever it stands, with its place and the nearest one`() {
    let inFile = problem(file: "title = a\n\ncomments.close-after-day = 3\n")
    #expect(inFile?.code == "DL-SETTING-001")
    #expect(inFile?.message.contains("line 3") == true && inFile?.message.contains("comments.close-after-days") == true)
    let variable = problem(environment: ["DATELINE_COMMENT_OPEN": "true"])
    #expect(variable?.message.contains("DATELINE_COMMENTS_OPEN") == true)
    #expect(problem(flags: ["titel=a"])?.message.contains("title") == true)
    #expect(problem(environment: ["OTHER": "a", "DATELINE": "b"]) == nil)
  }

  @Test func `a line that is none, and a key that stands twice, are refused`() {
    #expect(problem(file: "title\n")?.message.contains("line 1") == true)
    #expect(problem(file: "[site]\n")?.code == "DL-SETTING-003")
    #expect(problem(file: "title = a\ntitle = b\n")?.message.contains("line 1") == true)
    #expect(problem(flags: ["title"])?.code == "DL-SETTING-003")
    #expect(throws: SettingProblem.self) {
      try SettingsReader.settings(file: ("f", [0xFF, 0xFE]), environment: [:], flags: [])
    }
  }

  @Test func `a bad value says what may stand there, and an example, and shows no control characters`() {
    let bad = problem(file: "page-length = many")
    #expect(bad?.code == "DL-SETTING-002")
    #expect(bad?.message.contains("5 to 100") == true && bad?.message.contains("page-length = 20") == true)
    let hostile = problem(flags: ["page-length=\u{1B}[2J\u{202E}\n"])?.message ?? ""
    #expect(!hostile.isEmpty && hostile.unicodeScalars.allSatisfy(LogText.isPlain))
    #expect(problem(flags: ["metrics.token=secret word"])?.message.contains("secret") == false)
  }

  @Test(arguments: [
    ("page-length", ["0", "101", "-1", "1e1", "٣٠", "", " 30", "99999999999999999999"]),
    ("comments.open", ["yes", "1", "TRUE", ""]), ("title", ["", "a\u{7}", "a\nb", "\u{202E}a"]),
    ("language", ["", "e", "english-", "en_GB", "1a", "en-\u{301}"]),
    ("listen", ["8080", ":8080", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:65536", "::1:80", "[::g]:80", "a b:80"]),
    (
      "public-address",
      [
        "news.example", "ftp://news.example", "https://", "https://news.example/", "https://a/b", "https://a?b",
        "https://u@a", "https://a:0", "https://a:b", "https://a b", "javascript://a", "https://[::1", "https://a\u{0}",
      ]
    ), ("trusted-proxies", ["proxy.example", "10.0.0.0/0", "10.0.0.1; 10.0.0.2", "::/0"]),
    ("captcha.key-prefix", ["", "g", "A", "000000000"]), ("captcha.cost", ["99", "1000001"]),
    ("captcha.lifetime-seconds", ["29"]), ("log.level", ["loud", "Info"]), ("log.format", ["xml"]),
    ("metrics.token", ["short", "sixteen letters!"]),
  ]) func `values that are refused`(key: String, values: [String]) {
    for value in values {
      var reader = SettingsReader()
      #expect(throws: SettingProblem.self, "\(key) = \(value)") { try reader.set(key, value, place: "test") }
      #expect(reader.settings == SiteSettings())
    }
  }

  @Test func `values that are taken`() throws {
    var reader = SettingsReader()
    for (key, value) in [
      ("listen", "[::1]:0"), ("public-address", "https://News.Example:8443"), ("language", "zh-Hant-TW"),
      ("trusted-proxies", "127.0.0.1, 10.0.0.0/8 fd00::/8"), ("captcha.key-prefix", "0af"), ("motto", ""),
      ("title", "Газета “Ветер”"), ("metrics.token", "0123456789abcdef"),
    ] { try reader.set(key, value, place: "test") }
    let settings = reader.settings
    #expect(settings.host == "::1" && settings.port == 0 && settings.shownHost == "[::1]")
    #expect(settings.publicAddress == "https://news.example:8443")
    #expect(settings.trustedProxies == ["127.0.0.1", "10.0.0.0/8", "fd00::/8"])
    #expect(settings.captcha.keyPrefix == "0af" && settings.title == "Газета “Ветер”")
    try reader.set("public-address", "", place: "test")
    #expect(reader.settings.publicAddress == nil)
  }

  @Test func `every setting is named once, takes its default and its example, and the example is not the default`()
    throws
  {
    #expect(Set(Setting.table.map(\.key)).count == Setting.table.count)
    #expect(Set(Setting.table.map(\.variable)).count == Setting.table.count)
    for setting in Setting.table {
      var settings = SiteSettings()
      #expect(setting.set(&settings, setting.fallback) && settings == SiteSettings(), "\(setting.key)")
      #expect(setting.set(&settings, setting.example), "\(setting.key) = \(setting.example)")
      #expect(setting.written(settings).lowercased() == setting.example.lowercased(), "\(setting.key)")
      #expect(setting.effect.hasSuffix("."), "\(setting.key)")
    }
  }

  @Test func `docs settings is made from the table`() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/settings.md").path
    if ProcessInfo.processInfo.environment["DATELINE_RECORD"] == "1" {
      try SettingsManual.page.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let recorded = try String(contentsOfFile: path, encoding: .utf8)
    #expect(recorded == SettingsManual.page, "run the tests with DATELINE_RECORD=1 if that is meant")
  }
}
