import HTTP
import Model
import Storage

/// `GET /v1/entities` and one entity.
extension Services {
  func listEntities(_ request: Request) throws -> Response {
    let query = try QueryReader(request, .entities)
    var filter = EntityRepository.Filter()
    filter.prefix = query.text("q")
    filter.types = try query.cases("type", of: EntityType.self)
    let limit = try query.number(.limit)
    let cursor = try CommonFilters.cursor(query)
    let count = try query.flag("count")
    let wanted = filter
    let page = try archive.read { try EntityRepository($0).list(wanted, limit: limit, after: cursor, counting: count) }
    return ListAnswer.response(page, for: request, query) { $0.entity($1) }
  }

  /// By id or slug; one that was merged away leads to the other by 308.
  func entity(_ request: Request) throws -> Response {
    _ = try QueryReader(request, known: [])
    let key = request.parameters["id"] ?? ""
    let found = try archive.read { connection in
      let entities = EntityRepository(connection)
      let isNumber = !key.isEmpty && key.utf8.allSatisfy { (0x30...0x39).contains($0) }
      let record = try isNumber ? Int(key).flatMap { try entities.find($0) } : entities.find(slug: key)
      return try record.map { ($0, try entities.details(of: $0.id)) }
    }
    guard let (record, details) = found else { throw AppError(.notFound, "There is no entity '\(key)'; ask /v1/entities?q= for names.") }
    if Int(key).map({ $0 != record.id }) ?? (record.entity.slug != key) {
      return Response(status: .permanentRedirect, headers: ["Location": "/v1/entities/\(record.id)"])
    }
    let held = offices(record.entity.slug)
    return ListAnswer.json(for: request) { $0.wholeEntity(record, details, offices: held) }
  }
}
