import Synchronization

/// Gathers values from other threads.
final class Noted<Value: Sendable>: Sendable {
  private let values = Mutex<[Value]>([])

  var all: [Value] { values.withLock { $0 } }

  static func make() -> (Noted, @Sendable (Value) -> Void) {
    let noted = Noted()
    return (noted, { value in noted.values.withLock { $0.append(value) } })
  }
}
