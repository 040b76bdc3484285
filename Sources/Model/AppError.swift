/// What went wrong, in terms of the application: the one error type that crosses from the lower layers to the API, which maps each code to
/// one HTTP status.
public struct AppError: Error, Equatable, Sendable {
  /// The kinds of failure that a caller can tell apart.
  public enum Code: String, Sendable, CaseIterable {
    /// The input breaks a rule; ``AppError/details`` name the places.
    case invalid
    /// No such thing.
    case notFound
    /// The request contradicts what is stored.
    case conflict
    /// A key is missing or unknown.
    case unauthorized
    /// The caller is known, and may not do this.
    case forbidden
    /// The input is larger than a limit.
    case tooLarge
    /// The server cannot do it now (disk full, shutting down).
    case unavailable
  }

  /// One place in the input that is wrong.
  public struct Detail: Equatable, Sendable {
    /// Where: a query parameter's name, or a JSON Pointer (RFC 6901) into the body.
    public enum Place: Equatable, Sendable {
      /// The name of a query parameter.
      case parameter(String)
      /// A JSON Pointer into the body.
      case pointer(String)
    }

    /// Where the input is wrong.
    public var place: Place
    /// What is wrong there, and what would be right.
    public var message: String

    /// Says that the input is wrong at a place.
    public init(_ place: Place, _ message: String) {
      self.place = place
      self.message = message
    }
  }

  /// The kind of failure.
  public var code: Code
  /// One sentence for a person: what is wrong and what to do. Never SQL, paths or internals.
  public var message: String
  /// The places in the input, when the input is to blame.
  public var details: [Detail]

  /// Makes an error of a kind with its message.
  public init(_ code: Code, _ message: String, details: [Detail] = []) {
    self.code = code
    self.message = message
    self.details = details
  }

  /// An invalid query parameter.
  public static func parameter(_ name: String, _ message: String) -> AppError {
    AppError(.invalid, "The parameter '\(name)' is not valid: \(message)", details: [.init(.parameter(name), message)])
  }

  /// An invalid member of a JSON body.
  public static func pointer(_ pointer: String, _ message: String) -> AppError {
    AppError(.invalid, "The body is not valid at '\(pointer)': \(message)", details: [.init(.pointer(pointer), message)])
  }
}
