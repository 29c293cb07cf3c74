internal import Record

/// What the training of the block model reads of a page: the blocks, their features, and the words that get weights.
package enum BlockTrainingData {
  /// The features' names, in order.
  package static var featureNames: [String] { BlockFeature.allCases.map { String(describing: $0) } }

  /// One line of JSON for a page in UTF-8: elements as `[parent, token, …]`; blocks as element, inline tokens, words,
  /// text and features.
  package static func line(id: String, page: [UInt8]) -> String {
    let tree = HTMLParser.parse(page).tree
    let survey = BlockSurvey(of: tree)
    let outline = survey.outline
    func hashes(_ range: Range32) -> String {
      outline.tokens[Int(range.lower)..<Int(range.upper)].map(String.init).joined(separator: ",")
    }
    let elements = outline.elements.map { element in
      let tokens = hashes(element.tokens)
      return "[\(element.parent)\(tokens.isEmpty ? "" : ",")\(tokens)]"
    }
    let blocks = outline.blocks.indices.map { index in
      let block = outline.blocks[index]
      let row = survey.features.rows[index * BlockFeatures.width..<(index + 1) * BlockFeatures.width]
      let text = quoted(BlockText.traced(block, of: outline, in: tree).string)
      let words = block.tally.words.map(String.init).joined(separator: ",")
      let features = row.map { String(Int($0)) }.joined(separator: ",")
      return
        "{\"e\":\(block.element),\"i\":[\(hashes(block.inlineTokens))],\"w\":[\(words)],\"t\":\(text),\"f\":[\(features)]}"
    }
    return
      "{\"id\":\(quoted(id)),\"elements\":[\(elements.joined(separator: ","))],\"headline\":\(survey.features.headline),"
      + "\"blocks\":[\(blocks.joined(separator: ","))]}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
