import Glibc
import Testing

@testable import HTTP

struct ServiceNotifierTests {
  /// The manager's end of the protocol. Every wait has an end.
  private final class Manager {
    let name: String
    private let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    private let folder = TemporaryFolder()

    init(isAbstract: Bool = false) {
      name = (isAbstract ? "@" : "") + folder.path + "/notify"
      _ = SocketAddress(notifying: name).withPointer { bind(descriptor, $0, $1) }
      var patience = timeval(tv_sec: 300, tv_usec: 0)
      setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    func message() -> [String] {
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let count = recv(descriptor, &bytes, bytes.count, 0)
      return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n").map(String.init)
    }
  }

  @Test(arguments: [false, true]) func `states are told as datagrams, to paths and abstract names`(_ isAbstract: Bool) throws {
    let manager = Manager(isAbstract: isAbstract)
    let notifier = ServiceNotifier(["NOTIFY_SOCKET": manager.name])
    notifier.ready(status: "serving\nREADY=0")
    #expect(manager.message() == ["READY=1", "STATUS=serving READY=0"])
    let before = Moment.now().nanoseconds / 1_000
    notifier.reloading()
    let reloading = manager.message()
    #expect(reloading.first == "RELOADING=1")
    let parts = try #require(reloading.last).split(separator: "=")
    #expect(parts.first == "MONOTONIC_USEC")
    #expect(try #require(Int64(parts[1])) >= before && #require(Int64(parts[1])) <= Moment.now().nanoseconds / 1_000)
    notifier.stopping(status: "ends")
    #expect(manager.message() == ["STOPPING=1", "STATUS=ends"])
    notifier.isAlive()
    #expect(manager.message() == ["WATCHDOG=1"])
    #expect(notifier.watchdogInterval == nil)
  }

  @Test(arguments: [
    [:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "relative"], ["NOTIFY_SOCKET": "/nowhere/at/all"], ["NOTIFY_SOCKET": "@"],
  ])
  func `without a manager nothing is sent and nothing fails`(_ environment: [String: String]) {
    ServiceNotifier(environment).ready(status: "")
  }

  @Test(
    arguments: [
      (["WATCHDOG_USEC": "3000000"], 3), (["WATCHDOG_USEC": "3000000", "WATCHDOG_PID": "7"], 3),
      (["WATCHDOG_USEC": "3000000", "WATCHDOG_PID": "8"], nil), (["WATCHDOG_USEC": "0"], nil), (["WATCHDOG_USEC": "soon"], nil), ([:], nil),
    ] as [([String: String], Int?)])
  func `a sign of life is wanted from this process or not`(_ environment: [String: String], _ seconds: Int?) {
    let whole = environment.merging(["NOTIFY_SOCKET": "/run/notify"]) { $1 }
    #expect(ServiceNotifier(whole, process: 7).watchdogInterval == seconds.map { .seconds($0) })
    #expect(ServiceNotifier(environment, process: 7).watchdogInterval == nil, "there is nobody to tell")
  }

  @Test func `signs of life come as long as the loops answer`() throws {
    let manager = Manager()
    let notifier = ServiceNotifier(["NOTIFY_SOCKET": manager.name, "WATCHDOG_USEC": "40000"])
    let isHanging = Latch(1)
    let release = Latch(1)
    let routes = [
      Route(.get, "/hang") { _ in
        isHanging.countDown()
        _ = release.wait()
        return Response(text: "over")
      }
    ]
    let server = Server(configuration: .testing { $0.loops = 1 }, router: Router(routes))
    try server.start()
    let watchdog = Watchdog(notifier) { server.loopsAnswer(within: $0) }
    for _ in 0..<3 { #expect(manager.message() == ["WATCHDOG=1"]) }
    let client = try TestClient(try #require(server.addresses.first))
    try client.send("GET /hang HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = isHanging.wait()
    #expect(!server.loopsAnswer(within: .milliseconds(20)))
    release.countDown()
    #expect(try client.answer().text == "over")
    #expect(server.loopsAnswer(within: .seconds(300)))
    watchdog.stop()
    server.stop()
  }
}
