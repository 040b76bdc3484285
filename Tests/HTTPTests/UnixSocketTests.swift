import Glibc
import Testing

@testable import HTTP

struct UnixSocketTests {
  private let folder = TemporaryFolder()
  private var address: ListenAddress { ListenAddress(path: folder.path + "/http.sock") }

  private func server(_ change: (inout ServerConfiguration) -> Void = { _ in }) -> Server {
    let routes = [Route(.get, "/") { Response(text: "\($0.client.address) \($0.client.isLoopback)") }]
    let configuration = ServerConfiguration.testing {
      $0.addresses = [address]
      change(&$0)
    }
    return Server(configuration: configuration, router: Router(routes))
  }

  /// A socket file that a server left behind: bound, listened on if wanted, closed.
  private func bindOnly(listening: Bool = true) -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    _ = SocketAddress(path: folder.path + "/http.sock").withPointer { bind(descriptor, $0, $1) }
    if listening { listen(descriptor, 1) }
    return descriptor
  }

  @Test func `it is served beside ports, its client is this machine, and its file is gone at the end`() throws {
    let server = server { $0.addresses.append(ListenAddress(host: "127.0.0.1", port: 0)) }
    try server.start()
    #expect(server.addresses.count == 2)
    #expect(server.addresses[0] == address)
    #expect(try TestClient(address).get("/").text == "unix true")
    #expect(try TestClient(server.addresses[1]).get("/").text == "127.0.0.1 true")
    #expect(folder.names == ["http.sock"])
    server.stop()
    #expect(folder.names.isEmpty)
  }

  @Test(arguments: [0o600, 0o660, 0o666] as [UInt32]) func `its file has the permissions that are asked for`(_ mode: UInt32) throws {
    let server = server { $0.socketMode = mode }
    try server.start()
    #expect(folder.mode("http.sock") == mode)
    server.stop()
  }

  @Test(arguments: [true, false]) func `the file of a dead server is replaced`(_ listened: Bool) throws {
    close(bindOnly(listening: listened))
    let server = server()
    try server.start()
    #expect(try TestClient(address).get("/").status == 200)
    server.stop()
    #expect(folder.names.isEmpty)
  }

  @Test func `the socket of a living server is refused and left alone`() throws {
    let first = server()
    try first.start()
    #expect(throws: ServerError.addressInUse(address)) { try server().start() }
    #expect(try TestClient(address).get("/").status == 200)
    first.stop()
  }

  @Test func `a file that is no socket is left alone`() throws {
    close(open(folder.path + "/http.sock", O_CREAT | O_WRONLY, 0o600))
    #expect(throws: ServerError.notASocket(address)) { try server().start() }
    #expect(folder.names == ["http.sock"])
  }

  @Test func `a folder that is missing is told`() {
    let address = ListenAddress(path: folder.path + "/missing/http.sock")
    #expect(throws: ServerError.noFolder(address)) { try server { $0.addresses = [address] }.start() }
  }

  @Test func `a later server's file is not taken away`() throws {
    let first = server()
    try first.start()
    unlink(folder.path + "/http.sock")
    let second = server()
    try second.start()
    first.stop()
    #expect(try TestClient(address).get("/").status == 200)
    second.stop()
    #expect(folder.names.isEmpty)
  }

  @Test func `what was made is taken away when another address fails`() throws {
    let bad = ListenAddress(host: "192.0.2.1", port: 0)
    #expect(throws: ServerError.addressNotAvailable(bad)) { try server { $0.addresses.append(bad) }.start() }
    #expect(folder.names.isEmpty)
  }

  // MARK: Sockets that were handed over.

  @Test func `sockets that were handed over are served, do not block, and their files stay`() throws {
    let descriptor = bindOnly()
    let server = server {
      $0.addresses = []
      $0.inheritedSockets = [descriptor]
    }
    try server.start()
    #expect(server.addresses == [address])
    #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
    #expect(fcntl(descriptor, F_GETFL) & O_NONBLOCK != 0)
    #expect(try TestClient(address).get("/").text == "unix true")
    server.stop()
    #expect(folder.names == ["http.sock"], "it is its maker's to remove")
  }

  @Test func `an address that was handed over is not bound again`() throws {
    let descriptor = bindOnly()
    let server = server { $0.inheritedSockets = [descriptor] }
    try server.start()
    #expect(server.addresses == [address])
    server.stop()
  }

  @Test func `a descriptor that does not listen is told`() throws {
    let idle = bindOnly(listening: false)
    let datagrams = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    let file = open("/dev/null", O_RDONLY)
    for descriptor in [idle, datagrams, file, 9_999] {
      let configuration = ServerConfiguration.testing { $0.inheritedSockets = [descriptor] }
      #expect(throws: ServerError.badDescriptor(descriptor)) { try Server(configuration: configuration, router: Router([])).start() }
    }
    for descriptor in [idle, datagrams, file] { close(descriptor) }
  }

  @Test(arguments: [
    (["LISTEN_PID": "7", "LISTEN_FDS": "2"], [3, 4]), (["LISTEN_PID": "7", "LISTEN_FDS": "1", "LISTEN_FDNAMES": "http"], [3]),
    (["LISTEN_PID": "8", "LISTEN_FDS": "2"], []), (["LISTEN_FDS": "2"], []), (["LISTEN_PID": "7"], []), ([:], []),
    (["LISTEN_PID": "7", "LISTEN_FDS": "0"], []), (["LISTEN_PID": "7", "LISTEN_FDS": "-1"], []),
    (["LISTEN_PID": "7", "LISTEN_FDS": "many"], []), (["LISTEN_PID": "7", "LISTEN_FDS": "2147483647"], []),
  ])
  func `only what is meant for this process is taken`(_ environment: [String: String], _ descriptors: [Int32]) {
    #expect(SocketActivation.descriptors(environment, process: 7) == descriptors)
  }
}
