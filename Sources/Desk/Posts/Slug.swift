/// The part of an address that is made from a name.
public enum Slug {
  /// The longest slug, in UTF-8 bytes.
  static let longest = 80

  /// Lower case, letters and digits of any script, one hyphen between words; `fallback` where nothing is left. Cut at a
  /// word's end where it is long. A slug made into a slug stays as it is.
  public static func make(from name: String, fallback: String = "untitled") -> String {
    var words: [String] = []
    var word = ""
    func end() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for scalar in name.lowercased().unicodeScalars {
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark {
        word.unicodeScalars.append(scalar)
      } else if scalar != "'" && scalar != "’" {
        end()
      }
    }
    end()
    var slug = ""
    for word in words {
      let longer = slug.isEmpty ? word : slug + "-" + word
      if longer.utf8.count > longest {
        if slug.isEmpty { slug = cut(word) }
        break
      }
      slug = longer
    }
    return slug.isEmpty ? fallback : slug
  }

  private static func cut(_ word: String) -> String {
    var result = ""
    for character in word {
      guard result.utf8.count + String(character).utf8.count <= longest else { break }
      result.append(character)
    }
    return result
  }
}
