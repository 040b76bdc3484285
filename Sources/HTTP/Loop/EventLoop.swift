import Synchronization

/// One thread that owns its connections: reads, parses, runs quick routes, writes, and watches deadlines.
final class EventLoop {
  private static let bellToken = UInt64.max
  private static let listenerTokens = UInt64(UInt32.max) << 32

  private let context: LoopContext
  private let listeners: Listeners
  private let group: LoopGroup
  private let index: Int
  /// Connections by descriptor.
  private var connections: [Connection?] = []
  private var open = 0
  private var generation: UInt64 = 0
  private var isAccepting = false
  private var nextTick = Moment.now()
  private var stopDeadline = Moment.never

  init(_ seed: LoopSeed, index: Int) {
    context = LoopContext(seed, mailbox: seed.group.members[index].mailbox)
    listeners = seed.listeners
    group = seed.group
    self.index = index
  }

  /// Runs until the server was stopped and the last connection is closed.
  func run() {
    context.poller.add(context.mailbox.bell.number, [.readable, .onChange], token: Self.bellToken)
    resumeAccepting()
    while !isDone {
      let count = context.poller.wait(milliseconds: timeout)
      context.now = .now()
      for position in 0..<count {
        let (token, events) = context.poller.event(position)
        dispatch(token, events)
      }
      if count > 0 { context.counts.rounds.add(Moment.now().nanoseconds - context.now.nanoseconds) }
      if context.now >= nextTick { tick() }
    }
  }

  /// Not before every loop has let go of the listeners: until then one may hand a connection over.
  private var isDone: Bool { context.isStopping && open == 0 && listeners.areReleased && context.mailbox.isEmpty }

  /// An idle server sleeps; deadlines and paused accepting need a look now and then.
  private var timeout: Int32 {
    if context.isStopping { return 10 }
    if open == 0, isAccepting { return -1 }
    return Int32(clamping: max(0, nextTick.nanoseconds - context.now.nanoseconds) / 1_000_000 + 1)
  }

  private func dispatch(_ token: UInt64, _ events: Poller.Events) {
    if token == Self.bellToken {
      for message in context.mailbox.takeAll() { receive(message) }
    } else if token >= Self.listenerTokens {
      accept(listeners.descriptors[Int(token - Self.listenerTokens)])
    } else {
      with(token) { $0.handle(events) }
    }
  }

  private func receive(_ message: LoopMessage) {
    switch message {
    case .adopt(let descriptor, let address): adopt(descriptor, address)
    case .response(let id, let response): with(id.connection) { $0.receive(response, for: id) }
    case .streamBegan(let id, let response, let channel):
      if !with(id.connection, { $0.beginStream(response, channel, for: id) }) { channel.abandon() }
    case .streamMoved(let id): with(id.connection) { $0.continueStream(for: id) }
    case .bodyWanted(let id): with(id.connection) { $0.resumeBody(for: id) }
    case .report(let take):
      context.counts.open = open
      take(context.counts)
    case .stop(let deadline): stop(deadline)
    }
  }

  /// Runs something on a connection, and takes it out of the loop if that closed it; whether the connection still was there.
  @discardableResult
  private func with(_ id: UInt64, _ body: (Connection) -> Void) -> Bool {
    let place = Int(id & UInt64(UInt32.max))
    guard place < connections.count, let connection = connections[place], connection.id == id else { return false }
    body(connection)
    if connection.isClosed {
      connections[place] = nil
      open -= 1
      group.members[index].open.subtract(1, ordering: .relaxed)
      if !isAccepting, !context.isStopping, group.open < context.limits.connections { resumeAccepting() }
    }
    return true
  }

  private func tick() {
    nextTick = context.now + context.spans.tick
    if !isAccepting, !context.isStopping, group.open < context.limits.connections { resumeAccepting() }
    let isOver = context.now >= stopDeadline
    // Another loop may be the one that had to turn a client away.
    let isFull = !isAccepting || group.open >= context.limits.connections
    for connection in connections {
      guard let connection else { continue }
      if isOver {
        with(connection.id) { $0.drop() }
      } else if connection.deadline <= context.now {
        with(connection.id) { $0.expire() }
      } else if isFull, !context.isStopping, connection.shedMoment <= context.now {
        context.counts.shed += 1
        with(connection.id) { $0.close() }
      }
    }
  }
}

extension EventLoop {
  private func resumeAccepting() {
    isAccepting = true
    for (position, descriptor) in listeners.descriptors.enumerated() {
      context.poller.add(descriptor, [.readable, .exclusive], token: Self.listenerTokens + UInt64(position))
    }
  }

  private func pauseAccepting() {
    guard isAccepting else { return }
    isAccepting = false
    for descriptor in listeners.descriptors { context.poller.remove(descriptor) }
    nextTick = context.now + context.spans.tick
  }

  /// Takes a few waiting connections; the next round takes more, after those that are here had their turn.
  private func accept(_ descriptor: Int32) {
    for _ in 0..<16 where isAccepting {
      if group.open >= context.limits.connections { return pauseAccepting() }
      switch Listeners.accept(descriptor) {
      case .connection(let number, let address):
        let home = group.home(acceptedBy: index)
        group.members[home].open.add(1, ordering: .relaxed)
        if home == index { adopt(number, address) } else { group.members[home].mailbox.post(.adopt(number, address)) }
      case .none: return
      case .skipped: continue
      case .exhausted: return pauseAccepting()
      }
    }
  }

  private func adopt(_ descriptor: Int32, _ address: SocketAddress) {
    generation = (generation + 1) & 0x7FFF_FFFF
    let place = Int(descriptor)
    if place >= connections.count { connections += [Connection?](repeating: nil, count: place + 1 - connections.count) }
    let id = generation << 32 | UInt64(place)
    let connection = Connection(id: id, socket: Socket(owning: descriptor), client: address.client, context: context)
    connections[place] = connection
    open += 1
    context.counts.accepted += 1
    context.poller.add(descriptor, [.readable], token: id)
    with(id) { $0.settle() }
  }

  private func stop(_ deadline: Moment) {
    stopDeadline = min(stopDeadline, deadline)
    if context.isStopping { return }
    context.isStopping = true
    pauseAccepting()
    listeners.release()
    for connection in connections {
      if let connection { with(connection.id) { $0.settle() } }
    }
  }
}
