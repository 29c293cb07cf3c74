internal import Record

/// Marks words in HTML of our own, which is safe already.
enum MarkedHTML {
  /// `html` with `marks` around the words of its text, nothing else changed. `sourceMap` is that of the article that was read
  /// from these very bytes. `missing` are the ids of marks whose words are in no text of it.
  static func marked(
    _ html: [UInt8], sourceMap: [SourceRun], marks: [WordMark]
  ) -> (html: [UInt8], missing: [String]) {
    let plan = MarkPlan(marks, sourceMap: sourceMap, places: PagePositions(utf8: html.count))
    return InertMarkup.written(html, marks: plan, trust: .safe)
  }
}
