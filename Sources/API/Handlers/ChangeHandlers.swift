import HTTP
import Model
import Storage

/// `GET /v1/changes`: what a mirror has to fetch again or to forget.
extension Services {
  func listChanges(_ request: Request) throws -> Response {
    let query = try QueryReader(request, .changes)
    let limit = try query.number("limit", in: 1...200, standard: 20)
    let kinds = try query.cases("kind", of: Change.Kind.self)
    let since = try query.text("since").map { text throws(AppError) in
      guard let cursor = ListCursor(encoded: text) else {
        throw .parameter("since", "it is none that this server gave out; begin without one, and send what 'since' says in each answer")
      }
      return cursor
    }
    let page = try archive.read { try ChangeRepository($0).list(after: since, kinds: kinds, limit: limit) }
    guard let page else {
      throw Problem(
        .gone, detail: "The archive was brought back from a backup since then. Begin again without 'since', and forget what is not listed.")
    }
    return answer(page, to: request, query)
  }

  private func answer(_ page: ChangePage, to request: Request, _ query: QueryReader) -> Response {
    let items = query.items.filter { $0.name != "since" } + [QueryItem("since", page.cursor.encoded)]
    let next = page.hasMore ? request.path.raw + "?" + QueryItem.encode(items) : nil
    var response = ListAnswer.json(for: request) { json in
      json.object { json in
        json.key("items")
        json.array(page.items) { $0.change($1) }
        json.member("next", next)
        json.member("since", page.cursor.encoded)
      }
    }
    if let next { response.headers.set("Link", "<\(next)>; rel=\"next\"") }
    return response
  }
}

extension JSONWriter {
  fileprivate mutating func change(_ change: Change) {
    object { json in
      json.member("sequence", change.sequence)
      json.member("kind", change.kind.rawValue)
      json.member("id", change.id)
      json.member("action", change.action.rawValue)
    }
  }
}
