import Archive
import Record
import Testing

@Suite struct `Facts as W3C Web Annotations` {
  @Test(.enabled(if: Python.has("json"), Comment(rawValue: Python.advice("json"))))
  func `Python finds the words of every selector in the text, with what stands around them`() throws {
    let articles = [ExportSample.article(), ExportSample.article(page: 8, saying: { ExportSample.hostile + $0 })]
    var input = ExportSample.export(JSONLinesExport(), articles)
    input += [0x0A] + ExportSample.export(AnnotationExport(), articles)
    let read = try Python.json(
      """
      import json, re, sys
      records, annotations = (part.split('\\n') for part in sys.stdin.buffer.read().decode('utf-8')[:-1].split('\\n\\n'))
      texts = {r['archive']['page']: r['article']['text'] for r in map(json.loads, records)}
      wrong, ids, count = [], set(), 0
      for a in map(json.loads, annotations):
          assert a['type'] == 'Annotation' and a['@context'][0] == 'http://www.w3.org/ns/anno.jsonld'
          assert a['id'] not in ids
          ids.add(a['id'])
          text = texts[int(re.search(r'page=([0-9]+)', a['id']).group(1))]
          for target in a['target']:
              quote, place = target['selector']
              start, end = place['start'], place['end']
              count += 1
              if (text[start:end] != quote['exact'] or text[max(0, start - 32):start] != quote['prefix']
                      or text[end:end + 32] != quote['suffix']): wrong.append(a['id'])
              assert target['state'][0]['sourceDate'] == '2024-03-17T08:00:00Z'
      json.dump({'wrong': wrong, 'count': count, 'ids': len(ids)}, sys.stdout)
      """, input)
    #expect(read["wrong"] == .array([]))
    #expect(read["count"]?.number == 28)
  }

  @Test func `a body says what the words are, for people and field by field`() throws {
    let lines = ExportSample.export(AnnotationExport(), [ExportSample.article()]).split(separator: 0x0A)
    let annotations = try lines.map { try JSONParser().parse($0) }
    let content = try #require(annotations.first { $0["id"]?.string?.hasSuffix("#s1.content") ?? false })
    let body = try #require(content["body"]?.array?.first)
    #expect(body["value"]?.string == "content of a statement (indirect, says, Ministry of Works)")
    #expect(body["purpose"]?.string == "classifying" && body["dateline:stance"]?.string == "says")
    #expect(content["target"]?.array?.count == 2)
    let place = try #require(annotations.first { $0["id"]?.string?.hasSuffix("#p1") ?? false })
    #expect(place["body"]?.array?.last?["source"]?.string == "https://sws.geonames.org/456172/")
  }

  @Test func `a part without words has no annotation`() throws {
    let bytes = ExportSample.export(AnnotationExport(), [ExportSample.article()])
    #expect(!String(decoding: bytes, as: UTF8.self).contains("#s2.source"))
  }
}
