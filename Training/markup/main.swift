// What training and choosing the block model need, without the stages behind Reading:
//   markup-training blocks FOLDER        what the model is trained on, a line of JSON a page; FOLDER holds pages in UTF-8 as ID.html
//   markup-training predict INPUT.jsonl  what is read, in the form of the pages evaluator; the input is that of `dateline read --input`
import Foundation
import Reading
import Record

func blocks(_ path: String) throws {
  let folder = URL(fileURLWithPath: path)
  let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".html") }.sorted()
  print("{\"features\":[\(BlockTrainingData.featureNames.map { "\"\($0)\"" }.joined(separator: ","))]}")
  for name in names {
    let page = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    print(BlockTrainingData.line(id: String(name.dropLast(5)), page: page))
  }
}

func predict(_ path: String) throws {
  for line in try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 10) {
    guard let page = try JSONSerialization.jsonObject(with: line) as? [String: Any], let id = page["id"] as? String
    else {
      continue
    }
    let packed = (page["htmlBase64"] as? String).flatMap { Data(base64Encoded: $0) }
    let payload = packed.map { [UInt8]($0) } ?? Array((page["html"] as? String ?? "").utf8)
    let capture = Capture(source: path, url: page["url"] as? String, payload: payload, digest: "", form: .html)
    let article = PageReader().read(capture).article
    let body = article.blocks.filter { $0.section == .main || $0.section == .background }
    var found: [String: Any] = ["id": id, "author": article.byline, "kind": article.kind.rawValue]
    found["text"] = body.map { article.text[$0.span] }.joined(separator: "\n")
    found["title"] = article.headline
    found["date"] = article.published.map { String($0.value.prefix(10)) }
    found["dateFrom"] = article.published?.evidence.place
    found["site"] = article.outlet
    found["section"] = article.section
    let json = try JSONSerialization.data(withJSONObject: found, options: [.sortedKeys, .withoutEscapingSlashes])
    print(String(decoding: json, as: UTF8.self))
  }
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("blocks", 2): try blocks(arguments[1])
case ("predict", 2): try predict(arguments[1])
default: print("usage: markup-training blocks FOLDER | predict INPUT.jsonl")
}
