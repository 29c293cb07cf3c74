/// A form in which articles and their facts leave the archive. (Captures leave it as WARC, which is the evidence itself.)
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  /// Tables, a file each; see `CSVExport`.
  case csv
  /// Records, one a line; see `JSONLinesExport`.
  case jsonl
  /// IPTC ninjs, one item a line; see `NinjsExport`.
  case ninjs
  /// schema.org, one article a line; see `JSONLDExport`.
  case jsonld
  /// W3C Web Annotation, one annotation a line; see `AnnotationExport`.
  case annotations

  /// One file of an export.
  public struct File: Sendable {
    /// The file's name, where the export makes a folder of several: `statements.csv`.
    public var name: String
    /// What writes it.
    public var writer: any ExportWriter
  }

  /// The files that make up an export: one, or for CSV one a table. Each must be given every article.
  public var files: [File] {
    switch self {
    case .csv: CSVExport.Table.allCases.map { File(name: "\($0.rawValue).csv", writer: CSVExport(table: $0)) }
    case .jsonl: [File(name: "records.jsonl", writer: JSONLinesExport())]
    case .ninjs: [File(name: "ninjs.jsonl", writer: NinjsExport())]
    case .jsonld: [File(name: "articles.jsonld.jsonl", writer: JSONLDExport())]
    case .annotations: [File(name: "annotations.jsonl", writer: AnnotationExport())]
    }
  }
}
