extension Connection {
  /// Pipelined bytes that are read ahead while a request is worked on.
  private static let readAhead = 65_536
  /// How often one connection is read before others have their turn.
  private static let readsPerTurn = 4

  /// Whether bytes from the client are of use now.
  var wantsInput: Bool {
    if hasInputEnded { return false }
    switch stage {
    case .closed: return false
    case .closing(let lingers): return lingers
    case .lingering: return true
    case .open:
      guard let exchange else { return output.count < context.limits.waitingOutputBytes }
      return exchange.wantsBody || (exchange.intake.isFinished && parser.waitingBytes < Self.readAhead)
    }
  }

  /// Reads what has come, and hands it to the parser.
  func read() {
    for _ in 0..<Self.readsPerTurn {
      guard wantsInput else { return stopReading() }
      switch socket.receive(into: &context.scratch) {
      case .moved(let count):
        context.counts.bytesIn += count
        take(count)
        if count < context.scratch.count { return }
      case .ended: return endInput()
      case .blocked: return
      case .lost: return drop()
      }
    }
  }

  private func take(_ count: Int) {
    switch stage {
    case .open:
      parser.append(context.scratch[..<count])
      if expectation == .body {
        guard keepsPace(count) else { return refuse(Self.late) }
        readDeadline = context.now + context.spans.body
        // A client that sends all before it reads does not take the answer meanwhile; that is no stall.
        if writeDeadline != .never { writeDeadline = context.now + context.spans.stall }
      }
      advance()
    case .lingering(let limit): readDeadline = min(limit, context.now + context.spans.lingerIdle)
    case .closing, .closed: break
    }
  }

  private static let late = RequestFault(status: .requestTimeout, detail: "the request did not come in time")

  /// Whether a body comes fast enough: one byte before each deadline would hold its memory for as long as it likes.
  private func keepsPace(_ count: Int) -> Bool {
    paceBytes += count
    let nanoseconds = context.now.nanoseconds - paceStart.nanoseconds
    guard nanoseconds >= context.spans.body.nanoseconds else { return true }
    let wanted = Double(context.limits.bodyRate) * Double(nanoseconds) / 1e9
    defer {
      paceStart = context.now
      paceBytes = 0
    }
    return Double(paceBytes) >= wanted
  }

  /// The client sends no more. It may still read: requests that are complete get their answers.
  private func endInput() {
    hasInputEnded = true
    stopReading()
    switch stage {
    case .open:
      advance()
      guard let exchange else { return }
      switch exchange.intake {
      case .stream(let stream) where !exchange.isPaused:
        stream.fail(BodyStream.Failure.disconnected)
        exchange.intake = .broken
      case .buffer, .discard: refuse(.bad("the connection ended before the body did"))
      case .stream, .finished, .broken: break
      }
    case .lingering: close()
    case .closing, .closed: break
    }
  }

  /// Takes the parser's steps as far as they are wanted.
  func advance() {
    while stage == .open {
      if let exchange, !exchange.wantsBody { return }
      if exchange == nil, output.count >= context.limits.waitingOutputBytes {
        isHeldBack = true
        return
      }
      do throws(RequestFault) {
        switch try parser.next() {
        case .more:
          if refuseAnnounced() { return }
          return failAtEnd()
        case .head(let head): begin(head)
        case .body(let bytes): takeBody(bytes)
        case .end: finishBody()
        }
      } catch {
        refuse(error)
      }
    }
  }

  /// A streamed body that was paused when the client ended it is found out here.
  private func failAtEnd() {
    guard hasInputEnded, let exchange, case .stream(let stream) = exchange.intake else { return }
    stream.fail(BodyStream.Failure.disconnected)
    exchange.intake = .broken
  }

  /// A deadline has passed.
  func expire() {
    if writeDeadline <= context.now { return drop() }
    switch expectation {
    case .nothing: break
    case .request, .end: return stage == .open ? close() : drop()
    case .head, .body: refuse(Self.late)
    case .answer: giveUpWaiting()
    }
    settle()
  }

  /// Answers for a handler that took too long; whatever it still says meets nobody.
  private func giveUpWaiting() {
    guard let exchange else { return }
    exchange.abandonment?.abandon()
    if case .stream(let stream) = exchange.intake {
      stream.fail(BodyStream.Failure.disconnected)
      exchange.intake = .broken
    }
    let detail = "The answer took longer than \(context.limits.handlerTime) to make."
    reply(Problem(.serviceUnavailable, detail: detail, headers: ["Retry-After": "5"]).response, to: exchange)
  }

  /// Answers what is no request, or no longer one, and ends the connection.
  func refuse(_ fault: RequestFault) {
    expectation = .nothing
    readDeadline = .never
    guard let exchange else { return answerFault(fault) }
    if case .stream(let stream) = exchange.intake {
      // The handler hears of it where it reads, and still may answer.
      stream.fail(fault.problem)
      exchange.intake = .broken
      return
    }
    exchange.intake = .broken
    reply(fault.problem.response, to: exchange)
  }
}
