import HTTP
import Model
import Storage
import Synchronization

/// Answers that were given already, for as long as nothing in the archive has changed since they were made: a desk asks the same lists
/// and articles over and over.
///
/// What was asked for long ago makes room: once the newer half is full, the older half is forgotten.
final class AnswerCache: Sendable {
  /// A state of the archive on a day: lists may count back from today.
  struct Moment: Equatable {
    let generation: Int
    let day: CalendarDate
  }

  private struct State {
    var moment: Moment?
    var newer: [String: Response] = [:]
    var older: [String: Response] = [:]
    var newerBytes = 0
  }

  /// Larger answers are not worth their room.
  private static let largest = 65_536
  /// What an entry costs beside its bytes.
  private static let overhead = 512
  private let capacity: Int
  private let state = Mutex(State())

  /// - Parameter capacity: bytes that all answers together may have.
  init(capacity: Int = 6 * 1_024 * 1_024) { self.capacity = capacity }

  /// The answer to a request, if it is known at a moment.
  func answer(to request: Request, at moment: Moment) -> Response? {
    let known: Response? = state.withLock { state in
      guard state.moment == moment else { return nil }
      if let response = state.newer[request.target] { return response }
      guard let response = state.older[request.target] else { return nil }
      keep(response, for: request.target, &state)
      return response
    }
    return known?.withETag(for: request)
  }

  /// Keeps an answer that was made of the archive as it was at a moment, or later.
  func keep(_ response: Response, for request: Request, at moment: Moment) {
    guard response.status == .ok, case .bytes(let bytes) = response.body, bytes.count <= Self.largest else { return }
    state.withLock { state in
      if let current = state.moment, current != moment {
        // A slow reader of an earlier state must not push out what is known of a later one.
        if current.generation > moment.generation { return }
        state = State()
      }
      state.moment = moment
      keep(response, for: request.target, &state)
    }
  }

  private func keep(_ response: Response, for target: String, _ state: inout State) {
    guard case .bytes(let bytes) = response.body, state.newer[target] == nil else { return }
    state.newer[target] = response
    state.newerBytes += bytes.count + target.utf8.count + Self.overhead
    guard state.newerBytes > capacity / 2 else { return }
    state.older = state.newer
    state.newer = [:]
    state.newerBytes = 0
  }
}

extension Services {
  /// A route that reads the archive and nothing else: what was answered before is answered on the event loop.
  func reading(_ pattern: String, speed: Route.Speed = .slow, _ handler: @escaping Route.Handler) -> Route {
    let atHand: @Sendable (Request) -> Response? = { known.answer(to: $0, at: moment) }
    return Route(.get, pattern, speed: speed, admission: admitRead, atHand: atHand) { request in
      // The moment before the archive is looked at: what changes meanwhile makes the answer old, never wrongly new.
      let moment = moment
      let response = try handler(request)
      known.keep(response, for: request, at: moment)
      return response
    }
  }

  private var moment: AnswerCache.Moment { AnswerCache.Moment(generation: archive.generation, day: today()) }
}
