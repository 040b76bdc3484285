import HTTP
import Model
import Storage
import Synchronization

/// Sends what comes in to everybody who listens, on one thread for all: Server-Sent Events.
///
/// A listener is a place in the archive and a channel. What it does not take is not kept for it: it is read again when there is room. So one
/// that never reads costs its buffer until the server drops the connection.
final class StreamHub: Sendable {
  /// How the thread reads what came in for a search.
  typealias Read = @Sendable (_ search: StandingSearch, _ id: Int) throws -> Arrivals<[UInt8]>

  /// Throws why somebody may not listen any more.
  typealias Admission = @Sendable () throws -> Void

  private final class Listener: Sendable {
    struct State {
      /// Rows up to this one were looked at.
      var lastID: Int
      /// What had no room.
      var leftover: [UInt8] = []
      var lastSent = ContinuousClock.now
    }

    let search: StandingSearch
    let channel: PushChannel
    let admission: Admission
    let state: Mutex<State>
    /// Whether it waits for room; cleared by the event loop.
    let isBlocked = Atomic(false)

    init(_ search: StandingSearch, _ channel: PushChannel, after id: Int, _ admission: @escaping Admission) {
      self.search = search
      self.admission = admission
      self.channel = channel
      state = Mutex(State(lastID: id))
    }
  }

  private struct State {
    var listeners: [Listener] = []
    var attendant: Attendant?
  }

  /// What was read in this round for one search behind one row.
  private struct Key: Hashable {
    let kind: SavedSearch.Kind
    let text: String
    let id: Int
  }

  private struct Messages {
    let bytes: [UInt8]
    let lastID: Int
    let hasMore: Bool
  }

  private let state = Mutex(State())
  private let heartbeat: Duration
  private let read: Read

  /// - Parameters:
  ///   - heartbeat: how long nothing is sent at most, so that both sides and what lies between know that the connection stands.
  ///   - read: what came in behind a row.
  init(heartbeat: Duration, read: @escaping Read) {
    self.heartbeat = heartbeat
    self.read = read
  }

  /// How many listen.
  var count: Int { state.withLock { $0.listeners.count } }

  /// Begins to send what came in behind a row and matches.
  ///
  /// - Parameter admission: asked before anything is sent: a key may be revoked, or its time be over, while somebody listens.
  func add(_ search: StandingSearch, _ channel: PushChannel, after id: Int, admission: @escaping Admission = {}) {
    let listener = Listener(search, channel, after: id, admission)
    // The first bytes tell that the connection stands; `retry` is how long a client waits before it comes back.
    _ = channel.offer(Array(": sijill\nretry: 3000\n\n".utf8))
    let attendant = state.withLock { state in
      state.listeners.append(listener)
      let attendant = state.attendant ?? Attendant(name: "stream") { [weak self] in self?.round() }
      state.attendant = attendant
      return attendant
    }
    channel.onChange {
      listener.isBlocked.store(false, ordering: .releasing)
      attendant.ring()
    }
    attendant.start()
    attendant.ring()
  }

  /// Has it look at what came in.
  func ring() { state.withLock { $0.listeners.isEmpty ? nil : $0.attendant }?.ring() }

  /// Ends the thread.
  func stop() { state.withLock { $0.attendant }?.stop() }

  /// Serves everybody once; how long it may sleep then.
  private func round() -> Duration? {
    let listeners = state.withLock { state in
      state.listeners.removeAll { $0.channel.isGone }
      return state.listeners
    }
    if listeners.isEmpty { return nil }
    var known: [Key: Messages] = [:]
    var isMoreLeft = false
    for listener in listeners {
      do {
        if try serve(listener, &known) { isMoreLeft = true }
      } catch {
        giveUp(listener, error)
      }
    }
    return isMoreLeft ? .zero : heartbeat
  }

  /// Sends one listener its next messages; whether there is more to look at.
  private func serve(_ listener: Listener, _ known: inout [Key: Messages]) throws -> Bool {
    if listener.isBlocked.load(ordering: .acquiring) { return false }
    try listener.admission()
    return try listener.state.withLock { state in
      if !state.leftover.isEmpty {
        guard send(state.leftover, to: listener, &state) else { return false }
        state.leftover = []
      }
      let messages = try messages(for: listener.search, after: state.lastID, &known)
      state.lastID = messages.lastID
      if messages.bytes.isEmpty {
        if ContinuousClock.now - state.lastSent >= heartbeat { beat(listener, &state) }
      } else if !send(messages.bytes, to: listener, &state) {
        state.leftover = messages.bytes
      }
      return messages.hasMore
    }
  }

  private func send(_ bytes: [UInt8], to listener: Listener, _ state: inout Listener.State) -> Bool {
    // Before the attempt: room may be told of while it is made.
    listener.isBlocked.store(true, ordering: .releasing)
    guard case .taken = listener.channel.offer(bytes) else { return false }
    listener.isBlocked.store(false, ordering: .releasing)
    state.lastSent = ContinuousClock.now
    return true
  }

  /// A comment, and the place to go on from: rows that did not match need not be looked at again.
  private func beat(_ listener: Listener, _ state: inout Listener.State) {
    if case .taken = listener.channel.offer(Array(":\nid: \(state.lastID)\n\n".utf8)) { state.lastSent = ContinuousClock.now }
  }

  private func messages(for search: StandingSearch, after id: Int, _ known: inout [Key: Messages]) throws -> Messages {
    let key = Key(kind: search.kind, text: search.text, id: id)
    if let messages = known[key] { return messages }
    let arrivals = try read(search, id)
    var bytes: [UInt8] = []
    for (id, json) in arrivals.items {
      bytes += "id: \(id)\nevent: \(search.kind.single)\ndata: ".utf8
      bytes += json
      bytes += "\n\n".utf8
    }
    let messages = Messages(bytes: bytes, lastID: arrivals.lastID, hasMore: arrivals.hasMore)
    known[key] = messages
    return messages
  }

  /// Tells a listener why nothing more can be found for it.
  private func giveUp(_ listener: Listener, _ error: any Error) {
    if let error = error as? AppError, case .bytes(let json) = Problem(error).response.body {
      _ = listener.channel.offer(Array("event: problem\ndata: ".utf8) + json + Array("\n\n".utf8))
    }
    listener.channel.finish()
  }
}

extension SavedSearch.Kind {
  /// The name of one of them.
  var single: String {
    switch self {
    case .articles: "article"
    case .events: "event"
    case .quotes: "quote"
    }
  }
}
