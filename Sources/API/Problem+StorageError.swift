public import HTTP
import Model
public import Storage

extension Problem {
  /// What a client is told of a failure of the archive; `nil` for those that are bugs and belong in the log alone.
  public init?(_ error: StorageError) {
    switch error.kind {
    case .full:
      self.init(.insufficientStorage, detail: "The server has no room left to store anything; what it has can still be read.")
    case .corrupt:
      self.init(.internalServerError, detail: "The archive is damaged; on the server's machine 'sijill check' says where.")
    default:
      guard let shown = error.clientError else { return nil }
      self.init(shown)
    }
  }
}
