/// Why a request cannot be taken; the connection closes after the answer, because what follows cannot be trusted.
struct RequestFault: Error, Equatable {
  let status: Status
  let detail: String

  static func bad(_ detail: String) -> RequestFault { RequestFault(status: .badRequest, detail: detail) }

  var problem: Problem { Problem(status, detail: detail) }
}
