/// The part of an address that is made from a name.
public enum Slug {
  /// The longest slug, in UTF-8 bytes.
  static let longest = 80

  /// Lower case, letters and digits of any script, one hyphen between words; `fallback` where nothing is left. Cut at a
  /// word's end where it is long. A slug made into a slug stays as it is.
  public static func make(from name: String, fallback: String = "untitled") -> String {
    if let slug = ofASCII(name) { return slug.isEmpty ? fallback : slug }
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

  /// The slug of a name in ASCII; nil of others, and of one that has to be cut within its first word. Addresses are made by
  /// the hundred for one page, and nearly all of ASCII.
  private static func ofASCII(_ name: String) -> String? {
    var slug: [UInt8] = []
    slug.reserveCapacity(min(name.utf8.count, longest + 1))
    var end = 0
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: slug.append(byte)
      case 0x41...0x5A: slug.append(byte | 0x20)
      case 0x27: continue
      case 0x80...: return nil
      default:
        if let last = slug.last, last != 0x2D {
          end = slug.count
          slug.append(0x2D)
        }
      }
      if slug.count > longest {
        if end == 0 { return nil }
        return String(decoding: slug[..<end], as: UTF8.self)
      }
    }
    if slug.last == 0x2D { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
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
