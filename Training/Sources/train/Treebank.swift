internal import Foundation
internal import Record

/// One sentence of a treebank as it is written there.
struct TreebankSentence {
  var forms: [String] = []
  var spaceAfter: [Bool] = []
  var tags: [Tag] = []
  /// The index of each word's head; its own for the root.
  var heads: [Int] = []
  var relations: [Relation] = []
  var document = ""
}

/// Reads CoNLL-U.
enum Treebank {
  /// The sentences of `name.conllu.gz` in `folder`.
  static func read(_ folder: String, _ name: String) -> [TreebankSentence] {
    let text = String(decoding: gunzip("\(folder)/\(name).conllu.gz"), as: UTF8.self)
    var sentences: [TreebankSentence] = []
    var sentence = TreebankSentence()
    var document = ""
    var wordEnd = 0
    var wordSpace = true
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        sentence.document = document
        if !sentence.forms.isEmpty { sentences.append(sentence) }
        sentence = TreebankSentence()
        wordEnd = 0
        continue
      }
      if line.hasPrefix("# newdoc") { document = String(line.split(separator: "=").last ?? "") }
      if line.hasPrefix("#") { continue }
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 10, !parts[0].contains(".") else { continue }
      let space = !parts[9].contains("SpaceAfter=No")
      if let dash = parts[0].firstIndex(of: "-") {
        wordEnd = Int(parts[0][parts[0].index(after: dash)...]) ?? 0
        wordSpace = space
        continue
      }
      let id = Int(parts[0]) ?? 0
      sentence.forms.append(String(parts[1]).replacing(" ", with: ""))
      sentence.spaceAfter.append(id < wordEnd ? false : id == wordEnd ? wordSpace : space)
      sentence.tags.append(tag(String(parts[4])))
      let head = Int(parts[6]) ?? 0
      sentence.heads.append(head == 0 ? sentence.heads.count : head - 1)
      sentence.relations.append(relation(String(parts[7])))
    }
    return sentences
  }

  /// The whole of a gzipped file.
  static func gunzip(_ path: String) -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try! process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return [UInt8](data)
  }

  private static let tags: [String: Tag] = {
    var tags: [String: Tag] = [
      "PRP$": .prpPossessive, "WP$": .wpPossessive, "``": .openQuote, "''": .closeQuote, ",": .comma, ".": .stop,
      ":": .colon, "-LRB-": .openBracket, "-RRB-": .closeBracket, "$": .dollar, "#": .hash,
    ]
    for tag in Tag.allCases { if tags["\(tag)".uppercased()] == nil { tags["\(tag)".uppercased()] = tag } }
    return tags
  }()

  static func tag(_ name: String) -> Tag { tags[name] ?? .unknown }

  /// UD's relation as ours: subtypes that `Relation` does not have are left off.
  static func relation(_ name: String) -> Relation {
    switch name {
    case "nsubj:pass": return .nsubjPass
    case "obl:agent": return .oblAgent
    case "obl:unmarked", "obl:tmod", "obl:npmod": return .oblTmod
    case "nmod:poss": return .nmodPoss
    case "advcl:relcl": return .advclRelcl
    case "acl:relcl": return .aclRelcl
    case "aux:pass": return .auxPass
    case "compound:prt": return .compoundPrt
    case "case": return .caseMark
    default:
      let base = name.split(separator: ":").first.map(String.init) ?? name
      return Relation.allCases.first { "\($0)" == base } ?? .dep
    }
  }
}
