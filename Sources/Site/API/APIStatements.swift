internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// Statements out of many articles, and how hits are spread.
  var statementOperations: [APIOperation] {
    let q = APIOperation.Parameter.query(
      "q", .text(0...1000), "The query, in the language of docs/search.md; everything where it is empty.")
    let party = APIOperation.Parameter.path("id", .text(1...20), "The party's id.")
    return [
      APIOperation(
        method: .get, path: "/statements", access: .everyone, id: "listStatements", tag: "Statements",
        summary: "Statements that match a query, those published last first.",
        parameters: [q, .query("party", .text(1...20), "Only what the party with this id says.")] + APIOperation.paging,
        gives: APISchemas.list(of: "StatementHit"), isList: true
      ) { visit in
        var query = try self.apiQuery(visit)
        if let text = visit.query["party"] {
          guard let id = PartyID(text) else { throw APIFault.parameter("party", "is no id of a party") }
          query = query == .all ? .filter(.partyID(id)) : .and([query, .filter(.partyID(id))])
        }
        return try self.apiStatements(query, visit)
      },
      APIOperation(
        method: .get, path: "/parties/{id}", access: .everyone, id: "getParty", tag: "Statements",
        summary: "Somebody who speaks or is spoken of.", parameters: [party], gives: "Party"
      ) { visit in
        let (id, party) = try self.apiParty(visit)
        return .json { json in
          json.string("id", id.description)
          json.string("name", party.name)
          json.string("country", party.country)
          json.string("kind", party.kind.rawValue)
          json.string("path", SiteAddress.party(party.name, party.country))
        }
      },
      APIOperation(
        method: .get, path: "/parties/{id}/statements", access: .everyone, id: "listPartyStatements",
        tag: "Statements", summary: "All that a party said, across articles, those published last first.",
        parameters: [party] + APIOperation.paging, gives: APISchemas.list(of: "StatementHit"), isList: true
      ) { visit in try self.apiStatements(.filter(.partyID(self.apiParty(visit).id)), visit) },
      APIOperation(
        method: .get, path: "/facets", access: .everyone, id: "getFacets", tag: "Articles",
        summary: "How the newest hits of a query are spread over outlets, speakers and so on.",
        parameters: [q, .query("limit", .whole(1...100), "How many of each at most; 8 where it is left out.")],
        gives: "Facets"
      ) { visit in
        let facets = try self.archive.store.facets(
          self.apiQuery(visit), most: visit.query["limit"].flatMap { Int($0) } ?? 8)
        return .json { json in
          json.key("counted")
          json.number(facets.counted)
          json.key("isPartial")
          json.bool(facets.isPartial)
          let parts: [(StaticString, [Facets.Count])] = [
            ("outlets", facets.outlets), ("sections", facets.sections), ("languages", facets.languages),
            ("speakers", facets.speakers), ("countries", facets.countries), ("months", facets.months),
          ]
          for (name, counts) in parts {
            json.key(name)
            json.array(counts) { json, count in
              json.object {
                $0.string("name", count.name)
                $0.key("hits")
                $0.number(count.hits)
              }
            }
          }
        }
      },
    ]
  }

  private func apiParty(_ visit: Visit) throws -> (id: PartyID, party: StoredParty) {
    guard let id = visit.parameters["id"].flatMap({ PartyID($0) }), let party = try archive.store.party(id) else {
      throw SiteError.notFound("Nobody of this name speaks in the archive.")
    }
    return (id, party)
  }

  private func apiStatements(_ query: Query, _ visit: Visit) throws -> Answer {
    let page = try said(query, limit: visit.limit(settings), after: visit.query["after"])
    return .list(page.said, next: page.next, visit) { APIWriting.write($1, to: &$0) }
  }
}
