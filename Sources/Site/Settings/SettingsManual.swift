/// The settings as they are told to people.
public enum SettingsManual {
  /// docs/settings.md.
  public static var page: String {
    var text = """
      # Settings of the site

      Every setting can stand in a file (`dateline serve --settings FILE`), in the environment, and on the command line. A flag counts before the
      environment, the environment before the file, the file before the default. A key that is not in this table is refused, wherever it stands; so
      is every variable whose name begins with `DATELINE_` and is not named here. This page is made from the program's own table
      (`Sources/Site/Settings/Setting+Table.swift`); a test compares the two.

      The file has a line for each setting, `key = value`, and lines that begin with `#`; blanks around the two do not count, and a value may stand in
      quotation marks. It is no TOML: every setting is one line of text, and a title may hold anything without being escaped.

          # /etc/dateline.conf
          title = The Harbour Post
          public-address = https://news.example
          trusted-proxies = 127.0.0.1
          comments.close-after-days = 14

      The same in the environment and on the command line:

          DATELINE_COMMENTS_CLOSE_AFTER_DAYS=14 dateline serve
          dateline serve --set comments.close-after-days=14 --listen 127.0.0.1:8080

      | key | value | default | effect | example |
      |---|---|---|---|---|

      """
    for setting in Setting.table {
      let fallback = setting.fallback.isEmpty ? "nothing" : "`\(setting.fallback)`"
      text +=
        "| `\(setting.key)` | \(setting.range) | \(fallback) | \(setting.effect) | `\(setting.key) = \(setting.example)` |\n"
    }
    return text
  }

  /// The settings in the help of `dateline serve`.
  public static var help: String {
    let lines = Setting.table.map { setting in
      "\(setting.key) [\(setting.fallback)]: \(setting.effect.filter { $0 != "`" })"
    }
    return "Settings, with their defaults:\n\n" + lines.joined(separator: "\n")
  }
}
