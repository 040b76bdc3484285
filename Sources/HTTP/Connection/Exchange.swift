/// One request and its answer, while a loop works on them.
final class Exchange {
  /// Where the request body goes.
  enum Intake {
    /// Nowhere; so many bytes at most.
    case discard(left: Int)
    /// Into `buffer`; so many bytes at most.
    case buffer(limit: Int)
    case stream(BodyStream)
    /// It is complete.
    case finished
    /// The rest will not be read: the connection cannot go on after the answer.
    case broken

    var isFinished: Bool { if case .finished = self { true } else { false } }
  }

  /// How far the answer is.
  enum Reply {
    case awaited
    case stream(OutputChannel, isChunked: Bool)
    case sent
  }

  let id: ExchangeID
  let head: RequestHead
  let requestID: RequestID
  let started: Moment
  /// Who asks, by the word of trusted proxies too.
  var client = Client.unixSocket
  /// The place of the route in the table.
  var place: Int?
  /// The route; `nil` when the answer is settled without one.
  var route: Route?
  /// What the route's handler gets.
  var request: Request?
  /// The answer, if it is settled before the body is read.
  var answer: Response?
  var isGzip = false
  var buffer: [UInt8] = []
  var intake = Intake.finished
  var reply = Reply.awaited
  /// Whether a streamed body waits for its reader.
  var isPaused = false
  /// Whether the client still waits for `100 Continue`.
  var owesContinue = false
  /// Tells a job that waits for its turn that it need not begin.
  var abandonment: Abandonment?
  /// Whether the body is streamed to the handler.
  var isStreamed = false
  /// Whether the connection ends after the answer.
  var mustClose = false
  var status: Status?
  var bytesIn = 0
  var bytes = 0

  init(id: ExchangeID, head: RequestHead, requestID: RequestID, started: Moment) {
    self.id = id
    self.head = head
    self.requestID = requestID
    self.started = started
  }

  /// Settled when it is first asked for: after the route is known.
  private(set) lazy var context = ReplyContext(head: head, hasBodyStream: isStreamed)

  /// Whether a worker has been given the request and has said nothing yet.
  var awaitsWorker: Bool { if case .awaited = reply { abandonment != nil } else { false } }

  /// Whether the parser may go on: the body is wanted, and there is room.
  var wantsBody: Bool {
    switch intake {
    case .discard, .buffer: true
    case .stream: !isPaused
    case .finished, .broken: false
    }
  }
}
