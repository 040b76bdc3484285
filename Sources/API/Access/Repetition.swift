import HTTP
import Model
import Storage
import Synchronization

/// The named requests that are being answered at this moment.
final class RequestsInFlight: Sendable {
  private let names = Mutex<Set<ContentHash>>([])

  /// Notes that a request is being answered; `false` when it is already.
  func begin(_ name: ContentHash) -> Bool { names.withLock { $0.insert(name).inserted } }

  /// It is answered.
  func end(_ name: ContentHash) { _ = names.withLock { $0.remove(name) } }
}

/// `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): a request that a client sends again, because it has not seen the answer,
/// gets the first answer again and does nothing.
extension Services {
  private static let field = HeaderField.idempotencyKey
  /// Further fields are made anew, such as `Date`, or would be wrong, such as `ETag`.
  private static let keptFields = ["Content-Type", "Location"]

  /// The answer that the handler gives, or gave to the same request within a day. Only what succeeded is kept: a request that was refused
  /// may be mended and sent again under its name.
  func once(_ request: Request, _ handler: (Request) throws -> Response) throws -> Response {
    let given = request.headers.values(Self.field.name)
    guard let text = given.first else { return try handler(request) }
    guard given.count == 1, (1...Self.field.maximum).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Problem(.badRequest, detail: "The Idempotency-Key is 1 to \(Self.field.maximum) visible ASCII characters.")
    }
    if request.bodyStream != nil {
      throw Problem(
        .badRequest, detail: "NDJSON takes no Idempotency-Key: a line that is sent again is known again and stored once.")
    }
    // Two clients with keys of their own may choose the same name.
    let name = ContentHash(of: Array(text.utf8), domain: request.headers["Authorization"] ?? "")
    let fingerprint = ContentHash(
      of: request.body, domain: "\(request.method) \(request.target)\n\(request.headers["Content-Type"] ?? "")")
    guard inFlight.begin(name) else {
      throw Problem(.conflict, detail: "A request with this Idempotency-Key is being answered; ask again when it is.")
    }
    defer { inFlight.end(name) }
    let now = now()
    let dayBefore = Self.dayBefore(now)
    if let known = try archive.read({ try RequestRepository($0).answer(to: name, after: dayBefore) }) {
      guard known.fingerprint == fingerprint else {
        throw Problem(.unprocessableContent, detail: "This Idempotency-Key named another request; take a new one.")
      }
      return Self.response(known)
    }
    let response = try handler(request)
    if let answered = Self.answered(response, fingerprint, now) {
      // What was asked for is done; that the answer cannot be kept must not make it look undone.
      try? archive.write { try RequestRepository($0).keep(answered, to: name, forgettingUntil: dayBefore) }
    }
    return response
  }

  private static func response(_ known: AnsweredRequest) -> Response {
    let status: Status = known.status == Status.created.code ? .created : known.status == Status.noContent.code ? .noContent : .ok
    var response = Response(status: status, body: .bytes(known.body))
    for index in stride(from: 0, to: known.headers.count - 1, by: 2) {
      response.headers.set(known.headers[index], known.headers[index + 1])
    }
    response.headers.set("Idempotency-Replayed", "true")
    return response
  }

  private static func answered(_ response: Response, _ fingerprint: ContentHash, _ now: String) -> AnsweredRequest? {
    guard (200..<300).contains(response.status.code), case .bytes(let body) = response.body else { return nil }
    let headers = keptFields.flatMap { name in response.headers[name].map { [name, $0] } ?? [] }
    return AnsweredRequest(fingerprint: fingerprint, madeAt: now, status: response.status.code, headers: headers, body: body)
  }

  /// The same time on the day before an RFC 3339 instant.
  private static func dayBefore(_ instant: String) -> String {
    guard let day = CalendarDate(iso: String(instant.prefix(10))) else { return instant }
    return day.adding(days: -1).description + instant.dropFirst(10)
  }
}
