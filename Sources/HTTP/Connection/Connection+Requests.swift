extension Connection {
  /// The largest answer that is packed between two reads; it takes about a millisecond.
  private static let packedByLoop = 131_072

  /// A request has begun: finds its route, and decides what becomes of its body.
  func begin(_ head: RequestHead) {
    served += 1
    let exchange = Exchange(id: nextExchangeID(), head: head, requestID: requestID(of: head), started: context.now)
    self.exchange = exchange
    exchange.client = head.rare.contains(.forwarded) ? context.proxies.client(of: head.headers, from: client) : client
    exchange.mustClose = served >= context.limits.requestsPerConnection
    exchange.owesContinue = head.expectsContinue && head.hasBody
    let mode = settle(exchange)
    if case .none = mode { return beginDiscarding(exchange) }
    if head.hasBody, let problem = checkCoding(exchange) { return answerUnread(problem.response, exchange) }
    switch mode {
    case .buffered(let limit): beginBuffering(exchange, limit: limit ?? context.limits.bodyBytes)
    case .streamed: beginStreaming(exchange)
    case .none, .chosen: beginDiscarding(exchange)
    }
  }

  private func requestID(of head: RequestHead) -> RequestID {
    let given = head.rare.contains(.requestID) ? head.headers["X-Request-Id"].flatMap { RequestID($0) } : nil
    return given ?? context.nextRequestID()
  }

  /// Finds who answers: a route, or an answer that is settled before the body; how the body is taken.
  private func settle(_ exchange: Exchange) -> Route.BodyMode {
    let head = exchange.head
    if let hosts = context.hosts, let authority = head.target.authority ?? head.headers["Host"], !hosts.allows(authority) {
      exchange.answer = HostPolicy.refusal(of: authority).response
      return .none
    }
    switch context.router.resolve(head.method, head.target) {
    case .answer(let response):
      exchange.answer = response
      return .none
    case .route(let place, let parameters):
      let route = context.router.routes[place]
      var request = Request(head: head, client: exchange.client, id: exchange.requestID)
      request.parameters = parameters
      exchange.place = place
      exchange.route = route
      exchange.request = request
      if let answer = refusal(of: request, by: route) ?? route.atHand?(request) {
        exchange.answer = answer
        return .none
      }
      let mode = route.body.settled(for: head.headers)
      if case .streamed = mode { exchange.isStreamed = true }
      return mode
    }
  }

  /// The answer to a client that asks too often, or may not ask at all.
  private func refusal(of request: Request, by route: Route) -> Response? {
    if let limiter = context.limiter, route.speed != .quick {
      let isWrite = request.method != .get && request.method != .head
      if let wait = limiter.take(request.client, isWrite: isWrite, now: context.now) {
        return Problem(.tooManyRequests, detail: "Too many requests; come back in \(wait) s.", headers: ["Retry-After": "\(wait)"]).response
      }
    }
    guard let admission = route.admission else { return nil }
    do {
      try admission(request)
      return nil
    } catch {
      return (error as? Problem)?.response ?? context.onError(error, request)
    }
  }

  /// Notes whether the body is gzip; a problem when it is anything else (RFC 9110, section 15.5.16).
  private func checkCoding(_ exchange: Exchange) -> Problem? {
    let codings = exchange.head.headers.values("Content-Encoding").filter { !Grammar.equalIgnoringCase($0, "identity") }
    if codings.isEmpty { return nil }
    exchange.isGzip =
      codings.count == 1 && codings.allSatisfy { Grammar.equalIgnoringCase($0, "gzip") || Grammar.equalIgnoringCase($0, "x-gzip") }
    if exchange.isGzip { return nil }
    return Problem(.unsupportedMediaType, detail: "The only content coding taken is gzip.", headers: ["Accept-Encoding": "gzip"])
  }

  private func answerUnread(_ response: Response, _ exchange: Exchange) {
    exchange.intake = .broken
    reply(response, to: exchange)
  }

  /// A body that nobody wants: read over if it is small, otherwise the answer comes first and the connection ends.
  private func beginDiscarding(_ exchange: Exchange) {
    exchange.intake = .discard(left: context.limits.discardedBytes)
    let isLarge = if case .length(let length) = exchange.head.framing { length > context.limits.discardedBytes } else { false }
    if isLarge || exchange.owesContinue {
      exchange.intake = .broken
      dispatch(exchange)
    }
  }

  private func beginBuffering(_ exchange: Exchange, limit: Int) {
    exchange.intake = .buffer(limit: limit)
    if case .length(let length) = exchange.head.framing, length > limit { return answerUnread(Self.tooLarge(limit), exchange) }
    invite(exchange)
  }

  private func beginStreaming(_ exchange: Exchange) {
    let mailbox = context.mailbox
    let id = exchange.id
    let stream = BodyStream(isGzip: exchange.isGzip, limits: context.limits) { mailbox.post(.bodyWanted(id)) }
    exchange.intake = .stream(stream)
    exchange.isPaused = exchange.head.hasBody
    exchange.request?.bodyStream = stream
    dispatch(exchange)
  }

  private static func tooLarge(_ limit: Int) -> Response {
    Problem(.contentTooLarge, detail: "The body is larger than \(limit) bytes.").response
  }

  /// `100 Continue`, if the client waits for it and has not begun without.
  private func invite(_ exchange: Exchange) {
    if exchange.owesContinue, parser.waitingBytes == 0 { output.append(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }
    exchange.owesContinue = false
  }

  /// The handler wants the body, or more of it.
  func resumeBody(for id: ExchangeID) {
    guard let exchange = current(id) else { return }
    exchange.isPaused = false
    invite(exchange)
    settle()
  }

  /// Further bytes of the body.
  func takeBody(_ bytes: [UInt8]) {
    guard let exchange else { return }
    exchange.owesContinue = false
    exchange.bytesIn += bytes.count
    switch exchange.intake {
    case .discard(let left):
      exchange.intake = .discard(left: left - bytes.count)
      if left < bytes.count {
        exchange.intake = .broken
        dispatch(exchange)
      }
    case .buffer(let limit):
      if exchange.buffer.count + bytes.count > limit { return answerUnread(Self.tooLarge(limit), exchange) }
      if exchange.buffer.isEmpty { exchange.buffer = bytes } else { exchange.buffer += bytes }
    case .stream(let stream): exchange.isPaused = !stream.deliver(bytes)
    case .finished, .broken: break
    }
  }

  /// Refuses a chunk that would go beyond the bound of a buffered body as soon as its size is known; whether it did.
  func refuseAnnounced() -> Bool {
    guard let exchange, case .buffer(let limit) = exchange.intake else { return false }
    guard parser.chunkBytesLeft > limit - exchange.buffer.count else { return false }
    answerUnread(Self.tooLarge(limit), exchange)
    return true
  }

  /// The body is complete.
  func finishBody() {
    guard let exchange else { return }
    let intake = exchange.intake
    exchange.intake = .finished
    switch intake {
    case .discard, .buffer: dispatch(exchange)
    case .stream(let stream):
      stream.finish()
      if case .stream(let channel, _) = exchange.reply { channel.setCapacity(context.limits.waitingOutputBytes) }
    case .finished, .broken: break
    }
  }

  /// Has the answer made: here, or by a worker.
  private func dispatch(_ exchange: Exchange) {
    if let answer = exchange.answer { return reply(answer.encoded(for: exchange.context, using: context.compressor), to: exchange) }
    if !exchange.buffer.isEmpty {
      exchange.request?.body = exchange.buffer
      exchange.buffer = []
    }
    guard let route = exchange.route, let request = exchange.request else { return }
    // To unpack a body or to pack a large answer would hold up the loop, whatever the route says.
    if route.speed != .quick || exchange.isStreamed || exchange.isGzip { return hand(exchange) { job, compressor in job.run(compressor) } }
    let response = route.respond(to: request, onError: context.onError)
    if exchange.context.acceptsGzip, case .bytes(let bytes) = response.body, bytes.count > Self.packedByLoop {
      return hand(exchange) { job, compressor in job.deliver(response.encoded(for: job.reply, using: compressor)) }
    }
    reply(response.encoded(for: exchange.context, using: context.compressor), to: exchange)
  }

  /// Queues work for a request that has a route, or answers that too much is queued.
  func hand(_ exchange: Exchange, _ work: @escaping @Sendable (WorkerJob, GzipCompressor) -> Void) {
    guard let route = exchange.route, let request = exchange.request else { return }
    let abandonment = Abandonment()
    let job = WorkerJob(
      id: exchange.id, request: request, route: route, reply: exchange.context, isGzip: exchange.isGzip && !exchange.isStreamed,
      limits: context.limits, mailbox: context.mailbox, onError: context.onError, abandonment: abandonment)
    let isQueued = context.pools.pool(for: route.speed, isStreamed: exchange.isStreamed).submit { compressor in
      if !abandonment.isAbandoned { work(job, compressor) }
    }
    if isQueued {
      exchange.abandonment = abandonment
      return
    }
    let problem = Problem(.serviceUnavailable, detail: "Too many requests are waiting.", headers: ["Retry-After": "1"])
    if case .stream(let stream) = exchange.intake {
      stream.fail(problem)
      exchange.intake = .broken
    }
    reply(problem.response, to: exchange)
  }
}
