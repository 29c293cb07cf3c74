internal import Record

/// IPTC ninjs 2.1, one item a line: what agencies' and newsrooms' systems take in.
///
/// The item is the page: `uri` is its address, `version` the archive's count. `firstcreated` and `versioncreated` are what
/// the page states, where that is an instant with a zone; else `versioncreated` is the moment of capture, and a day that
/// is stated without a time stands in `ednote`, for no time is made up. `bodies` is the report without headline, standfirst
/// and captions. `infosources` are the outlet and those who speak; the statements themselves have no place in ninjs.
///
/// Source: IPTC, ninjs JSON Schema 2.1.
public struct NinjsExport: ExportWriter {
  /// A writer of ninjs items.
  public init() {}

  public mutating func article(_ article: StoredArticle) -> [UInt8] {
    var json = JSONWriter()
    NinjsItem(article).write(to: &json)
    return json.bytes + [0x0A]
  }
}

/// One item.
private struct NinjsItem {
  private let stored: StoredArticle
  private let record: PageRecord
  private let article: Article
  private let facts: FactWords

  init(_ stored: StoredArticle) {
    self.stored = stored
    record = stored.record
    article = stored.record.article ?? Article()
    facts = FactWords(stored.record)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("standard")
      json.object {
        $0.string("name", "ninjs")
        $0.string("version", "2.1")
        $0.string("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json")
      }
      json.string("uri", ExportAddress.page(stored))
      json.string("type", "text")
      json.string("representationtype", article.kind == .paywall ? "partial" : "full")
      json.string("version", String(stored.version))
      json.string("firstcreated", ExportMoment.instant(article.published?.value))
      json.string(
        "versioncreated", ExportMoment.instant(article.modified?.value) ?? ExportMoment.instant(record.capture?.time))
      json.string("pubstatus", "usable")
      json.string("ednote", note)
      json.string("language", article.language)
      writeWords(to: &json)
      writeNames(to: &json)
      writePlaces(to: &json)
      if let section = article.section {
        json.key("subjects")
        json.array {
          $0.object {
            $0.string("name", section)
            $0.string("rel", "section")
            $0.string("creator", article.outlet)
          }
        }
      }
      json.string("located", article.dateline?.place)
      json.key("altids")
      json.array { json in
        altid("record", record.id, &json)
        if let digest = record.capture?.digest { altid("digest", digest, &json) }
        altid("page", String(stored.page), &json)
      }
    }
  }

  /// The days that are known without a time.
  private var note: String? {
    let days = [("Published", article.published), ("Modified", article.modified)].compactMap { name, moment in
      moment.flatMap { ExportMoment.instant($0.value) == nil ? "\(name) \($0.value) (\($0.basis.rawValue))." : nil }
    }
    return days.isEmpty ? nil : days.joined(separator: " ")
  }

  private func writeWords(to json: inout JSONWriter) {
    json.string("title", article.headline)
    json.string("by", article.byline.isEmpty ? nil : article.byline.joined(separator: ", "))
    if let headline = article.headline {
      json.key("headlines")
      json.array {
        $0.object {
          $0.string("role", "main")
          $0.string("contenttype", "text/plain")
          $0.string("value", headline)
        }
      }
    }
    if let standfirst = article.standfirst {
      json.key("descriptions")
      json.array {
        $0.object {
          $0.string("role", "standfirst")
          $0.string("contenttype", "text/plain")
          $0.string("value", standfirst)
        }
      }
    }
    let body = self.body
    json.key("bodies")
    json.array {
      $0.object {
        $0.string("role", "main")
        $0.string("contenttype", "text/plain")
        $0.key("charcount")
        $0.number(body.unicodeScalars.count)
        $0.string("value", body)
      }
    }
  }

  private var body: String {
    if article.blocks.isEmpty { return article.text.string }
    return article.blocks.filter { $0.section != .top && $0.kind != .caption }.map { article.text[$0.span] }
      .joined(separator: "\n\n")
  }

  private func writeNames(to json: inout JSONWriter) {
    names("people", [.person], &json)
    names("organisations", [.organization, .government, .armedForce, .party], &json)
    var seen: Set<String> = []
    let speakers = record.statements.compactMap(\.entity).filter { seen.insert($0).inserted }.compactMap(facts.entity)
    guard article.outlet != nil || !speakers.isEmpty else { return }
    json.key("infosources")
    json.array { json in
      if let outlet = article.outlet { json.object { $0.string("name", outlet) } }
      for speaker in speakers { name(speaker, &json) }
    }
  }

  private func names(_ key: StaticString, _ kinds: [Entity.Kind], _ json: inout JSONWriter) {
    let entities = record.entities.filter { kinds.contains($0.kind) }
    guard !entities.isEmpty else { return }
    json.key(key)
    json.array(entities) { name($1, &$0) }
  }

  private func name(_ entity: Entity, _ json: inout JSONWriter) {
    json.object {
      $0.string("name", entity.name)
      $0.string("literal", entity.cameo)
    }
  }

  /// Each place once, by its gazetteer id or else by its words.
  private func writePlaces(to json: inout JSONWriter) {
    var seen: Set<String> = []
    let places = record.places.filter { place in
      seen.insert(place.place.map { "\($0.geonames) \($0.name)" } ?? "= " + facts.text[place.span]).inserted
    }
    guard !places.isEmpty else { return }
    json.key("places")
    json.array(places) { json, toponym in
      json.object { json in
        json.string("name", toponym.place?.name ?? facts.text[toponym.span])
        json.string("rel", toponym.role.rawValue)
        guard let place = toponym.place else { return }
        json.string("uri", place.uri)
        json.key("geojson")
        json.object {
          $0.string("type", "Point")
          $0.key("coordinates")
          $0.array {
            $0.number(place.longitude, places: 5)
            $0.number(place.latitude, places: 5)
          }
        }
      }
    }
  }

  private func altid(_ role: String, _ value: String, _ json: inout JSONWriter) {
    json.object {
      $0.string("role", role)
      $0.string("value", value)
    }
  }
}
