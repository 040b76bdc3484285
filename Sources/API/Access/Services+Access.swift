import HTTP
import Model

/// Who may do what: by key once the server has any, before that from this machine alone.
extension Services {
  /// Lets a request through that stores or removes something.
  @Sendable func admitWrite(_ request: Request) throws { try admit(request, .write) }

  /// Lets a request through that corrects what was extracted.
  @Sendable func admitCuration(_ request: Request) throws { try admit(request, .curate) }

  /// Lets a request through that looks after the keys.
  @Sendable func admitAdmin(_ request: Request) throws { try admit(request, .admin) }

  /// Lets a request through that reads: any, unless the server wants keys for that too.
  @Sendable func admitRead(_ request: Request) throws { if readsNeedKey { try admit(request, .read) } }

  private func admit(_ request: Request, _ scope: KeyRing.Scope) throws {
    let ring = keys()
    if ring.isEmpty {
      guard request.client.isLoopback else {
        throw AppError(.forbidden, "While the server has no keys, this is taken from its own machine only; 'sijill key create' makes one.")
      }
      return
    }
    try ring.check(request.headers["Authorization"], scope, today: today())
  }
}
