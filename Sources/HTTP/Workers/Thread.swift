import CLinux
import Glibc

/// Threads of the operating system.
enum Thread {
  private final class Start {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }
  }

  /// Runs a function on a thread of its own, which ends with it. The name is cut at 15 bytes.
  static func start(name: String, _ body: @escaping @Sendable () -> Void) {
    let start = unsafe Unmanaged.passRetained(Start(name: name, body: body))
    var thread = pthread_t()
    let result = unsafe pthread_create(
      &thread, nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
        unsafe pthread_setname_np(pthread_self(), String(start.name.prefix(15)))
        start.body()
        return nil
      }, start.toOpaque())
    precondition(result == 0, "the system refuses another thread")
    pthread_detach(thread)
  }
}
