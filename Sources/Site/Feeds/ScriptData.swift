/// JSON inside a `script` element.
///
/// The element's type names no script, so a browser takes it for a data block: it runs nothing, and a content security policy
/// without inline script has nothing to say about it (HTML, "prepare the script element", step on the type).
enum ScriptData {
  /// `json` as a whole element of type `application/ld+json`.
  static func linkedData(_ json: [UInt8]) -> [UInt8] {
    Array(#"<script type="application/ld+json">"#.utf8) + escaped(json) + Array("</script>".utf8)
  }

  /// `json`, which must be well-formed, with `<`, `>`, `&` and the line separators U+2028 and U+2029 as escapes. They stand in
  /// strings only, so the value is the same, and neither `</script` nor `<!--` can be in it.
  static func escaped(_ json: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(json.count + json.count / 16)
    for (index, byte) in json.enumerated() {
      switch byte {
      case 0x3C: result += #"\u003c"#.utf8
      case 0x3E: result += #"\u003e"#.utf8
      case 0x26: result += #"\u0026"#.utf8
      case 0xA8...0xA9 where index > 1 && json[index - 1] == 0x80 && json[index - 2] == 0xE2:
        result.removeLast(2)
        result += (byte == 0xA8 ? #"\u2028"# : #"\u2029"#).utf8
      default: result.append(byte)
      }
    }
    return result
  }
}
