/// Finds the route of a request. At each segment a literal wins over a parameter; `GET` routes answer `HEAD`, every path `OPTIONS`.
public struct Router: Sendable {
  /// What became of a request.
  enum Resolution: Sendable {
    case route(Route, parameters: [String: String])
    /// No route runs; this is the answer.
    case answer(Response)
  }

  private struct Node: Sendable {
    var literals: [String: Node] = [:]
    /// At most one element: a value type cannot hold itself otherwise.
    var parameter: [Node] = []
    var routes: [Route] = []
  }

  /// The table, as given.
  public let routes: [Route]
  private var root = Node()
  private let methods: [Method]

  /// A router over a table.
  ///
  /// - Precondition: no two routes have the same method and the same pattern up to parameter names.
  public init(_ routes: [Route]) {
    self.routes = routes
    methods = Self.allowed(routes)
    for route in routes { Self.insert(route, route.segments[...], into: &root) }
  }

  private static func insert(_ route: Route, _ segments: ArraySlice<Route.Segment>, into node: inout Node) {
    switch segments.first {
    case nil:
      precondition(!node.routes.contains { $0.method == route.method }, "two routes for \(route.method) \(route.pattern)")
      node.routes.append(route)
    case .literal(let text):
      insert(route, segments.dropFirst(), into: &node.literals[text, default: Node()])
    case .parameter:
      if node.parameter.isEmpty { node.parameter.append(Node()) }
      insert(route, segments.dropFirst(), into: &node.parameter[0])
    }
  }

  /// The methods a set of routes answers, in the order of the table, with what the router adds.
  private static func allowed(_ routes: [Route]) -> [Method] {
    var methods: [Method] = []
    for route in routes where !methods.contains(route.method) {
      methods.append(route.method)
      if route.method == .get, !methods.contains(.head) { methods.append(.head) }
    }
    return methods.contains(.options) ? methods : methods + [.options]
  }

  /// The route of a request, or the answer when there is none.
  func resolve(_ method: Method, _ path: RequestPath) -> Resolution {
    if path.segments.isEmpty { return .answer(Self.options(methods)) }
    guard method.isKnown || methods.contains(method) else {
      return .answer(Problem(.notImplemented, detail: "The method \(method) is not known here.").response)
    }
    var values: [String] = []
    guard let node = Self.find(path.segments[...], in: root, &values) else {
      return .answer(Problem(.notFound, detail: "There is nothing at \(path.raw).").response)
    }
    let route = node.routes.first { $0.method == method } ?? (method == .head ? node.routes.first { $0.method == .get } : nil)
    if let route {
      let names = route.parameterNames
      return .route(route, parameters: names.isEmpty ? [:] : Dictionary(uniqueKeysWithValues: zip(names, values)))
    }
    let allowed = Self.allowed(node.routes)
    if method == .options { return .answer(Self.options(allowed)) }
    let detail = "\(path.raw) does not take \(method)."
    return .answer(Problem(.methodNotAllowed, detail: detail, headers: ["Allow": Self.list(allowed)]).response)
  }

  /// The node that has routes for these segments; the values of its parameters are appended.
  private static func find(_ segments: ArraySlice<String>, in node: Node, _ values: inout [String]) -> Node? {
    guard let segment = segments.first else { return node.routes.isEmpty ? nil : node }
    if let next = node.literals[segment], let found = find(segments.dropFirst(), in: next, &values) { return found }
    guard let next = node.parameter.first, !segment.isEmpty else { return nil }
    let count = values.count
    values.append(segment)
    if let found = find(segments.dropFirst(), in: next, &values) { return found }
    values.removeSubrange(count...)
    return nil
  }

  private static func options(_ methods: [Method]) -> Response {
    Response(status: .noContent, headers: ["Allow": list(methods)])
  }

  private static func list(_ methods: [Method]) -> String { methods.map(\.name).joined(separator: ", ") }

  /// The answer to a request, without a socket: what a client would get but for compression and the header fields that the server adds.
  ///
  /// - Parameter onError: makes answers of what handlers throw, except for `Problem`s, which are answers.
  public func respond(to request: Request, onError: ErrorHandler) -> Response {
    switch resolve(request.method, request.path) {
    case .answer(let response): return response
    case .route(let route, let parameters):
      var request = request
      request.parameters = parameters
      return route.respond(to: request, onError: onError)
    }
  }
}

/// Makes an answer of what a handler threw and of the request it threw at; the place for a log line.
public typealias ErrorHandler = @Sendable (any Error, Request) -> Response

extension Route {
  /// The handler's answer, whatever it throws.
  func respond(to request: Request, onError: ErrorHandler) -> Response {
    do {
      return try handler(request)
    } catch let problem as Problem {
      return problem.response
    } catch is BodyStream.Failure {
      return Problem(.badRequest, detail: "The connection ended before the body did.").response
    } catch {
      return onError(error, request)
    }
  }
}
