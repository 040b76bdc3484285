/// Finds the route of a request. At each segment a literal wins over a parameter; `GET` routes answer `HEAD`, every path `OPTIONS`.
public struct Router: Sendable {
  /// What became of a request.
  enum Resolution: Sendable {
    /// The place of a route in the table, and what stands in the place of its parameters.
    case route(Int, parameters: PathParameters)
    /// No route runs; this is the answer.
    case answer(Response)
  }

  /// One place in the tree of segments; children are places in `nodes`.
  private struct Node: Sendable {
    var literals: [(text: [UInt8], node: Int)] = []
    var parameter: Int?
    /// Places in the table.
    var routes: [Int] = []
  }

  /// The table, as given.
  public let routes: [Route]
  private var nodes = [Node()]
  private let methods: [Method]

  /// A router over a table.
  ///
  /// - Precondition: no two routes have the same method and the same pattern up to parameter names.
  public init(_ routes: [Route]) {
    self.routes = routes
    methods = Self.allowed(routes)
    for place in routes.indices { insert(place) }
  }

  private mutating func insert(_ place: Int) {
    let route = routes[place]
    var node = 0
    for segment in route.segments {
      let known: Int?
      switch segment {
      case .literal(let text): known = nodes[node].literals.first { $0.text.elementsEqual(text.utf8) }?.node
      case .parameter: known = nodes[node].parameter
      }
      let next = known ?? nodes.count
      if known == nil {
        nodes.append(Node())
        switch segment {
        case .literal(let text): nodes[node].literals.append((Array(text.utf8), next))
        case .parameter: nodes[node].parameter = next
        }
      }
      node = next
    }
    precondition(!nodes[node].routes.contains { routes[$0].method == route.method }, "two routes for \(route.method) \(route.pattern)")
    nodes[node].routes.append(place)
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
  func resolve(_ method: Method, _ target: RequestTarget) -> Resolution {
    if target.isAsterisk { return .answer(Self.options(methods)) }
    guard method.isKnown || methods.contains(method) else {
      return .answer(Problem(.notImplemented, detail: "The method \(method) is not known here.").response)
    }
    var values: [String] = []
    guard let found = target.withPath({ find($0, from: 0, in: 0, &values) }) else {
      return .answer(Problem(.notFound, detail: "There is nothing at \(target.rawPath).").response)
    }
    let places = nodes[found].routes
    let taken = places.first { routes[$0].method == method } ?? (method == .head ? places.first { routes[$0].method == .get } : nil)
    if let taken {
      return .route(taken, parameters: PathParameters(names: routes[taken].parameterNames, values: values))
    }
    let allowed = Self.allowed(places.map { routes[$0] })
    if method == .options { return .answer(Self.options(allowed)) }
    let detail = "\(target.rawPath) does not take \(method)."
    return .answer(Problem(.methodNotAllowed, detail: detail, headers: ["Allow": Self.list(allowed)]).response)
  }

  /// The node that has routes for the segments of a path from a byte on; the values of its parameters are appended.
  private func find(_ path: borrowing Span<UInt8>, from start: Int, in node: Int, _ values: inout [String]) -> Int? {
    if start > path.count { return nodes[node].routes.isEmpty ? nil : node }
    var end = start
    var isPlain = true
    while end < path.count, path[end] != UInt8(ascii: "/") {
      if path[end] == UInt8(ascii: "%") { isPlain = false }
      end += 1
    }
    let segment = path.extracting(start..<end)
    let decoded = isPlain ? nil : PercentCoding.decode((start..<end).map { path[$0] }[...], plusIsBlank: false)
    for literal in nodes[node].literals where Self.isEqual(literal.text, segment, decoded) {
      if let found = find(path, from: end + 1, in: literal.node, &values) { return found }
    }
    guard let next = nodes[node].parameter, end > start else { return nil }
    let count = values.count
    values.append(decoded ?? String(decoding: (start..<end).map { path[$0] }, as: UTF8.self))
    if let found = find(path, from: end + 1, in: next, &values) { return found }
    values.removeSubrange(count...)
    return nil
  }

  private static func isEqual(_ literal: [UInt8], _ segment: borrowing Span<UInt8>, _ decoded: String?) -> Bool {
    if let decoded { return literal.elementsEqual(decoded.utf8) }
    if literal.count != segment.count { return false }
    for index in segment.indices where literal[index] != segment[index] { return false }
    return true
  }

  private static func options(_ methods: [Method]) -> Response {
    Response(status: .noContent, headers: ["Allow": list(methods)])
  }

  private static func list(_ methods: [Method]) -> String { methods.map(\.name).joined(separator: ", ") }

  /// The answer to a request, without a socket: what a client would get but for compression and the header fields that the server adds.
  ///
  /// - Parameter onError: makes answers of what handlers throw, except for `Problem`s, which are answers.
  public func respond(to request: Request, onError: ErrorHandler) -> Response {
    switch resolve(request.method, request.parsedTarget) {
    case .answer(let response): return response
    case .route(let place, let parameters):
      var request = request
      request.parameters = parameters
      let route = routes[place]
      do {
        try route.admission?(request)
      } catch {
        return (error as? Problem)?.response ?? onError(error, request)
      }
      if let answer = route.atHand?(request) { return answer }
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
