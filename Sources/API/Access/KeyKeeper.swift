/// Where keys are kept, so that they can be changed while the server runs.
public protocol KeyKeeper: Sendable {
  /// Puts the keys that a function makes of the present ones in their place: all or, when it throws, nothing. One caller at a time.
  func change<T: Sendable>(_ body: @Sendable (KeyRing) throws -> (ring: KeyRing, result: T)) throws -> T
}
