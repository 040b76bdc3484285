import API
import Synchronization

/// Keys in memory.
final class KeyBox: KeyKeeper {
  private let kept: Mutex<KeyRing>

  init(_ keys: [KeyRing.Key] = []) { kept = Mutex(KeyRing(keys)) }

  var ring: KeyRing { kept.withLock { $0 } }

  func change<T: Sendable>(_ body: @Sendable (KeyRing) throws -> (ring: KeyRing, result: T)) throws -> T {
    try kept.withLock { kept in
      let (ring, result) = try body(kept)
      kept = ring
      return result
    }
  }
}
