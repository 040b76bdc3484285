import Testing

@testable import HTTP

struct ListenAddressTests {
  @Test(arguments: [
    ("127.0.0.1:8080", "127.0.0.1", 8_080), ("[::1]:0", "::1", 0), ("localhost:65535", "localhost", 65_535), ("*:80", "*", 80),
  ])
  func `an address is read and written`(_ text: String, _ host: String, _ port: UInt16) throws {
    let address = try ListenAddress(text)
    #expect(address == ListenAddress(host: host, port: port))
    #expect(address.description == text)
  }

  @Test(arguments: ["/run/sijill/http.sock", "relative.sock", "/srv/خادم:80", String(repeating: "a", count: 107)])
  func `the path of a Unix socket is read and written`(_ path: String) throws {
    let address = try ListenAddress("unix:" + path)
    #expect(address == ListenAddress(path: path))
    #expect(address.description == "unix:" + path)
    #expect(SocketAddress(path: path).listenAddress == address)
    #expect(SocketAddress(path: path).client == Client(address: "unix", isLoopback: true))
  }

  @Test(arguments: [
    "", "8080", ":80", "a:", "a:b", "a:65536", "::1:80", "a:-1", "[]:1", "unix:", "unix:/run/", "unix:/a\0b",
    "unix:" + String(repeating: "a", count: 108),
  ])
  func `anything else is told to be wrong`(_ text: String) {
    #expect(throws: ServerError.badAddress(text)) { try ListenAddress(text) }
  }

  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1", true), ("127.9.9.9", "127.9.9.9", true), ("::1", "::1", true), ("::ffff:127.0.0.1", "127.0.0.1", true),
    ("10.0.0.1", "10.0.0.1", false), ("2001:db8::2", "2001:db8::2", false), ("::ffff:10.0.0.1", "10.0.0.1", false),
    ("0.0.0.0", "0.0.0.0", false),
  ])
  func `loopback is known in every family`(_ host: String, _ shown: String, _ isLoopback: Bool) throws {
    let client = try #require(SocketAddress(host: host, port: 1)).client
    #expect(client == Client(address: shown, isLoopback: isLoopback))
  }
}
