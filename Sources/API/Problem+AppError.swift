public import HTTP
public import Model

extension Problem {
  /// The one table from the application's error codes to HTTP statuses.
  public init(_ error: AppError) {
    let status: Status =
      switch error.code {
      case .invalid: .badRequest
      case .notFound: .notFound
      case .conflict: .conflict
      case .unauthorized: .unauthorized
      case .forbidden: .forbidden
      case .tooLarge: .contentTooLarge
      case .unavailable: .serviceUnavailable
      }
    let issues = error.details.map { detail in
      switch detail.place {
      case .parameter(let name): Issue(.parameter(name), detail.message)
      case .pointer(let pointer): Issue(.pointer(pointer), detail.message)
      }
    }
    var headers: Headers = [:]
    if error.code == .unauthorized { headers.set("WWW-Authenticate", "Bearer") }
    self.init(status, detail: error.message, errors: issues, headers: headers)
  }
}
