import HTTP
import Model
import Storage

/// Watches and what was sent to them: `/v1/watches`, `/v1/deliveries`.
extension Services {
  func addWatch(_ request: Request) throws -> Response {
    let body = try watchBody(request, known: ["search", "webhook", "secret"])
    guard let key = try body.key("search") else {
      throw AppError.pointer("/search", "it is missing; give the id or name of a saved search")
    }
    guard let url = try body.string("webhook", limit: 2_048) else { throw AppError.pointer("/webhook", "it is missing; give an address") }
    let address = try reachable(url)
    var secret = Webhook.newSecret()
    if let given = try body.string("secret", limit: WatchBody.nameLimit) {
      guard let bytes = Webhook.secret(from: given) else {
        throw AppError.pointer("/secret", "it must be whsec_ and 24 to 64 bytes in Base64; leave it out to have one made")
      }
      secret = bytes
    }
    let (time, chosen) = (now(), secret)
    let made = try archive.write { connection in
      guard let search = try Self.savedSearch(key, in: connection) else {
        throw AppError.pointer("/search", "there is no saved search '\(key)'")
      }
      let newest = try SavedSearchRepository(connection).newest(search.kind)
      let id = try WatchRepository(connection).insert(
        search: search.id, url: address.description, secret: chosen, lastID: newest, at: time)
      return try Self.watchState(id, in: connection)
    }
    guard let made else { throw AppError(.unavailable, "The watch could not be stored.") }
    if runsThreads { watching.start() }
    var response = ListAnswer.json(.created, for: request) { $0.watch(made, secret: Webhook.text(of: chosen)) }
    response.headers.set("Location", "/v1/watches/\(made.watch.id)")
    return response
  }

  private func reachable(_ url: String) throws(AppError) -> WebAddress {
    let address: WebAddress
    do {
      address = try WebAddress(url)
    } catch {
      throw .pointer("/webhook", error.description)
    }
    guard watching.canReach(address) else { throw .pointer("/webhook", OutgoingPost.Failure.needsProxy.description) }
    return address
  }

  func listWatches(_ request: Request) throws -> Response {
    let query = try QueryReader(request, .pages)
    let limit = try query.number(.limit)
    let after = try CommonFilters.cursor(query)?.id ?? 0
    let found = try archive.read { connection in
      try WatchRepository(connection).list(after: after, limit: limit + 1).compactMap { try Self.watchState($0.id, in: connection) }
    }
    return ListAnswer.response(Self.page(found, limit) { $0.watch.id }, for: request, query) { $0.watch($1) }
  }

  func watch(_ request: Request) throws -> Response {
    _ = try QueryReader(request, Parameters.none)
    let id = try request.id()
    guard let found = try archive.read({ try Self.watchState(id, in: $0) }) else { throw AppError.missing("watch", id) }
    return ListAnswer.json(for: request) { $0.watch(found) }
  }

  /// Stops a watch, or has it go on where it stopped.
  func editWatch(_ request: Request) throws -> Response {
    let body = try watchBody(request, known: ["active"])
    guard let isActive = try body.flag("active") else { throw AppError.pointer("/active", "it is missing") }
    let id = try request.id()
    let found = try archive.write { connection in
      try WatchRepository(connection).setActive(isActive, of: id)
      return try Self.watchState(id, in: connection)
    }
    guard let found else { throw AppError.missing("watch", id) }
    watching.ring()
    watching.ringSenders()
    return ListAnswer.json(for: request) { $0.watch(found) }
  }

  func deleteWatch(_ request: Request) throws -> Response {
    _ = try QueryReader(request, Parameters.none)
    let id = try request.id()
    guard try archive.write({ try WatchRepository($0).delete(id) }) else { throw AppError.missing("watch", id) }
    return Response(status: .noContent)
  }

  /// What was sent, newest first; `state=dead` is what nobody took.
  func listDeliveries(_ request: Request) throws -> Response {
    let query = try QueryReader(request, .deliveries)
    let limit = try query.number(.limit)
    let watch = try query.text("watch").map { _ in try query.number("watch", in: 1...Int.max, standard: 1) }
    let states = try query.cases("state", of: Delivery.State.self)
    let before = try CommonFilters.cursor(query)?.id
    let found = try archive.read { try DeliveryRepository($0).list(watch: watch, states: states, before: before, limit: limit + 1) }
    return ListAnswer.response(Self.page(found, limit) { $0.id }, for: request, query) { $0.delivery($1) }
  }

  /// Has a dead delivery sent again.
  func retryDelivery(_ request: Request) throws -> Response {
    _ = try QueryReader(request, Parameters.none)
    let id = try request.id()
    let time = seconds()
    let delivery = try archive.write { connection in
      let deliveries = DeliveryRepository(connection)
      guard let delivery = try deliveries.find(id) else { throw AppError.missing("delivery", id) }
      guard try deliveries.revive(id, seconds: time) else {
        throw AppError(.conflict, "Delivery \(id) is \(delivery.state.rawValue), not dead.")
      }
      return try deliveries.find(id)
    }
    guard let delivery else { throw AppError.missing("delivery", id) }
    watching.ringSenders()
    return ListAnswer.json(for: request) { $0.delivery(delivery) }
  }

  /// A watch with its search and what waits for it.
  struct WatchState: Sendable {
    let watch: Watch
    let search: SavedSearch
    let pending: Int
    let dead: Int
  }

  private static func watchState(_ id: Int, in connection: Connection) throws -> WatchState? {
    guard let watch = try WatchRepository(connection).find(id), let search = try SavedSearchRepository(connection).find(watch.search) else {
      return nil
    }
    let deliveries = DeliveryRepository(connection)
    return WatchState(
      watch: watch, search: search, pending: try deliveries.count(of: .pending, watch: id), dead: try deliveries.count(of: .dead, watch: id)
    )
  }
}

extension JSONWriter {
  /// One watch; its secret is shown once, when it is set up.
  mutating func watch(_ state: Services.WatchState, secret: String? = nil) {
    object { json in
      json.member("id", state.watch.id)
      json.key("search")
      json.object { json in
        json.member("id", state.search.id)
        json.member("name", state.search.name)
        json.member("of", state.search.kind.rawValue)
      }
      json.member("webhook", state.watch.url)
      if let secret { json.member("secret", secret) }
      json.member("active", state.watch.isActive)
      json.member("pending", state.pending)
      json.member("dead", state.dead)
      json.member("problem", state.watch.problem)
      json.member("created_at", state.watch.createdAt)
    }
  }

  /// One delivery, without what is sent.
  mutating func delivery(_ delivery: Delivery) {
    object { json in
      json.member("id", delivery.id)
      json.member("watch_id", delivery.watch)
      json.member("state", delivery.state.rawValue)
      json.member("item_count", delivery.itemCount)
      json.member("attempts", delivery.attempts)
      json.member("next_at", delivery.state == .pending ? CalendarDate.instant(delivery.nextAt) : nil)
      json.member("last_status", delivery.lastStatus)
      json.member("last_error", delivery.lastError)
      json.member("created_at", delivery.createdAt)
      json.member("ended_at", delivery.endedAt)
    }
  }
}

extension CalendarDate {
  /// Seconds since 1970 as RFC 3339 in UTC.
  static func instant(_ seconds: Int) -> String {
    let rest = seconds % 86_400
    let clock = [rest / 3_600, rest / 60 % 60, rest % 60].map { padded($0, 2) }.joined(separator: ":")
    return "\(CalendarDate(daysSinceEpoch: seconds / 86_400))T\(clock)Z"
  }
}
