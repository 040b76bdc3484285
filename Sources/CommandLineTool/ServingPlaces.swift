import HTTP

/// Where a running server can be reached, as the greeting says it.
struct ServingPlaces {
  /// Every place: `http://127.0.0.1:8080, unix:/run/sijill.sock`.
  let all: String
  /// How curl is called to get there.
  let curl: String
  /// What the address of a page begins with.
  let url: String

  init(_ addresses: [ListenAddress]) {
    all = addresses.map { $0.path == nil ? "http://\($0)" : "\($0)" }.joined(separator: ", ")
    if let network = addresses.first(where: { $0.path == nil }) {
      curl = "curl"
      url = "http://\(network)"
    } else {
      curl = "curl" + (addresses.first?.path.map { " --unix-socket \($0)" } ?? "")
      url = "http://localhost"
    }
  }
}
