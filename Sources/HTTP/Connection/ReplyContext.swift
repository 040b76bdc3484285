/// What of a request decides how its answer is written; small enough to go along to a worker.
struct ReplyContext: Sendable {
  let isHead: Bool
  let version: HTTPVersion
  let acceptsGzip: Bool
  let hasBodyStream: Bool

  init(head: RequestHead, hasBodyStream: Bool) {
    isHead = head.method == .head
    version = head.version
    acceptsGzip = head.rare.contains(.acceptEncoding) && AcceptEncoding.allowsGzip(head.headers)
    self.hasBodyStream = hasBodyStream
  }
}
