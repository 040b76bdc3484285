/// Why a server cannot start; the description says what to do.
public enum ServerError: Error, Equatable, CustomStringConvertible {
  /// Another program listens there.
  case addressInUse(ListenAddress)
  /// The address belongs to no interface of this machine.
  case addressNotAvailable(ListenAddress)
  /// Ports below 1024 need a privilege.
  case notAllowed(ListenAddress)
  /// The host is no numeric address and no name that the system knows.
  case unknownHost(String)
  /// Text that is not `host:port`.
  case badAddress(String)
  /// Text that is no address or range of addresses to trust.
  case badProxy(String)
  /// The configuration lists no address at all.
  case noAddress
  /// The server was started before.
  case alreadyStarted
  /// Anything else the system said, by its error number.
  case system(ListenAddress, Int32)

  /// What happened and what to do about it, in one sentence.
  public var description: String {
    switch self {
    case .addressInUse(let address): "\(address) is in use by another program; stop it or listen on another port"
    case .addressNotAvailable(let address):
      "\(address) is no address of this machine; listen on one it has, on localhost, or on * for all"
    case .notAllowed(let address): "listening on \(address) is not permitted; choose a port from 1024 on, or grant CAP_NET_BIND_SERVICE"
    case .unknownHost(let host): "the host name \(host) is not known; give an IP address or a name that resolves here"
    case .badAddress(let text): "\"\(text)\" is not an address to listen on; write host:port, such as 127.0.0.1:8080, [::1]:8080 or *:8080"
    case .badProxy(let text): "\"\(text)\" is no proxy to trust; write an address, a range such as 10.0.0.0/8, or unix"
    case .noAddress: "there is no address to listen on; give at least one"
    case .alreadyStarted: "the server was started already; make another one"
    case .system(let address, let number): "listening on \(address) failed with error \(number) of the system"
    }
  }
}
