extension Request {
  /// Whether the request changes something only as long as it is as the client knows it.
  public var isConditional: Bool { headers["If-Match"] != nil || headers["If-None-Match"] != nil }

  /// Refuses with 412 a request whose `If-Match` or `If-None-Match` speaks of another state than the present one (RFC 9110, sections 13.1.1
  /// and 13.1.2). For requests that change something.
  ///
  /// - Parameter current: what a `GET` answers now, with its `ETag`; `nil` when there is nothing.
  public func requireMatch(of current: Response?) throws(Problem) {
    let tag = current?.headers["ETag"]
    let wanted = headers.values("If-Match")
    if !wanted.isEmpty {
      let isMet = tag.map { tag in wanted.contains { EntityTag.match(tag, in: $0, isStrong: true) != nil } } ?? false
      guard isMet else {
        throw Problem(.preconditionFailed, detail: "It is not as If-Match says: it has changed since it was read, or is not there.")
      }
    }
    if let tag, headers.values("If-None-Match").contains(where: { EntityTag.match(tag, in: $0) != nil }) {
      throw Problem(.preconditionFailed, detail: "If-None-Match does not allow it: there is such a thing already.")
    }
  }
}
