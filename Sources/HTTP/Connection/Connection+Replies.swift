extension Connection {
  /// How the client knows where the body of an answer ends (RFC 9112, section 6).
  private enum Framing {
    case none
    case length(Int)
    case chunked
    case untilClose
  }

  /// A worker's finished answer.
  func receive(_ response: Response, for id: ExchangeID) {
    guard let exchange = current(id), case .awaited = exchange.reply else { return }
    reply(response, to: exchange)
    settle()
  }

  /// Answers an exchange; a stream goes to a worker.
  func reply(_ response: Response, to exchange: Exchange) {
    guard case .awaited = exchange.reply else { return }
    var body: [UInt8] = []
    switch response.body {
    case .empty: break
    case .bytes(let bytes): body = bytes
    case .stream:
      if (exchange.head.method == .head) || response.status.forbidsBody {
        begin(response, .none, exchange)
        return finish(exchange)
      }
      return hand(exchange) { job, _ in job.deliver(response) }
    case .push(let start): return push(response, start, exchange)
    }
    begin(response, response.status.forbidsBody ? .none : .length(body.count), exchange)
    if !(exchange.head.method == .head), !response.status.forbidsBody {
      output.append(body)
      exchange.bytes = body.count
    }
    finish(exchange)
  }

  /// Begins an answer whose bytes come when they come.
  private func push(_ response: Response, _ start: (PushChannel) -> Void, _ exchange: Exchange) {
    if exchange.head.method == .head || response.status.forbidsBody {
      begin(response, .none, exchange)
      return finish(exchange)
    }
    let isChunked = exchange.head.version == .http11
    let channel = OutputChannel(
      id: exchange.id, mailbox: context.mailbox, capacity: context.limits.waitingOutputBytes, isPushed: true)
    begin(response, isChunked ? .chunked : .untilClose, exchange)
    exchange.reply = .stream(channel, isChunked: isChunked)
    start(PushChannel(channel))
  }

  /// Ends an answer that would never end by itself.
  func endPush() {
    guard let exchange, case .stream(let channel, _) = exchange.reply, channel.isPushed, !channel.isAbandoned else { return }
    channel.finish(failed: false)
  }

  /// A worker has written the first bytes of a streamed answer.
  func beginStream(_ response: Response, _ channel: OutputChannel, for id: ExchangeID) {
    guard let exchange = current(id), case .awaited = exchange.reply else { return channel.abandon() }
    let isChunked = exchange.head.version == .http11
    if exchange.intake.isFinished { channel.setCapacity(context.limits.waitingOutputBytes) }
    begin(response, isChunked ? .chunked : .untilClose, exchange)
    exchange.reply = .stream(channel, isChunked: isChunked)
    settle()
  }

  /// There is more of a streamed answer.
  func continueStream(for id: ExchangeID) { if current(id) != nil { settle() } }

  /// Moves what a worker has written into the output, as long as the client takes it.
  func pump() {
    guard let exchange, case .stream(let channel, let isChunked) = exchange.reply else { return }
    while output.count < context.limits.waitingOutputBytes {
      let content = channel.take()
      if content.isFailed {
        socket.resetOnClose()
        return drop()
      }
      append(content.bytes, isChunked: isChunked)
      exchange.bytes += content.bytes.count
      if content.isFinished {
        if isChunked { output.append(Array("0\r\n\r\n".utf8)) }
        finish(exchange)
        // Pipelined requests may have waited for this.
        break
      }
      if content.bytes.isEmpty { return }
    }
    isHeldBack = true
  }

  private func append(_ bytes: [UInt8], isChunked: Bool) {
    if bytes.isEmpty { return }
    if isChunked { output.append(Array((String(bytes.count, radix: 16) + "\r\n").utf8)) }
    output.append(bytes)
    if isChunked { output.append([0x0D, 0x0A]) }
  }

  /// Answers what never became a request.
  func answerFault(_ fault: RequestFault) {
    let response = fault.problem.response
    guard case .bytes(let body) = response.body else { return }
    let id = context.nextRequestID()
    context.counts.countFault(fault.status.code)
    context.onRequest?(
      AccessRecord(
        requestID: id.text, method: nil, target: nil, route: nil, status: fault.status, bytesIn: 0, bytes: body.count, duration: .zero,
        client: client, isComplete: true))
    writeHead(response, id) { head in
      HeadWriter.addLength(body.count, into: &head)
      HeadWriter.add("Connection", "close", into: &head)
    }
    if parser.builder?.method != .head { output.append(body) }
    stage = .closing(lingers: true)
  }

  private func begin(_ response: Response, _ framing: Framing, _ exchange: Exchange) {
    exchange.status = response.status
    var response = response
    if let cors = context.cors { cors.amend(&response, for: exchange.head) }
    // Whether a body that still comes will be read to its end is not known while the answer to it begins.
    let mayStay = if case .chunked = framing, case .stream = exchange.intake { true } else { exchange.intake.isFinished }
    if case .untilClose = framing { exchange.mustClose = true }
    if !mayStay || !exchange.head.keepsAlive || context.isStopping { exchange.mustClose = true }
    writeHead(response, exchange.requestID) { head in
      switch framing {
      case .none, .untilClose: break
      case .length(let count): HeadWriter.addLength(count, into: &head)
      case .chunked: HeadWriter.add("Transfer-Encoding", "chunked", into: &head)
      }
      if exchange.mustClose {
        HeadWriter.add("Connection", "close", into: &head)
      } else if exchange.head.version == .http10 {
        HeadWriter.add("Connection", "keep-alive", into: &head)
      }
    }
  }

  /// Writes a head with the fields of every answer, those of this one, and what is added.
  private func writeHead(_ response: Response, _ id: RequestID, _ more: (inout [UInt8]) -> Void) {
    output.lend(&context.spareOutput)
    output.write { head in
      HeadWriter.begin(response.status, into: &head)
      head += context.currentDateLine()
      head += "X-Request-Id: ".utf8
      id.write(into: &head)
      HeadWriter.endLine(&head)
      HeadWriter.add(response.headers, into: &head)
      more(&head)
      HeadWriter.endLine(&head)
    }
  }

  /// The answer is complete; the next request may come, or the connection ends.
  private func finish(_ exchange: Exchange) {
    exchange.reply = .sent
    if case .stream(let stream) = exchange.intake { stream.fail(BodyStream.Failure.disconnected) }
    record(exchange, isComplete: true)
    self.exchange = nil
    expectation = .nothing
    let isRead = exchange.intake.isFinished
    guard exchange.mustClose || !isRead else { return }
    hasReadAll = isRead && parser.waitingBytes == 0
    // Pipelined requests may still be on their way; a reset would take the answer from the client (RFC 9112, section 9.6).
    stage = .closing(lingers: !hasReadAll || !context.isStopping)
  }

  /// Counts an answer that was begun, and tells whoever keeps a log.
  func record(_ exchange: Exchange, isComplete: Bool) {
    guard let status = exchange.status else { return }
    let nanoseconds = Moment.now().nanoseconds - exchange.started.nanoseconds
    context.counts.count(route: exchange.place, status: status.code, nanoseconds: nanoseconds)
    guard let onRequest = context.onRequest else { return }
    onRequest(
      AccessRecord(
        requestID: exchange.requestID.text, method: exchange.head.method, target: exchange.head.target.raw, route: exchange.route?.pattern,
        status: status, bytesIn: exchange.bytesIn, bytes: exchange.bytes, duration: .nanoseconds(nanoseconds), client: exchange.client,
        isComplete: isComplete))
  }
}
