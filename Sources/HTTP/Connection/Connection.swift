/// One client's connection. It belongs to one loop and never leaves its thread.
///
/// Every entry (`handle`, `receive`, `expire`, …) ends in `settle`, which moves what can be moved and then says what it waits for.
final class Connection {
  enum Stage: Equatable {
    case open
    /// The last answer is on its way; then the connection ends. What comes in until then is read over if it `lingers`.
    case closing(lingers: Bool)
    /// Everything is said; what the client still sends is read over, so that a reset does not take the answer from it.
    case lingering(until: Moment)
    case closed
  }

  /// What the read deadline is for.
  enum Expectation {
    case nothing
    case request
    case head
    case body
    /// A worker's answer.
    case answer
    case end
  }

  let id: UInt64
  let client: Client
  let socket: Socket
  let context: LoopContext
  var parser: RequestParser
  var output = OutputQueue()
  var exchange: Exchange?
  var stage = Stage.open
  var hasInputEnded = false
  /// Whether work is left that waits for nothing but room in the output.
  var isHeldBack = false
  var expectation = Expectation.nothing
  var readDeadline = Moment.never
  var writeDeadline = Moment.never
  /// Whether all that came was read when the last answer was made: then a server that stops need not wait for what may follow.
  var hasReadAll = false
  /// Requests that were begun.
  var served = 0
  /// When the pace of the current body was last looked at, and what came since.
  var paceStart = Moment.never
  var paceBytes = 0
  private var serial: UInt32 = 0
  private var interest: Poller.Events = [.readable]

  init(id: UInt64, socket: consuming Socket, client: Client, context: LoopContext) {
    self.id = id
    self.socket = socket
    self.client = client
    self.context = context
    parser = RequestParser(limits: context.limits)
  }

  var isClosed: Bool { stage == .closed }

  var deadline: Moment { min(readDeadline, writeDeadline) }

  /// When an idle connection may be closed to make room for others; never, if it is not idle.
  var shedMoment: Moment {
    guard stage == .open, expectation == .request else { return .never }
    return Moment(nanoseconds: readDeadline.nanoseconds - context.spans.idle.nanoseconds) + context.spans.idleWhenFull
  }

  func nextExchangeID() -> ExchangeID {
    serial &+= 1
    return ExchangeID(connection: id, serial: serial)
  }

  /// The current exchange, if it is still the one that is meant.
  func current(_ id: ExchangeID) -> Exchange? { exchange?.id == id ? exchange : nil }

  /// What the poller has to say.
  func handle(_ events: Poller.Events) {
    if !events.isDisjoint(with: .lost) { return drop() }
    if events.contains(.readable) { read() }
    settle()
  }

  /// Does what can be done, sends what can be sent, and waits for the rest.
  func settle() {
    repeat {
      isHeldBack = false
      if stage == .open { advance() }
      if stage == .open, context.isStopping { endPush() }
      if stage == .open { pump() }
      if stage != .closed { flush() }
    } while isHeldBack && output.isEmpty && stage == .open
    if stage == .open, exchange == nil, output.isEmpty, hasInputEnded || context.isStopping && parser.isBetweenRequests { close() }
    if case .lingering = stage, hasReadAll, context.isStopping { close() }
    if stage == .closed { return }
    expect()
    watch()
  }

  /// Sends what waits, and goes on with closing once all is gone.
  private func flush() {
    let (moved, isAlive) = output.send(to: socket)
    context.counts.bytesOut += moved
    guard isAlive else { return drop() }
    if output.isEmpty {
      output.reclaim(&context.spareOutput)
      writeDeadline = .never
    } else if moved > 0 || writeDeadline == .never {
      writeDeadline = context.now + context.spans.stall
    }
    guard case .closing(let lingers) = stage, output.isEmpty else { return }
    guard lingers, !hasInputEnded else { return close() }
    socket.finishSending()
    stage = .lingering(until: context.now + context.spans.linger)
  }

  /// Sets the read deadline when what it is for changes; progress moves it elsewhere.
  private func expect() {
    let next: Expectation
    switch stage {
    case .open:
      if let exchange {
        next = exchange.wantsBody ? .body : exchange.awaitsWorker ? .answer : .nothing
      } else if isHeldBack {
        next = .nothing
      } else {
        next = parser.isBetweenRequests ? .request : .head
      }
    case .closing, .closed: next = .nothing
    case .lingering: next = .end
    }
    if next == expectation { return }
    expectation = next
    switch next {
    case .nothing: readDeadline = .never
    case .request: readDeadline = context.now + context.spans.idle
    case .head: readDeadline = context.now + context.spans.header
    case .body:
      readDeadline = context.now + context.spans.body
      paceStart = context.now
      paceBytes = 0
    case .answer: readDeadline = context.now + context.spans.handler
    case .end: readDeadline = context.now + context.spans.lingerIdle
    }
  }

  /// Tells the poller what is waited for. Reading is only switched off when bytes come that are not wanted: most often none do.
  private func watch() {
    var wanted = interest
    if wantsInput { wanted.insert(.readable) }
    if output.isEmpty { wanted.remove(.writable) } else { wanted.insert(.writable) }
    change(wanted)
  }

  private func change(_ wanted: Poller.Events) {
    if wanted == interest { return }
    interest = wanted
    context.poller.change(socket.number, wanted, token: id)
  }

  func stopReading() { change(interest.subtracting(.readable)) }

  /// Closes a connection on which nothing is owed any more.
  func close() {
    stage = .closed
  }

  /// Gives the connection up; whoever works for it is told.
  func drop() {
    if let exchange {
      exchange.abandonment?.abandon()
      if case .stream(let stream) = exchange.intake { stream.fail(BodyStream.Failure.disconnected) }
      if case .stream(let channel, _) = exchange.reply { channel.abandon() }
      record(exchange, isComplete: false)
    }
    exchange = nil
    output.removeAll()
    stage = .closed
  }
}
