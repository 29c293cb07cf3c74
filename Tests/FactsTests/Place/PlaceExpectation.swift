import Facts
import Language
import Record
import TestKit
import Testing

/// A text with the places that must be found in it: `⟦AZ|Shusha⟧` is a place in Azerbaijan, `⟦US-TX|Paris⟧` one in Texas.
struct MarkedPlaces {
  struct Place: Hashable, CustomStringConvertible {
    let words: String
    let start: Int
    let country: String
    var description: String { "\(words)@\(start) in \(country.isEmpty ? "?" : country)" }
  }

  private(set) var text = ""
  private(set) var places: [Place] = []

  init(_ marked: String) {
    var label: String?
    var field = ""
    for character in marked {
      switch character {
      case "⟦":
        field = ""
        label = ""
      case "|" where label == "":
        label = field
        field = ""
      case "⟧":
        places.append(.init(words: field, start: text.utf8.count, country: label ?? ""))
        text += field
        label = nil
      default:
        if label == nil { text.append(character) } else { field.append(character) }
      }
    }
  }
}

/// Holds the places found in the marked text against its marks: words, country, and nothing else.
func expectPlaces(_ marked: String, url: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) {
  let expected = MarkedPlaces(marked)
  var article = Article.of(lines: expected.text.split(separator: "\n").map(String.init))
  article.url = url
  let found = PlaceFinder().places(in: article, Analyzer().analyze(article)).map { toponym in
    MarkedPlaces.Place(
      words: article.text[toponym.span], start: toponym.span.start, country: toponym.place?.country ?? "")
  }
  #expect(found == expected.places, "\(expected.text)", sourceLocation: sourceLocation)
}
