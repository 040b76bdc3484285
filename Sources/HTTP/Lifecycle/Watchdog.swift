/// Gives a service manager a sign of life for as long as the server has one itself; when it hangs, the manager starts it anew.
public final class Watchdog: Sendable {
  private let stopped = Latch(1)

  /// Begins to look after a server, if the manager wants signs of life.
  ///
  /// - Parameters:
  ///   - notifier: whom to tell, and how often: twice as often as is expected.
  ///   - check: whether the server answers; it may take the time it is given.
  public init(_ notifier: ServiceNotifier, check: @escaping @Sendable (Duration) -> Bool) {
    guard let interval = notifier.watchdogInterval else { return }
    let pause = Moment.Span(interval / 2)
    let stopped = stopped
    Thread.start(name: "watchdog") {
      var next = Moment.now()
      repeat {
        if check(interval / 4) { notifier.isAlive() }
        next = max(next + pause, Moment.now())
      } while !stopped.wait(until: next)
    }
  }

  /// Ends it. A manager that was told of the stop has a deadline of its own.
  public func stop() { stopped.countDown() }
}
