import HTTP
import Model
import Storage

/// Makes the answer of a list: items, the address of the next page, the total when it was asked for.
enum ListAnswer {
  static func response<Item>(
    _ page: Page<Item>, for request: Request, _ query: QueryReader, didYouMean: String? = nil,
    _ item: (inout JSONWriter, Item) -> Void
  ) -> Response {
    let next = page.next.map { cursor in
      let items = query.items.filter { $0.name != "cursor" } + [QueryItem("cursor", cursor.encoded)]
      return request.path.raw + "?" + QueryItem.encode(items)
    }
    var json = JSONWriter(reservingCapacity: 16_384)
    json.object { json in
      json.key("items")
      json.array(page.items, item)
      json.member("next", next)
      if let total = page.total { json.member("total", total) }
      if let didYouMean { json.member("did_you_mean", didYouMean) }
    }
    var response = Response(type: "application/json", bytes: json.bytes)
    if let next { response.headers.set("Link", "<\(next)>; rel=\"next\"") }
    return response.withETag(for: request)
  }

  /// One value as JSON.
  static func json(
    _ status: Status = .ok, for request: Request, _ write: (inout JSONWriter) throws -> Void
  ) rethrows -> Response {
    var json = JSONWriter(reservingCapacity: 8_192)
    try write(&json)
    return Response(status: status, type: "application/json", bytes: json.bytes).withETag(for: request)
  }
}
