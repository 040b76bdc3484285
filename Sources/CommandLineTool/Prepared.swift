import Synchronization

/// Something that takes its time to make, made once: beforehand on another thread, or by the first who asks for it. Others wait for that one.
final class Prepared<Value: Sendable>: Sendable {
  private let made: Mutex<Value?>
  private let make: @Sendable () -> Value

  /// Something to be made later.
  init(_ make: @escaping @Sendable () -> Value) {
    made = Mutex(nil)
    self.make = make
  }

  /// Something that is there already.
  init(value: Value) {
    made = Mutex(value)
    make = { value }
  }

  /// The value; waits until it is made.
  var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }

  /// Lets another thread make it.
  func begin() {
    Task.detached(priority: .userInitiated) { [self] in _ = value }
  }
}
