import HTTP
import Model

/// `/v1/keys`: the keys, for those who may administer.
extension Services {
  func listKeys(_ request: Request) throws -> Response {
    _ = try QueryReader(request, Parameters.none)
    let ring = keys()
    return ListAnswer.json(for: request) { json in
      json.object { json in
        json.key("items")
        json.array(ring.keys) { json, key in json.object { $0.keyMembers(key) } }
        json.member("next", nil as String?)
      }
    }
  }

  func createKey(_ request: Request) throws -> Response {
    _ = try QueryReader(request, Parameters.none)
    let type = try MediaType(request.headers["Content-Type"])
    guard type.name == "application/json" else {
      throw Problem(.unsupportedMediaType, detail: "Content-Type \(type.name) is not taken; send application/json.")
    }
    let wanted = try KeyBody(request.body)
    let day = today()
    let made = try keeper().change { ring in
      let made = try ring.making(wanted.name, scopes: wanted.scopes, expires: wanted.expires, today: day)
      return (made.ring, made)
    }
    return shown(made, .created, request)
  }

  func rotateKey(_ request: Request) throws -> Response {
    _ = try QueryReader(request, Parameters.none)
    let name = request.parameters["name"] ?? ""
    let day = today()
    let made = try keeper().change { ring in
      let made = try ring.rotating(name, today: day)
      return (made.ring, made)
    }
    return shown(made, .ok, request)
  }

  func revokeKey(_ request: Request) throws -> Response {
    _ = try QueryReader(request, Parameters.none)
    let name = request.parameters["name"] ?? ""
    let day = today()
    try keeper().change { ring in (try ring.revoking(name, today: day), ()) }
    return Response(status: .noContent)
  }

  private func keeper() throws(AppError) -> any KeyKeeper {
    guard let keyKeeper else { throw AppError(.conflict, "This server has no place to keep keys in.") }
    return keyKeeper
  }

  private func shown(_ made: KeyRing.Made, _ status: Status, _ request: Request) -> Response {
    var response = ListAnswer.json(status, for: request) { json in
      json.object { json in
        json.keyMembers(made.key)
        json.member("secret", made.secret)
      }
    }
    // The secret must stay in no cache.
    response.headers.set("Cache-Control", "no-store")
    response.headers.remove("ETag")
    return response
  }
}

extension JSONWriter {
  /// The members of a key, without what opens anything.
  fileprivate mutating func keyMembers(_ key: KeyRing.Key) {
    member("name", key.name)
    member("scopes", key.scopes.map(\.rawValue))
    member("expires", key.expires?.description)
    member("revoked", key.revoked?.description)
  }
}
