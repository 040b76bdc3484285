import Glibc
import Testing

@testable import HTTP

struct SignalWaiterTests {
  @Test(arguments: [(SIGTERM, SignalWaiter.Signal.terminate), (SIGINT, .interrupt), (SIGHUP, .hangUp)])
  func `a signal is waited for, not died of`(_ number: Int32, _ signal: SignalWaiter.Signal) {
    let over = Latch(1)
    let (signals, note) = Noted<SignalWaiter.Signal>.make()
    Thread.start(name: "signals") {
      let waiter = SignalWaiter()
      pthread_kill(pthread_self(), number)
      note(waiter.wait())
      over.countDown()
    }
    _ = over.wait()
    #expect(signals.all == [signal])
  }
}
