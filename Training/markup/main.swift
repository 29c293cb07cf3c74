// Prints what the block model is trained on, a line of JSON a page: markup-training FOLDER, which holds pages in UTF-8 as ID.html.
import Foundation
import Reading

let folder = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? ".")
let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".html") }.sorted()
print("{\"features\":[\(BlockTrainingData.featureNames.map { "\"\($0)\"" }.joined(separator: ","))]}")
for name in names {
  let page = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
  print(BlockTrainingData.line(id: String(name.dropLast(5)), page: page))
}
