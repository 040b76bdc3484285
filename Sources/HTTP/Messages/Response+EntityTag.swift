extension Response {
  /// The answer with a strong `ETag` over its bytes, 304 without them when the client has them already, or 412 when it asked for others.
  ///
  /// Only a 200 with bytes at hand to a `GET` or `HEAD` is changed; a tag that is there already is kept. `If-None-Match` is compared weakly
  /// (RFC 9110, section 13.1.2), `If-Match` strongly and first (section 13.2.2), against the plain and the gzip form: a client may hold
  /// either.
  public func withETag(for request: Request) -> Response {
    guard status == .ok, request.method == .get || request.method == .head, case .bytes(let bytes) = body else { return self }
    let tag = headers["ETag"] ?? EntityTag.of(bytes)
    var tagged = self
    tagged.headers.set("ETag", tag)
    let wanted = request.headers.values("If-Match")
    if !wanted.isEmpty, !wanted.contains(where: { EntityTag.match(tag, in: $0, isStrong: true) != nil }) {
      return Problem(.preconditionFailed, detail: "What is here has the tag \(tag), none of those of If-Match.").response
    }
    for value in request.headers.values("If-None-Match") {
      if let match = EntityTag.match(tag, in: value) { return tagged.notModified(tag: match) }
    }
    return tagged
  }

  /// The answer with a strong `ETag` over the bytes at hand, for comparing with what a client knows.
  public var taggedByBytes: Response {
    guard case .bytes(let bytes) = body else { return self }
    var tagged = self
    tagged.headers.set("ETag", EntityTag.of(bytes))
    return tagged
  }

  /// RFC 9110, section 15.4.5: what a cache needs stays, what describes the missing bytes goes.
  private func notModified(tag: String) -> Response {
    var response = Response(status: .notModified, headers: headers)
    if isCompressible { response.headers.addToList("Vary", "Accept-Encoding") }
    for name in ["Content-Type", "Content-Encoding", "Content-Language", "Content-Length"] { response.headers.remove(name) }
    response.headers.set("ETag", tag)
    return response
  }
}
