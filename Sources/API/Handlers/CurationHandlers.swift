import ArabicText
import HTTP
import Model
import Storage

/// What people say about entities: `POST` and `PATCH` of `/v1/entities`, merges, and the corrections that can be taken back.
extension Services {
  private static let editable: Set<String> = ["name", "name_en", "type", "aliases", "remove_aliases", "hidden", "confirmed"]

  /// Adds an entity: name and type, and what else is known.
  func addEntity(_ request: Request) throws -> Response {
    let bytes = try correctionBody(request)
    let body = try EntityBody(bytes, known: ["name", "name_en", "type", "aliases", "slug"])
    guard let name = try body.string("name") else { throw AppError.pointer("/name", "it is missing") }
    guard let type = try body.type() else { throw AppError.pointer("/type", "it is missing") }
    let entity = try described(body, name: name, type: type)
    let note = CorrectionNote(at: now(), by: body.author, change: String(decoding: bytes, as: UTF8.self))
    let record = try archive.write { connection in
      let entities = EntityRepository(connection)
      try Self.checkFree(entity.slug, in: entities)
      let id = try CorrectionRepository(connection).add(entity, note).entity
      return try entities.find(id)
    }
    guard let record else { throw AppError(.unavailable, "The entity could not be stored.") }
    var response = ListAnswer.json(.created, for: request) { $0.entity(record) }
    response.headers.set("Location", "/v1/entities/\(record.id)")
    return response
  }

  /// The entity that a body describes; its slug is made from its names unless it is given.
  private func described(_ body: EntityBody, name: String, type: EntityType) throws -> Entity {
    let english = try body.string("name_en")
    let slug = try body.string("slug") ?? Transliteration.slug(english ?? name)
    guard slug.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }), !slug.hasPrefix("-"),
      Int(slug) == nil
    else { throw AppError.pointer("/slug", "'\(slug)' is no slug: lower-case ASCII letters, digits and dashes, and a letter among them") }
    return Entity(slug: slug, type: type, name: name, nameEnglish: english, aliases: try body.strings("aliases"))
  }

  private static func checkFree(_ slug: String, in entities: EntityRepository) throws {
    guard let known = try entities.find(slug: slug) else { return }
    throw AppError(
      .conflict, "The slug '\(slug)' is that of entity \(known.id) already.", details: [.init(.pointer("/slug"), "it is taken")])
  }

  /// Makes an entity of its own of what some articles say of the one in the path: two who bear one name.
  func splitEntity(_ request: Request) throws -> Response {
    let bytes = try correctionBody(request)
    let body = try EntityBody(bytes, known: ["name", "name_en", "type", "aliases", "slug", "articles"])
    guard let name = try body.string("name") else { throw AppError.pointer("/name", "it is missing") }
    let articles = try body.ids("articles")
    guard !articles.isEmpty else { throw AppError.pointer("/articles", "give the ids of the articles that mean the other one") }
    let (type, hasSlug) = (try body.type(), try body.string("slug") != nil)
    let key = request.parameters["id"] ?? ""
    let note = CorrectionNote(at: now(), by: body.author, change: String(decoding: bytes, as: UTF8.self))
    let record = try archive.write { connection in
      let entities = EntityRepository(connection)
      let source = try Self.entity(key, in: entities)
      var entity = try described(body, name: name, type: type ?? source.entity.type)
      if hasSlug { try Self.checkFree(entity.slug, in: entities) } else { entity.slug = try Self.freeSlug(entity.slug, in: entities) }
      let split = try CorrectionRepository(connection).split(source.id, off: entity, articles: articles, note)
      return try split.flatMap { try entities.find($0.entity) }
    }
    guard let record else { throw AppError(.notFound, "There is no entity '\(key)'.") }
    var response = ListAnswer.json(.created, for: request) { $0.entity(record) }
    response.headers.set("Location", "/v1/entities/\(record.id)")
    return response
  }

  /// A slug that nobody has: two who bear one name have the same one, but for a number.
  private static func freeSlug(_ slug: String, in entities: EntityRepository) throws -> String {
    var free = slug
    var number = 1
    while try entities.find(slug: free) != nil {
      number += 1
      free = "\(slug)-\(number)"
    }
    return free
  }

  /// Renames, retypes, adds and removes aliases, hides, confirms.
  func editEntity(_ request: Request) throws -> Response {
    let bytes = try correctionBody(request)
    let body = try EntityBody(bytes, known: Self.editable)
    var change = EntityChange()
    change.type = try body.type()
    change.name = try body.string("name")
    change.nameEnglish = try body.string("name_en")
    change.addedAliases = try body.strings("aliases")
    change.removedAliases = try body.strings("remove_aliases")
    change.isHidden = try body.flag("hidden")
    change.isConfirmed = try body.flag("confirmed")
    guard !change.isEmpty else { throw AppError.pointer("", "it changes nothing; say \(Self.editable.sorted().joined(separator: ", "))") }
    return try edit(request, change, body, bytes)
  }

  func hideEntity(_ request: Request) throws -> Response {
    try setFlag(request) { $0.isHidden = true }
  }

  func confirmEntity(_ request: Request) throws -> Response {
    try setFlag(request) { $0.isConfirmed = true }
  }

  private func setFlag(_ request: Request, _ set: (inout EntityChange) -> Void) throws -> Response {
    let bytes = try correctionBody(request)
    var change = EntityChange()
    set(&change)
    return try edit(request, change, try EntityBody(bytes, known: []), bytes)
  }

  private func edit(_ request: Request, _ change: EntityChange, _ body: EntityBody, _ bytes: [UInt8]) throws -> Response {
    let key = request.parameters["id"] ?? ""
    let note = CorrectionNote(at: now(), by: body.author, change: bytes.isEmpty ? "{}" : String(decoding: bytes, as: UTF8.self))
    let record = try archive.write { connection in
      let entities = EntityRepository(connection)
      let current = try Self.entity(key, in: entities)
      let id = current.id
      if request.isConditional { try request.requireMatch(of: try shown(current, connection)) }
      _ = try CorrectionRepository(connection).edit(id, change, note)
      return try entities.find(id)
    }
    guard let record else { throw AppError(.notFound, "There is no entity '\(key)'.") }
    return ListAnswer.json(for: request) { $0.entity(record) }
  }

  /// Makes the entity of the path part of the one that the body names in `into`.
  func mergeEntity(_ request: Request) throws -> Response {
    let bytes = try correctionBody(request)
    let body = try EntityBody(bytes, known: ["into"])
    let into = try body.key("into")
    let key = request.parameters["id"] ?? ""
    let note = CorrectionNote(at: now(), by: body.author, change: String(decoding: bytes, as: UTF8.self))
    let record = try archive.write { connection in
      let entities = EntityRepository(connection)
      let source = try Self.entity(key, in: entities)
      guard let target = try Self.find(into, in: entities) else { throw AppError.pointer("/into", "there is no entity '\(into)'") }
      guard source.id != target.id else { throw AppError.pointer("/into", "it is the same entity") }
      _ = try CorrectionRepository(connection).merge(source.id, into: target.id, note)
      return try entities.find(target.id)
    }
    guard let record else { throw AppError(.notFound, "There is no entity '\(key)'.") }
    return ListAnswer.json(for: request) { $0.entity(record) }
  }

  /// What a `GET` answers of an entity now.
  private func shown(_ record: EntityRecord, _ connection: Connection) throws -> Response {
    let details = try EntityRepository(connection).details(of: record.id)
    var json = JSONWriter(reservingCapacity: 4_096)
    json.wholeEntity(record, details, offices: offices(record.entity.slug))
    return Response(type: "application/json", bytes: json.bytes).taggedByBytes
  }

  private static func find(_ key: String, in entities: EntityRepository) throws -> EntityRecord? {
    let isNumber = !key.isEmpty && key.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return try isNumber ? Int(key).flatMap { try entities.find($0) } : entities.find(slug: key)
  }

  /// The entity of a path; one that was merged away stands for the other.
  private static func entity(_ key: String, in entities: EntityRepository) throws -> EntityRecord {
    guard let record = try find(key, in: entities) else {
      throw AppError(.notFound, "There is no entity '\(key)'; ask /v1/entities?q= for names.")
    }
    return record
  }

  private func correctionBody(_ request: Request) throws -> [UInt8] {
    _ = try QueryReader(request, known: [])
    if !request.body.isEmpty {
      let type = try MediaType(request.headers["Content-Type"])
      guard type.name == "application/json" || type.name == "application/merge-patch+json" else {
        throw Problem(.unsupportedMediaType, detail: "Content-Type \(type.name) is not taken; send application/json.")
      }
    }
    return request.body
  }

  func listCorrections(_ request: Request) throws -> Response {
    let query = try QueryReader(request, .corrections)
    let key = query.text("entity")
    let limit = try query.number(.limit)
    let cursor = try CommonFilters.cursor(query)
    let count = try query.flag("count")
    let page = try archive.read { connection in
      let entity = try key.map { key in
        guard let found = try Self.find(key, in: EntityRepository(connection)) else {
          throw AppError.parameter("entity", "there is no entity '\(key)'")
        }
        return found.id
      }
      return try CorrectionRepository(connection).list(entity: entity, limit: limit, after: cursor, counting: count)
    }
    return ListAnswer.response(page, for: request, query) { $0.correction($1) }
  }

  func undoCorrection(_ request: Request) throws -> Response {
    let bytes = try correctionBody(request)
    let author = try EntityBody(bytes, known: []).author
    let id = try request.id()
    let time = now()
    let undone = try archive.write { connection in
      let corrections = CorrectionRepository(connection)
      try corrections.undo(id, at: time, by: author)
      return try corrections.find(id)
    }
    guard let undone else { throw AppError.missing("correction", id) }
    return ListAnswer.json(for: request) { $0.correction(undone) }
  }
}
